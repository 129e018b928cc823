import type { Tier } from '../../server/contract/common.ts';
import type { Frame } from './scene.ts';
import { shorten, widthInEm } from './text.ts';

/** Height of the strip of chevrons, with 6 px of air above them. */
export const headStrip = 36;

/** A tier as it is headed: where its ground begins in px at zoom 1, and what is said at the right. */
export interface Head {
  tier: Tier;
  x: number;
  name: string;
  count: string;
  gaps?: string | undefined;
  /** There are gaps: the number is in the colour of what is missing. */
  alarm: boolean;
}

/** The grounds of the tiers over the full height. */
export function paintGrounds(
  { context, palette, zoom, x, width, height }: Frame,
  heads: readonly Head[],
): void {
  heads.forEach((head, at) => {
    const [left, right] = edges(heads, at, zoom, x, width);
    context.fillStyle = at % 2 === 0 ? palette.bandOdd : palette.bandEven;
    context.fillRect(left, 0, right - left, height);
    void head;
  });
}

function edges(heads: readonly Head[], at: number, zoom: number, x: number, width: number): [number, number] {
  const head = heads[at];
  const next = heads[at + 1];
  const left = at === 0 || !head ? 0 : Math.round(x + head.x * zoom);
  const right = next ? Math.round(x + next.x * zoom) : width;
  return [left, Math.max(left, right)];
}

/** The chevrons. They stay at the top of the screen at one size, so the tiers are named at every zoom. */
export function paintHeads(frame: Frame, heads: readonly Head[]): void {
  const { context, palette, zoom, x, width } = frame;
  const font = (weight: number, size: number): string => `${weight} ${size}px ${palette.font}`;
  const [first] = heads;
  context.fillStyle = palette.bandOdd;
  context.fillRect(0, 0, width, first ? headStrip : 0);
  for (let at = heads.length - 1; at >= 0; at--) {
    const head = heads[at];
    if (!head) continue;
    const [left, edge] = edges(heads, at, zoom, x, width);
    const last = at === heads.length - 1;
    const right = last ? width + 2 : edge - 10;
    const chevron = new Path2D();
    chevron.moveTo(left - (at === 0 ? 2 : 0) + 0.5, 6.5);
    chevron.lineTo(right + 0.5, 6.5);
    if (!last) chevron.lineTo(right + 11.5, 21);
    chevron.lineTo(right + 0.5, 35.5);
    chevron.lineTo(left - (at === 0 ? 2 : 0) + 0.5, 35.5);
    if (at > 0) chevron.lineTo(left + 11.5, 21);
    chevron.closePath();
    context.fillStyle = palette.surface;
    context.fill(chevron);
    context.strokeStyle = palette.lineStrong;
    context.lineWidth = 1;
    context.stroke(chevron);
    const start = Math.max(left, 0) + (at === 0 ? 14 : 24);
    const ends = { name: Math.min(right, width) - 8, figures: Math.min(right, width - 20) - 10 };
    paintWords(frame, head, start, ends, font);
  }
}

function paintWords(
  { context, palette }: Frame,
  head: Head,
  start: number,
  ends: { name: number; figures: number },
  font: (weight: number, size: number) => string,
): void {
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.fillStyle = palette.ink1;
  context.font = font(600, 15);
  const room = ends.name - start;
  const fits = context.measureText(head.name).width <= room;
  const name = fits ? head.name : shorten(head.name, Math.max(1, room / 15));
  context.fillText(name, start, 26);
  const afterName = start + context.measureText(name).width + 12;
  context.textAlign = 'right';
  let edge = ends.figures;
  const gaps = head.gaps;
  if (gaps !== undefined && edge - widthInEm(gaps) * 12 > afterName) {
    context.font = font(head.alarm ? 600 : 400, 12);
    context.fillStyle = head.alarm ? palette.missingText : palette.ink3;
    context.fillText(gaps, edge, 25);
    edge -= context.measureText(gaps).width + 5;
  }
  if (edge - widthInEm(head.count) * 12 > afterName) {
    context.font = font(400, 12);
    context.fillStyle = palette.ink3;
    context.fillText(head.count, edge, 25);
  }
  context.textAlign = 'left';
}

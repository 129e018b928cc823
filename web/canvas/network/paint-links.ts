import type { Evidence } from '../../../server/contract/common.ts';
import { arrowHead, roundedPath } from '../path.ts';
import type { Palette } from '../palette.ts';
import type { Frame } from '../scene.ts';
import type { Link } from './links.ts';
import type { NetworkDrawing } from './scene.ts';

/** Line style is evidence: solid, long dash, short dash. */
const dashes: Record<Evidence, number[]> = { verified: [], claimed: [9, 2.5], suggested: [2.5, 3.5] };

const inkOf = (evidence: Evidence, palette: Palette): string =>
  evidence === 'verified' ? palette.verified : evidence === 'claimed' ? palette.claimed : palette.suggested;

function pathOf({ style, points }: Link): Path2D {
  const path = new Path2D();
  const [start, one, two, end] = points;
  if ((style === 'curve' || style === 'double') && start && one && two && end) {
    path.moveTo(start.x, start.y);
    path.bezierCurveTo(one.x, one.y, two.x, two.y, end.x, end.y);
  } else roundedPath(path, points, 5);
  return path;
}

/** All relations; those of the selected organisation last, in cobalt with their dash kept. */
export function paintLinks(frame: Frame, { links, input }: NetworkDrawing): void {
  const { context, ratio, zoom, x, y, palette } = frame;
  const { selected } = input;
  const lit = (link: Link): boolean =>
    selected !== undefined && (link.from === selected || link.to === selected);
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  context.lineJoin = 'round';
  for (const link of [...links].sort((a, b) => Number(lit(a)) - Number(lit(b)))) {
    const shines = lit(link);
    const colour = shines ? palette.accent : inkOf(link.evidence, palette);
    const path = pathOf(link);
    context.globalAlpha = selected === undefined || shines ? 1 : 0.34;
    context.strokeStyle = colour;
    context.lineWidth = link.evidence === 'verified' || shines ? 1.5 : 1.25;
    context.setLineDash(dashes[link.evidence]);
    if (link.style === 'double') {
      context.setLineDash([]);
      context.lineWidth = 4;
      context.stroke(path);
      context.strokeStyle = palette.surface;
      context.lineWidth = 1.5;
    }
    context.stroke(path);
    context.setLineDash([]);
    paintEnd(frame, link, colour);
    context.globalAlpha = 1;
  }
}

/** The end tells the kind: arrow, open dot, full dot, square. */
function paintEnd({ context, palette }: Frame, { style, points }: Link, colour: string): void {
  const end = points.at(-1);
  const before = points.at(-2);
  if (!end || !before || style === 'double') return;
  context.fillStyle = colour;
  context.strokeStyle = colour;
  if (style === 'curve') {
    const head = new Path2D();
    arrowHead(head, end.x, end.y, 7, Math.atan2(end.y - before.y, end.x - before.x));
    context.fill(head);
    return;
  }
  context.beginPath();
  if (style === 'place') context.rect(end.x - 3, end.y - 3, 6, 6);
  else context.arc(end.x, end.y, 3, 0, 2 * Math.PI);
  if (style === 'drop') {
    context.fillStyle = palette.surface;
    context.lineWidth = 1.5;
    context.fill();
    context.stroke();
  } else context.fill();
}

/** Suggested supplies of two groups: one dotted line with its count on a tag. */
export function paintStreams(frame: Frame, { streams, input }: NetworkDrawing): void {
  const { context, ratio, zoom, x, y, palette } = frame;
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  context.font = `400 12px ${palette.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const tags: { x: number; y: number }[] = [];
  const faint = input.selected === undefined ? 1 : 0.34;
  for (const { from, to, count } of streams) {
    const reach = Math.max(24, Math.abs(to.x - from.x) * 0.4) * (to.x >= from.x ? 1 : -1);
    const same = Math.abs(to.x - from.x) < 40;
    const bend = same ? 30 : reach;
    context.globalAlpha = faint;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.bezierCurveTo(from.x + bend, from.y, same ? to.x + bend : to.x - bend, to.y, to.x, to.y);
    context.strokeStyle = palette.suggested;
    context.lineWidth = 2;
    context.setLineDash([2.5, 3.5]);
    context.stroke();
    context.setLineDash([]);
    const words = input.labels.stream(count);
    const w = context.measureText(words).width + 12;
    const curve = [
      from,
      { x: from.x + bend, y: from.y },
      { x: same ? to.x + bend : to.x - bend, y: to.y },
      to,
    ] as const;
    const spots = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].map((share) => bezier(curve, share));
    const free = (spot: { x: number; y: number }): boolean =>
      tags.every((tag) => Math.abs(tag.x - spot.x) > w + 2 || Math.abs(tag.y - spot.y) > 20);
    const spot = spots.find(free) ?? bezier(curve, 0.5);
    tags.push(spot);
    context.fillStyle = palette.surface;
    context.strokeStyle = palette.control;
    context.lineWidth = 1;
    context.setLineDash([2, 2]);
    context.beginPath();
    context.rect(spot.x - w / 2, spot.y - 9, w, 18);
    context.fill();
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = palette.ink2;
    context.fillText(words, spot.x, spot.y + 0.5);
  }
  context.globalAlpha = 1;
  context.textAlign = 'left';
}

type Spot = Readonly<{ x: number; y: number }>;

/** A point of a cubic curve. */
function bezier([a, b, c, d]: readonly [Spot, Spot, Spot, Spot], share: number): { x: number; y: number } {
  const rest = 1 - share;
  const at = (one: number, two: number, three: number, four: number): number =>
    rest ** 3 * one + 3 * rest ** 2 * share * two + 3 * rest * share ** 2 * three + share ** 3 * four;
  return { x: at(a.x, b.x, c.x, d.x), y: at(a.y, b.y, c.y, d.y) };
}

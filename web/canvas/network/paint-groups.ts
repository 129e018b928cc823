import type { StageStatus } from '../../../server/contract/common.ts';
import { nameOf } from '../map/box.ts';
import type { Point } from '../map/lines.ts';
import type { Palette } from '../palette.ts';
import type { Frame } from '../scene.ts';
import { paintGlyph } from './paint-glyph.ts';
import { padding } from './hull.ts';
import { groupCount, type NetworkDrawing } from './scene.ts';

const trace = (context: CanvasRenderingContext2D, hull: readonly Point[]): void => {
  context.beginPath();
  hull.forEach((point, at) =>
    at === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y),
  );
  context.closePath();
};

/** The two shelves: a name and a rule each. */
export function paintShelves(frame: Frame, { input }: NetworkDrawing): void {
  const { context, ratio, zoom, x, y, palette } = frame;
  const { placement, labels, network } = input;
  const { top, bottom } = placement.shelves;
  const has = (talent: boolean): boolean =>
    network.nodes.some(
      (node) =>
        placement.marks.has(node.id) && node.kind !== 'firm' && (node.kind === 'university') === talent,
    );
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  context.font = `400 12px ${palette.font}`;
  context.textBaseline = 'middle';
  context.fillStyle = palette.ink3;
  context.strokeStyle = palette.lineStrong;
  context.lineWidth = 1 / zoom;
  const rule = (at: number): void => {
    context.beginPath();
    context.moveTo(-x / zoom, at);
    context.lineTo((frame.width - x) / zoom, at);
    context.stroke();
  };
  if (has(true)) {
    context.fillText(labels.shelves.talent, 14, 25);
    rule(top);
  }
  if (has(false)) {
    context.fillText(labels.shelves.bodies, 14, bottom + 25);
    rule(bottom);
  }
}

/** Fill and border of a group's hull, by status: a missing stage is a hole here too. */
function colours(
  status: StageStatus | undefined,
  palette: Palette,
): { fill: string; tint: number; edge: string; strength: number } {
  if (status === undefined) return { fill: palette.surface, tint: 1, edge: palette.lineStrong, strength: 1 };
  const { mark, tint } = palette.status[status];
  if (status === 'missing' || status === 'reserve')
    return { fill: palette.surface, tint: 1, edge: mark, strength: 1 };
  if (status === 'unknown') return { fill: palette.surface, tint: 1, edge: mark, strength: 0.55 };
  return { fill: tint, tint: status === 'strong' ? 1 : 0.62, edge: mark, strength: 0.55 };
}

/** The hulls with their titles. A round stroke under the fill makes the padding. */
export function paintGroups(frame: Frame, { groups, stages }: NetworkDrawing): void {
  const { context, ratio, zoom, x, y, palette } = frame;
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  context.lineJoin = 'round';
  for (const group of groups) {
    const stage = stages.get(group.id);
    const look = colours(stage?.status, palette);
    const stroke = (width: number, colour: string): void => {
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.stroke();
    };
    trace(context, group.hull);
    const border = stage?.status === 'missing' ? 1.75 : 1;
    stroke(2 * padding, palette.surface);
    context.globalAlpha = look.strength;
    stroke(2 * padding, look.edge);
    context.globalAlpha = 1;
    stroke(2 * padding - 2 * border, palette.surface);
    context.fillStyle = palette.surface;
    context.fill();
    if (look.fill !== palette.surface) tintHull(frame, group.hull, look.fill, look.tint, border);
    if (stage?.status === 'unknown') hatch(frame, group);
  }
}

/** The groups' titles, over the lines and with a halo in the colour of their ground. */
export function paintTitles(frame: Frame, { groups, stages, input }: NetworkDrawing): void {
  const { context, ratio, zoom, x, y, palette } = frame;
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  context.lineJoin = 'round';
  for (const group of groups) {
    const stage = stages.get(group.id);
    const { x: left, y: top } = group.title;
    const name = stage ? nameOf(stage, input.language) : input.labels.ungrouped;
    if (stage) paintGlyph(context, stage.status, palette, left, top, 15);
    context.textBaseline = 'alphabetic';
    context.font = `600 13px ${palette.font}`;
    context.lineWidth = 4;
    const look = colours(stage?.status, palette);
    context.strokeStyle =
      look.fill === palette.surface ? look.fill : mix(look.fill, palette.surface, look.tint);
    const start = left + (stage ? 20 : 0);
    context.strokeText(name, start, top + 12);
    context.fillStyle = palette.ink1;
    context.fillText(name, start, top + 12);
    if (!stage) continue;
    const after = start + context.measureText(name).width + 6;
    context.font = `400 12px ${palette.font}`;
    context.fillStyle = palette.status[stage.status].text;
    const count = groupCount(stage, input.labels);
    context.strokeText(count, after, top + 12);
    context.fillText(count, after, top + 12);
  }
}

/** One even tint over hull and padding: drawn apart, half-transparent layers would show where they overlap. */
function tintHull(
  { context, palette }: Frame,
  hull: readonly Point[],
  tint: string,
  share: number,
  border: number,
): void {
  trace(context, hull);
  context.lineWidth = 2 * padding - 2 * border;
  const even = mix(tint, palette.surface, share);
  context.strokeStyle = even;
  context.fillStyle = even;
  context.stroke();
  context.fill();
}

const hex = (colour: string): number[] | undefined => {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  return found?.slice(1).map((part) => Number.parseInt(part, 16));
};

/** A share of one colour in another, both as #rrggbb; anything else is left as it is. */
export function mix(one: string, other: string, share: number): string {
  const [a, b] = [hex(one), hex(other)];
  if (!a || !b) return one;
  return `rgb(${a.map((part, at) => Math.round(part * share + (b[at] ?? 0) * (1 - share))).join(' ')})`;
}

function hatch(
  { context, palette }: Frame,
  group: { x: number; y: number; w: number; h: number; hull: readonly Point[] },
): void {
  context.save();
  trace(context, group.hull);
  context.clip();
  context.beginPath();
  for (let at = group.x - group.h; at < group.x + group.w; at += 8.5) {
    context.moveTo(at, group.y + group.h);
    context.lineTo(at + group.h, group.y);
  }
  context.globalAlpha = 0.3;
  context.strokeStyle = palette.status.unknown.mark;
  context.lineWidth = 1.2;
  context.stroke();
  context.restore();
}

import type { NetworkNode } from '../../../server/contract/network.ts';
import type { ZoomLevel } from '../labels.ts';
import type { Frame } from '../scene.ts';
import { widthInEm } from '../text.ts';
import { cell } from './group.ts';
import { paintMark } from './mark.ts';
import { chooseNames, type NameWish } from './names.ts';
import type { NetworkDrawing } from './scene.ts';
import { shortName } from './shape-of.ts';

/** A mark as it is drawn. */
export interface DrawnMark {
  node: NetworkNode;
  x: number;
  y: number;
  r: number;
  name: string;
  group: string;
  shelf: boolean;
  reserve: boolean;
  selected: boolean;
  /** Not pale: nothing is selected, or it is the selected one or joined to it. */
  near: boolean;
}

const pale = 0.42;

/** What is written at a mark: short under a firm, longer beside a shelf mark, whole when it is looked at. */
const wordsOf = (mark: DrawnMark, level: ZoomLevel, place: string): string =>
  shortName(mark.name, mark.shelf ? 11 : level === 3 ? 10 : (cell.w - 6) / 12, place);

/** Marks first, then the names that have room. Names keep 12 px when the drawing is smaller than life. */
export function paintMarks(frame: Frame, { drawn, input }: NetworkDrawing, level: ZoomLevel): void {
  const { context, ratio, zoom, x, y, palette, active } = frame;
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  for (const mark of drawn) {
    const strength = mark.node.id === active ? 1 : frame.strength(mark.node.id);
    context.globalAlpha = pale + (1 - pale) * strength;
    paintMark(context, { ...mark }, palette);
  }
  context.globalAlpha = 1;
  if (level === 1) return;
  const size = level === 3 ? 12 : Math.max(12, 12 * zoom);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const place = input.map.region.name;
  const wishes = drawn.map((mark): NameWish => {
    const words = wordsOf(mark, level, place);
    const w = widthInEm(words) * size;
    const [left, top] = [x + mark.x * zoom, y + mark.y * zoom];
    const always = mark.selected || mark.node.id === active;
    const value = mark.node.relations + (mark.node.anchor ? 1000 : 0) + (mark.near ? 500 : 0);
    const right = left + 12 * zoom;
    // A shelf name that would leave the canvas stands before its mark; a name under one is moved in.
    const shelfX = right + w > frame.width - 4 && left < frame.width ? left - 12 * zoom - w : right;
    const under =
      left < frame.width && left > 0
        ? Math.max(4, Math.min(left - w / 2, frame.width - w - 4))
        : left - w / 2;
    const spot = mark.shelf ? { x: shelfX, y: top - size / 2 } : { x: under, y: top + (mark.r + 3) * zoom };
    return { id: mark.node.id, ...spot, w, h: size + 2, value, always };
  });
  const shown = chooseNames(wishes);
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  wishes.forEach((wish, at) => {
    const mark = drawn[at];
    if (!mark || !shown.has(wish.id)) return;
    context.font = `${mark.node.anchor || mark.selected ? 600 : 400} ${size}px ${palette.font}`;
    const strength = wish.id === active ? 1 : frame.strength(wish.id);
    context.globalAlpha = 0.55 + 0.45 * strength;
    context.strokeStyle = palette.surface;
    context.fillStyle = palette.ink1;
    const words = wordsOf(mark, level, place);
    const left = mark.shelf ? wish.x : wish.x + (wish.w - context.measureText(words).width) / 2;
    context.strokeText(words, left, wish.y);
    context.fillText(words, left, wish.y);
  });
  context.globalAlpha = 1;
}

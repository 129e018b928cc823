import type { MapStage } from '../../../server/contract/chain.ts';
import type { StageStatus } from '../../../server/contract/common.ts';
import type { Language, ZoomLevel } from '../labels.ts';
import type { Frame } from '../scene.ts';
import { shorten } from '../text.ts';
import { nameOf } from './box.ts';
import { inPort, outPort } from './geometry.ts';
import type { Box, SegmentLabel } from './place.ts';

/** Between the heights at which lines enter and leave, so that they meet the block too. */
const portMiddle = (inPort + outPort) / 2;

/** Names of the segments, each with a rule to the end of its column. */
export function paintLabels(
  { context, ratio, zoom, x, y, palette }: Frame,
  labels: readonly SegmentLabel[],
): void {
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  // Names of segments are read beside names of firms: they do not grow with an opened box.
  const size = 12 / Math.max(1, zoom / 1.1);
  context.font = `400 ${size}px ${palette.font}`;
  context.textBaseline = 'alphabetic';
  context.lineWidth = 1 / zoom;
  context.strokeStyle = palette.lineStrong;
  context.fillStyle = palette.ink3;
  for (const label of labels) {
    const words = shorten(label.segment, (label.w - 14) / 12);
    context.fillText(words, label.x, label.y);
    const start = label.x + context.measureText(words).width + 6;
    if (start > label.x + label.w - 6) continue;
    context.beginPath();
    context.moveTo(start, label.y - 4.5);
    context.lineTo(label.x + label.w, label.y - 4.5);
    context.stroke();
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

/** A block in place of a box, half as high, in the status's filling. */
export function paintOutline(frame: Frame, box: Box, status: StageStatus, alpha: number): void {
  const { context, zoom, x, y, palette } = frame;
  const { mark, tint } = palette.status[status];
  const w = Math.round(box.w * zoom);
  const h = Math.max(3, Math.round(20 * zoom));
  const left = Math.round(x + box.x * zoom);
  const top = Math.round(y + (box.y + portMiddle) * zoom - h / 2);
  const open = status === 'missing' || status === 'reserve' || status === 'unknown';
  context.globalAlpha = alpha;
  context.fillStyle = open ? palette.surface : status === 'strong' || status === 'present' ? mark : tint;
  context.fillRect(left, top, w, h);
  if (status === 'reserve') {
    context.fillStyle = mark;
    context.fillRect(left, top + h / 2, w, h / 2);
  }
  if (status === 'single') {
    context.fillStyle = mark;
    context.fillRect(left, top, 4, h);
  }
  const width = status === 'missing' ? 2 : 1;
  context.strokeStyle = mark;
  context.lineWidth = width;
  context.setLineDash(status === 'unknown' ? [1.5, 2.5] : []);
  context.strokeRect(left + width / 2, top + width / 2, w - width, h - width);
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Rings round the selected stages, outside the box so that the status stays readable. */
export function paintSelection(
  frame: Frame,
  drawn: readonly { box: Box; stage: MapStage }[],
  selected: readonly (string | undefined)[],
  level: ZoomLevel,
  language: Language,
): void {
  const { context, zoom, x, y, palette } = frame;
  for (const { box, stage } of drawn) {
    if (!selected.includes(box.id)) continue;
    const top = level === 1 ? box.y + portMiddle - 10 : box.y;
    const h = level === 1 ? Math.max(3 / zoom, 20) : box.h;
    const away = 3.5;
    context.strokeStyle = palette.accent;
    context.lineWidth = 2.5;
    context.beginPath();
    const place = [
      x + box.x * zoom - away,
      y + top * zoom - away,
      box.w * zoom + 2 * away,
      h * zoom + 2 * away,
    ] as const;
    context.roundRect(...place, 5);
    context.stroke();
    if (level > 1) continue;
    context.font = `600 12px ${palette.font}`;
    context.textBaseline = 'alphabetic';
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = palette.surface;
    context.fillStyle = palette.ink1;
    const name = nameOf(stage, language);
    context.strokeText(name, place[0], place[1] + place[3] + 14);
    context.fillText(name, place[0], place[1] + place[3] + 14);
  }
}

import type { StageStatus } from '../../../server/contract/common.ts';
import type { Palette } from '../palette.ts';

const disc = (context: CanvasRenderingContext2D, r: number, start = 0, end = 2 * Math.PI): void => {
  context.beginPath();
  context.arc(8, 8, r, start, end);
};

const way = (context: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void => {
  context.beginPath();
  points.forEach(([x, y], at) => (at === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
};

/** A status mark straight on a canvas, in the same shapes as in the boxes. */
export function paintGlyph(
  context: CanvasRenderingContext2D,
  status: StageStatus,
  palette: Palette,
  x: number,
  y: number,
  size: number,
): void {
  context.save();
  context.translate(x, y);
  context.scale(size / 16, size / 16);
  const { mark } = palette.status[status];
  context.strokeStyle = mark;
  context.fillStyle = mark;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = 1.5;
  if (status === 'strong') {
    disc(context, 7);
    context.fill();
    context.strokeStyle = palette.surface;
    context.lineWidth = 1.7;
    way(context, [
      [4.9, 8.3],
      [7.1, 10.5],
      [11.2, 5.9],
    ]);
    context.stroke();
    context.restore();
    return;
  }
  if (status === 'unknown') context.setLineDash([2.2, 1.73]);
  disc(context, 6.25);
  context.lineCap = 'butt';
  context.stroke();
  context.setLineDash([]);
  context.lineCap = 'round';
  if (status === 'reserve') {
    disc(context, 5.5, 0, Math.PI);
    context.fill();
  } else if (status === 'single' || status === 'present') {
    disc(context, status === 'single' ? 2.5 : 4.4);
    context.fill();
  } else if (status === 'missing') {
    context.lineWidth = 1.7;
    way(context, [
      [5.7, 5.7],
      [10.3, 10.3],
    ]);
    context.stroke();
    way(context, [
      [10.3, 5.7],
      [5.7, 10.3],
    ]);
    context.stroke();
  } else if (status === 'weak') {
    context.lineWidth = 1.8;
    way(context, [
      [5, 6.9],
      [8, 9.9],
      [11, 6.9],
    ]);
    context.stroke();
  } else {
    context.font = `600 10px ${palette.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText('?', 8, 8.5);
  }
  context.restore();
}

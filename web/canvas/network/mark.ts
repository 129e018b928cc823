import type { NetworkNode } from '../../../server/contract/network.ts';
import type { Palette } from '../palette.ts';

export interface MarkLook {
  node: NetworkNode;
  x: number;
  y: number;
  r: number;
  /** The stage it stands at is in reserve here: half a disc. */
  reserve: boolean;
  selected: boolean;
}

/** Outline of a kind's mark, 16 px wide for all but firms. */
function outline(context: CanvasRenderingContext2D, { node, x, y, r }: MarkLook): void {
  const corners = (points: readonly (readonly [number, number])[]): void => {
    points.forEach(([dx, dy], at) =>
      at === 0 ? context.moveTo(x + dx, y + dy) : context.lineTo(x + dx, y + dy),
    );
    context.closePath();
  };
  context.beginPath();
  if (node.kind === 'firm') context.arc(x, y, r, 0, 2 * Math.PI);
  else if (node.kind === 'university')
    corners([
      [0, -8],
      [8, 0],
      [0, 8],
      [-8, 0],
    ]);
  else if (node.kind === 'association' || node.kind === 'agency') {
    corners([
      [0, -7.5],
      [6.5, -3.8],
      [6.5, 3.8],
      [0, 7.5],
      [-6.5, 3.8],
      [-6.5, -3.8],
    ]);
  } else if (node.kind === 'carrier')
    corners([
      [0, -7.5],
      [7.5, -1],
      [7.5, 6.5],
      [-7.5, 6.5],
      [-7.5, -1],
    ]);
  else if (node.kind === 'investor')
    corners([
      [-8, -6],
      [8, -6],
      [0, 8],
    ]);
  else
    corners([
      [-6.5, -6.5],
      [6.5, -6.5],
      [6.5, 6.5],
      [-6.5, 6.5],
    ]);
}

/** Shape is the kind, fill is the place: filled here, hollow elsewhere, half in reserve. No colour but the selection's. */
export function paintMark(context: CanvasRenderingContext2D, look: MarkLook, palette: Palette): void {
  const { node, x, y, r, reserve, selected } = look;
  const ink = selected ? palette.accent : palette.ink2;
  outline(context, look);
  const hollow = !node.here || reserve;
  context.fillStyle = hollow ? palette.surface : ink;
  context.fill();
  context.strokeStyle = hollow ? ink : palette.surface;
  context.lineWidth = hollow ? 1.5 : 1;
  context.stroke();
  if (reserve && node.here) {
    context.beginPath();
    context.arc(x, y, r, 0, Math.PI);
    context.fillStyle = ink;
    context.fill();
  }
  if (node.relations === 0 && node.kind === 'firm') {
    context.beginPath();
    context.setLineDash([2, 2]);
    context.arc(x, y, 5.5, 0, 2 * Math.PI);
    context.strokeStyle = ink;
    context.lineWidth = 1;
    context.stroke();
    context.setLineDash([]);
  }
  if (node.anchor) {
    context.beginPath();
    context.arc(x, y, r + 3.5, 0, 2 * Math.PI);
    context.strokeStyle = ink;
    context.lineWidth = 1.25;
    context.stroke();
    context.beginPath();
    const [fx, fy] = [x + r * 0.6, y - r - 14];
    context.moveTo(fx, fy + 12);
    context.lineTo(fx, fy);
    context.lineTo(fx + 10, fy);
    context.lineTo(fx + 7, fy + 3.5);
    context.lineTo(fx + 10, fy + 7);
    context.lineTo(fx + 1.5, fy + 7);
    context.lineTo(fx + 1.5, fy + 12);
    context.closePath();
    context.fillStyle = ink;
    context.fill();
  }
  if (selected) {
    context.beginPath();
    context.arc(x, y, r + (node.anchor ? 7 : 4.5), 0, 2 * Math.PI);
    context.strokeStyle = palette.accent;
    context.lineWidth = 2.5;
    context.stroke();
  }
}

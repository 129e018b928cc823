import type { ZoomLevel } from '../labels.ts';
import { arrowHead, roundedPath } from '../path.ts';
import type { Frame } from '../scene.ts';
import { cornerRadius } from './geometry.ts';
import { feedKey, type Lit } from './lit.ts';
import type { Placement, Ring } from './place.ts';

/** The lines of a map gathered into few paths: lines that lie on one another darken nothing. */
export interface LinePaths {
  resting: Path2D | undefined;
  restingEnds: readonly { x: number; y: number }[];
  lit: Path2D | undefined;
  litEnds: readonly { x: number; y: number }[];
  litRings: ReadonlySet<string>;
}

export function linePaths({ lines }: Placement, lit: Lit | undefined): LinePaths {
  // A server-side test has no Path2D; nothing is painted there.
  const canDraw = typeof Path2D !== 'undefined';
  const resting = canDraw ? new Path2D() : undefined;
  const bright = canDraw ? new Path2D() : undefined;
  const restingEnds = new Map<string, { x: number; y: number }>();
  const litEnds = new Map<string, { x: number; y: number }>();
  const litRings = new Set<string>();
  for (const line of lines) {
    const shines = lit?.feeds.has(feedKey(line)) === true;
    const end = line.points.at(-1);
    const path = shines ? bright : resting;
    if (path) roundedPath(path, line.points, cornerRadius);
    if (end) (shines ? litEnds : restingEnds).set(line.to, end);
    if (shines && line.ring !== undefined) litRings.add(line.ring);
  }
  return {
    resting,
    restingEnds: [...restingEnds.values()],
    lit: bright,
    litEnds: [...litEnds.values()],
    litRings,
  };
}

/** Resting lines in grey, the lit ones over them. Lines keep their width on the screen at every zoom. */
export function paintLines(frame: Frame, paths: LinePaths, selecting: boolean, level: ZoomLevel): void {
  const { context, ratio, zoom, x, y, palette } = frame;
  const set = (): void =>
    context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * (x + 0.5), ratio * (y + 0.5));
  const ends = (points: readonly { x: number; y: number }[], size: number, colour: string): void => {
    const heads = new Path2D();
    for (const point of points) arrowHead(heads, point.x - 0.5, point.y, size / Math.max(zoom, 0.8));
    context.fillStyle = colour;
    context.fill(heads);
  };
  context.lineJoin = 'round';
  // At the outline level resting lines carry nothing; the selection draws its own.
  if (level > 1 && paths.resting) {
    set();
    context.globalAlpha = selecting ? 0.5 : 1;
    context.strokeStyle = palette.edge;
    context.lineWidth = 1 / zoom;
    context.stroke(paths.resting);
    ends(paths.restingEnds, 6, palette.edge);
    context.globalAlpha = 1;
  }
  if (selecting && paths.lit) {
    set();
    context.strokeStyle = palette.accent;
    context.lineWidth = 2.25 / zoom;
    context.stroke(paths.lit);
    ends(paths.litEnds, 8, palette.accent);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

/** The rings in which alternatives meet. */
export function paintRings(frame: Frame, rings: readonly Ring[], paths: LinePaths, word: string): void {
  const { context, ratio, zoom, x, y, palette } = frame;
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * (x + 0.5), ratio * (y + 0.5));
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const ring of rings) {
    const shines = paths.litRings.has(ring.id);
    context.beginPath();
    context.arc(ring.x, ring.y, ring.r, 0, 2 * Math.PI);
    context.fillStyle = palette.surface;
    context.fill();
    context.strokeStyle = shines ? palette.accent : palette.control;
    context.lineWidth = shines ? 1.75 : 1.25;
    context.stroke();
    context.fillStyle = shines ? palette.accent : palette.ink2;
    const size = word.length > 1 ? 9 : 12;
    context.font = `${shines ? 600 : 400} ${size}px ${palette.font}`;
    context.fillText(word, ring.x, ring.y + 0.5);
  }
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

import type { ZoomLevel } from './labels.ts';
import type { SceneMark, Viewport } from './scene.ts';

export const leastZoom = 0.12;
export const mostZoom = 3.5;
/** Where one level ends and the next begins. */
const outlineBelow = 0.55;
const firmsAbove = 1.4;
/** Names can still be read from here on; a map that would have to be smaller opens at its beginning instead. */
const readable = 0.7;

export const levelOf = (zoom: number): ZoomLevel => (zoom < outlineBelow ? 1 : zoom > firmsAbove ? 3 : 2);

interface Extent {
  width: number;
  height: number;
  head: number;
  foot: number;
}

/** Zoom at which the whole drawing is in sight, never larger than life. */
export function fitZoom(extent: Extent, width: number, height: number): number {
  if (extent.width <= 0 || extent.height <= 0) return 1;
  const across = width / extent.width;
  const down = (height - extent.head - extent.foot) / extent.height;
  return Math.max(leastZoom, Math.min(1, across, down));
}

/** The drawing at a zoom: in the middle where it has room, else from its beginning. */
export function placed(extent: Extent, zoom: number, width: number, height: number): Viewport {
  const spareX = width - extent.width * zoom;
  const spareY = height - extent.head - extent.foot - extent.height * zoom;
  return {
    zoom,
    x: Math.round(Math.max(0, spareX / 2)),
    y: Math.round(extent.head + Math.max(0, Math.min(spareY / 2, 24))),
    width,
    height,
  };
}

/** How a drawing opens: whole if its names can be read then, or if it is too large for that anyway. */
export function opening(extent: Extent, marks: number, width: number, height: number): Viewport {
  const fit = fitZoom(extent, width, height);
  const zoom = marks > 90 ? fit : Math.max(fit, readable);
  return placed(extent, zoom, width, height);
}

/** The zoom a level is shown at when it is asked for. */
export function zoomFor(level: ZoomLevel, fit: number): number {
  if (level === 1) return Math.min(fit, 0.5);
  if (level === 2) return fit >= outlineBelow ? fit : 1;
  return 1.8;
}

/** Ids of the marks at least partly on the screen. */
export const inSight = (marks: readonly SceneMark[], { zoom, x, y, width, height }: Viewport): string[] =>
  marks
    .filter((mark) => mark.x * zoom + x < width && (mark.x + mark.w) * zoom + x > 0)
    .filter((mark) => mark.y * zoom + y < height && (mark.y + mark.h) * zoom + y > 0)
    .map((mark) => mark.id);

import type { Palette } from './palette.ts';
import type { Sprites } from './sprite.ts';

/** Something that can be pointed at, in px at zoom 1. */
export interface SceneMark {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Where the drawing stands on the screen. */
export interface Viewport {
  zoom: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** All a scene needs to draw itself once. */
export interface Frame extends Viewport {
  context: CanvasRenderingContext2D;
  /** Device px per CSS px. */
  ratio: number;
  palette: Palette;
  sprites: Sprites;
  /** The zoom rests: worth drawing everything at its exact size. */
  settled: boolean;
  /** What the pointer or the keyboard is on. */
  active: string | undefined;
  /** How strongly a mark is drawn, 0 to 1, on its way from the last scene to this one. */
  strength: (id: string) => number;
}

/** A drawing with its marks. Replaced whole when the data, the selection or a filter changes. */
export interface Scene {
  /** Places are the same as long as the key is; a new key opens the drawing afresh. */
  key: string;
  marks: readonly SceneMark[];
  width: number;
  height: number;
  /** Px at the top of the screen that stay put. */
  head: number;
  /** Px at the bottom kept free for controls when the whole is fitted. */
  foot: number;
  strength: (id: string) => number;
  paint: (frame: Frame) => void;
}

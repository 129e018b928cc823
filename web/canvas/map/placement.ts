import type { Tier } from '../../../server/contract/common.ts';
import type { Line, Ring } from './lines.ts';

/** A stage where it stands. */
export interface Box {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
  column: number;
  row: number;
}

/** A tier's ground, from its first column to the next tier. */
export interface Band {
  tier: Tier;
  x: number;
  w: number;
  stages: readonly string[];
}

/** A segment's name above its boxes in one column; `y` is the base line. */
export interface SegmentLabel {
  segment: string;
  x: number;
  y: number;
  w: number;
}

export interface Placement {
  boxes: Box[];
  bands: Band[];
  labels: SegmentLabel[];
  rings: Ring[];
  lines: Line[];
  width: number;
  height: number;
}

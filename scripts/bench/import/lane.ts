import type { Bed } from '../bed.ts';

/** Tables to bring into the graph, and a small sample of the same shape. */
export interface Material {
  folder: string;
  sample: string;
  /** Rows by table, as generated. */
  rows: Readonly<Record<string, number>>;
}

/** What a lane took; `elements` only where it did not write all of them. */
export interface Taken {
  milliseconds: number;
  elements?: number;
  /** Time of our process on a processor, where it is not this one. */
  cpuMs?: number;
  notes?: string[];
}

/** A way to bring the same tables into an emptied graph that holds the regions. */
export interface Lane {
  id: string;
  title: string;
  /** What it writes and how, in a sentence or two. */
  says: string;
  /** Whether readers see all of it or nothing, and a failure leaves nothing. */
  isWhole: boolean;
  /** Whether it makes the elements the tables describe, so that they can be counted against another lane's. */
  isComplete: boolean;
  run(bed: Bed, material: Material): Promise<Taken>;
}

import type { Columns } from './columns.ts';
import type { Shape } from './shape.ts';

/** The stages of one segment in one column: they stand together under one label. */
export interface Block {
  segment: string | undefined;
  stages: string[];
  /** Row of the first box. */
  start: number;
}

/** Blocks of each column, top to bottom, without overlaps. */
export type Arrangement = Block[][];

/** Blocks in the order of the stages' own numbers, packed at the top. */
export function firstArrangement(shape: Shape, columns: Columns): Arrangement {
  const found: Arrangement = columns.tiers.map(() => []);
  for (const stage of shape.stages) {
    const column = found[columns.of.get(stage.id) ?? 0];
    const block = column?.find((one) => one.segment === stage.segment);
    if (block) block.stages.push(stage.id);
    else column?.push({ segment: stage.segment, stages: [stage.id], start: 0 });
  }
  for (const column of found) pack(column);
  return found;
}

/** Closes every hole of a column. */
export function pack(column: Block[]): void {
  let row = 0;
  for (const block of column) {
    block.start = row;
    row += block.stages.length;
  }
}

export const blockEnd = (block: Block): number => block.start + block.stages.length;

/** Row of every stage. */
export function rowsOf(arrangement: Arrangement): Map<string, number> {
  const rows = new Map<string, number>();
  for (const column of arrangement) {
    for (const block of column) block.stages.forEach((id, at) => rows.set(id, block.start + at));
  }
  return rows;
}

export const copyOf = (arrangement: Arrangement): Arrangement =>
  arrangement.map((column) => column.map((block) => ({ ...block, stages: [...block.stages] })));

/** Rows before which a block begins right under another one: there a label needs room in every column. */
export function tightRows(arrangement: Arrangement): Set<number> {
  const tight = new Set<number>([0]);
  for (const column of arrangement) {
    column.forEach((block, at) => {
      const above = column[at - 1];
      if (above && blockEnd(above) === block.start) tight.add(block.start);
    });
  }
  return tight;
}

import { createHash } from 'node:crypto';
import { Type, type Static } from 'typebox';
import type { StageCounts, SupplyCounts } from '../../analysis/count.ts';

/** Coverage that was counted otherwise is counted anew: raised whenever a cell means something else. */
export const coverageFormat = 1;

/** The region of the cell that says of a stage what is known of it anywhere. */
export const anywhere = '';

/** A cell, and a finding with it, names at most so many sources: the first by id. */
const mostSources = 200;

/** What a region, or the whole graph, has at a stage: everything of a finding that would be counted from roles. */
export interface Cell {
  /** A region's code, or {@link anywhere}. */
  region: string;
  stage: string;
  counts: StageCounts;
  laboratories: number;
  /**
   * Firms of which exactly this region is known and none inside it: for a region inside they are unplaced. Of the cell
   * for anywhere: firms of no known place.
   */
  onlyHere: number;
  supply?: SupplyCounts | undefined;
  sources: string[];
}

/** Ids of sources as a cell names them: each once, in order, and no more than a page of findings can carry. */
export const toSources = (ids: Iterable<string>): string[] => [...new Set(ids)].sort().slice(0, mostSources);

export const cellId = (region: string, stage: string): string => `${region}|${stage}`;

const Count = Type.Optional(Type.Integer());

/** A cell as the graph keeps it. Nothing counted is absent, not 0: most cells have little. */
export const StoredCell = Type.Object({
  id: Type.String(),
  region: Type.String(),
  stage: Type.String(),
  firms: Count,
  production: Count,
  groups: Count,
  reserve: Count,
  planned: Count,
  silent: Count,
  producer: Type.Optional(Type.String()),
  /** Σ, the largest group's, and Σ of squares, in CNY. */
  output: Type.Optional(Type.Array(Type.Number())),
  laboratories: Count,
  onlyHere: Count,
  supplies: Count,
  suppliesOutside: Count,
  suppliesUnplaced: Count,
  /** Value of all supplies, and of those from outside, in CNY. */
  supplyValue: Type.Optional(Type.Array(Type.Number())),
  sources: Type.Optional(Type.Array(Type.String())),
});
export type StoredCell = Static<typeof StoredCell>;

/** A cell as it is written: `sum` changes with its content. */
export interface CellRow {
  id: string;
  properties: Omit<StoredCell, 'output' | 'supplyValue'> & { sum: string };
  /** As text, for whole numbers would arrive as integers, and squares of CNY do not fit into one. */
  output: string[] | null;
  supplyValue: string[] | null;
}

const isPresent = ([, value]: [string, unknown]): boolean =>
  value !== 0 && value !== undefined && !(Array.isArray(value) && value.length === 0);

/** What the graph keeps of a cell. */
export function toStored({ region, stage, counts, supply, ...rest }: Cell): StoredCell {
  const { output, ...numbers } = counts;
  const { valueCny, outsideValueCny } = supply ?? {};
  const all = {
    ...{ id: cellId(region, stage), region, stage },
    ...numbers,
    ...(output && { output: [output.total, output.top, output.squares] }),
    ...rest,
    ...(supply && {
      supplies: supply.supplies,
      suppliesOutside: supply.outside,
      suppliesUnplaced: supply.unplaced,
    }),
    ...(valueCny !== undefined &&
      outsideValueCny !== undefined && { supplyValue: [valueCny, outsideValueCny] }),
  };
  return Object.fromEntries(Object.entries(all).filter(isPresent)) as StoredCell;
}

/** The same for the same content. */
export const sumOf = (cell: StoredCell): string =>
  createHash('sha1').update(JSON.stringify(cell)).digest('base64').slice(0, 12);

export function toRow(cell: Cell): CellRow {
  const stored = toStored(cell);
  const { output, supplyValue, ...properties } = stored;
  return {
    id: stored.id,
    properties: { ...properties, sum: sumOf(stored) },
    output: output?.map(String) ?? null,
    supplyValue: supplyValue?.map(String) ?? null,
  };
}

/** A kept cell as the counts it holds. */
export const toCounts = (cell: Partial<StoredCell>): StageCounts => {
  const [total, top, squares] = cell.output ?? [];
  const hasOutput = total !== undefined && top !== undefined && squares !== undefined;
  return {
    firms: cell.firms ?? 0,
    production: cell.production ?? 0,
    groups: cell.groups ?? 0,
    reserve: cell.reserve ?? 0,
    planned: cell.planned ?? 0,
    silent: cell.silent ?? 0,
    ...(cell.producer === undefined ? {} : { producer: cell.producer }),
    ...(hasOutput ? { output: { total, top, squares } } : {}),
  };
};

/** The supplies a kept cell counts; undefined where none is recorded. */
export function toSupply(cell: Partial<StoredCell>): SupplyCounts | undefined {
  if (!cell.supplies) return undefined;
  const [valueCny, outsideValueCny] = cell.supplyValue ?? [];
  return {
    supplies: cell.supplies,
    outside: cell.suppliesOutside ?? 0,
    unplaced: cell.suppliesUnplaced ?? 0,
    ...(valueCny === undefined ? {} : { valueCny }),
    ...(outsideValueCny === undefined ? {} : { outsideValueCny }),
  };
}

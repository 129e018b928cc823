import { Type, type Static } from 'typebox';
import type { GraphClient } from '../client.ts';
import { remember } from '../remember.ts';
import type { StoredCell } from './cell.ts';
import { isInStep } from './step.ts';

/** The numbers of a cell, in the order in which they are read. */
const numbers = [
  'firms',
  'production',
  'groups',
  'reserve',
  'planned',
  'silent',
  'laboratories',
  'onlyHere',
  'supplies',
  'suppliesOutside',
  'suppliesUnplaced',
] as const;

/** What a cell does not have is null in a list. */
const orNull = <Value extends Parameters<typeof Type.Union>[0][number]>(value: Value) =>
  Type.Array(Type.Union([value, Type.Null()]));

const StageRow = Type.Object({
  inStep: Type.Boolean(),
  stage: Type.String(),
  regions: Type.Array(Type.String()),
  counts: Type.Array(orNull(Type.Integer())),
  producers: orNull(Type.String()),
  outputs: orNull(Type.Array(Type.Number())),
  values: orNull(Type.Array(Type.Number())),
  sources: orNull(Type.Array(Type.String())),
});

// What does each region have at each stage of this chain? A list for each property, with the regions in the same order:
// thousands of cells arrive several times faster than as rows. (stage)-[:IN_CHAIN]->(chain)
const CELLS = `
  OPTIONAL MATCH (m:Meta {id: 'liantu'})
  WITH ${isInStep} AS inStep
  MATCH (s:Stage)-[:IN_CHAIN]->(:Chain {id: $chain})
  WITH DISTINCT inStep, s.id AS stage
  OPTIONAL MATCH (k:Coverage {stage: stage})
  WITH inStep, stage, collect(k) AS cells
  RETURN inStep, stage, [k IN cells | k.region] AS regions,
         [${numbers.map((name) => `[k IN cells | k.${name}]`).join(', ')}] AS counts,
         [k IN cells | k.producer] AS producers, [k IN cells | k.output] AS outputs,
         [k IN cells | k.supplyValue] AS values, [k IN cells | k.sources] AS sources`;

/** What is kept of a cell beside its region and its stage. */
export type KnownCell = Partial<Omit<StoredCell, 'id' | 'region' | 'stage'>>;

/** The cells of a stage. */
export interface StageCells {
  /** One number of a region's cell; 0 where there is none. */
  countOf(region: string, name: (typeof numbers)[number]): number;
  cellOf(region: string): KnownCell | undefined;
}

/** The cells as the columns they came in: thousands are remembered, and as objects they would take more. */
function toCells(row: Static<typeof StageRow>, same: (text: string) => string): StageCells {
  const at = new Map(row.regions.map((region, index) => [same(region), index]));
  const columns = new Map(
    numbers.map((name, index) => [name, Int32Array.from(row.counts[index] ?? [], (count) => count ?? 0)]),
  );
  const sources = row.sources.map((ids) => ids?.map(same));
  const { producers, outputs, values } = row;
  return {
    countOf(region, name) {
      const index = at.get(region);
      return index === undefined ? 0 : columns.get(name)![index]!;
    },
    cellOf(region) {
      const index = at.get(region);
      if (index === undefined) return undefined;
      const cell: KnownCell = {
        producer: producers[index] ?? undefined,
        output: outputs[index] ?? undefined,
        supplyValue: values[index] ?? undefined,
        sources: sources[index],
      };
      for (const [name, column] of columns) cell[name] = column[index]!;
      return cell;
    },
  };
}

/** By stage. */
export type ChainCells = ReadonlyMap<string, StageCells>;

class OutOfStep extends Error {}

async function readCells(graph: GraphClient, chain: string): Promise<ChainCells> {
  const rows = await graph.read(CELLS, { chain }, StageRow);
  if (rows.some(({ inStep }) => !inStep)) throw new OutOfStep();
  // The same few ids come thousands of times, each as a text of its own.
  const texts = new Map<string, string>();
  const same = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  return new Map(rows.map((row) => [row.stage, toCells(row, same)]));
}

/**
 * What every region has at the stages of a chain, as it was counted when the facts were written: whoever asks of one
 * region asks of the next. Remembered until the data change. Undefined when coverage is not in step with the data,
 * which it may be again without a change: that is not remembered.
 */
export async function readChainCells(graph: GraphClient, chain: string): Promise<ChainCells | undefined> {
  try {
    return await remember(graph, `cells ${chain}`, () => readCells(graph, chain));
  } catch (error) {
    if (error instanceof OutOfStep) return undefined;
    throw error;
  }
}

import { DuplicateIndex, type ScoredPair } from '../analysis/duplicate-block.ts';
import type { Duplicate, DuplicateSide } from '../contract/import-plan.ts';
import type { GraphClient } from '../graph/client.ts';
import { pairId } from '../graph/duplicate/content.ts';
import { type Decided, readDecided } from '../graph/duplicate/decided.ts';
import { readSides } from '../graph/duplicate/side.ts';
import {
  fillStems,
  findSketches,
  readRegionNames,
  readStems,
  type Sought,
} from '../graph/duplicate/sketch.ts';
import { remember } from '../graph/remember.ts';
import { type ComparedFirm, type FirmSketch, toCompared } from './compare.ts';
import { stemOf } from './stem.ts';

export type { FirmSketch } from './compare.ts';

/** Above so many new rows only equal names and codes are looked for: similar ones would take memory and time. */
const mostSimilar = 20_000;
/** More than anybody looks through; the likeliest are kept. */
const mostPairs = 5000;

/**
 * Rows of an import that may be a firm of the graph, or one another, the likeliest first. A row whose id the graph
 * has is that firm and is not compared with it. Pairs decided before carry their decision; those decided `same` are
 * among them.
 */
export async function findDuplicates(graph: GraphClient, firms: FirmSketch[]): Promise<Duplicate[]> {
  if (firms.length === 0) return [];
  await remember(graph, 'stems', () => fillStems(graph, stemOf));
  const rows = firms.map(toCompared);
  const index = new DuplicateIndex(rows, rows.length <= mostSimilar);
  const known = (await findKnown(graph, rows, index)).map(toCompared);
  const ids = new Set(rows.map(({ sketch }) => sketch.id));
  const pairs = [
    ...index.pairs(),
    ...known.filter(({ sketch }) => !ids.has(sketch.id)).flatMap((firm) => index.scored(firm)),
  ];
  const likeliest = pairs.sort((a, b) => b.score - a.score).slice(0, mostPairs);
  return toDuplicates(graph, likeliest, await readDecided(graph));
}

/** Firms of the graph that share a name, a code or the rarest part of a name with a row. */
async function findKnown(
  graph: GraphClient,
  rows: ComparedFirm[],
  index: DuplicateIndex,
): Promise<FirmSketch[]> {
  const stems = new Set(rows.flatMap(({ stem, others }) => [stem, ...others.map((other) => other.stem)]));
  if (index.similar) {
    for await (const page of readStems(graph)) {
      for (const stem of page) if (index.resembles(stem)) stems.add(stem);
    }
  }
  stems.delete('');
  const words = rows.flatMap(({ sketch, stem, others }) => [
    ...[sketch.name, stem, ...others.map(({ name }) => name)],
    ...others.map((other) => other.stem),
  ]);
  const sought: Sought = {
    stems: [...stems],
    words: [...new Set(words)].filter((word) => word !== ''),
    creditCodes: rows.flatMap(({ creditCode }) => creditCode ?? []),
    stockCodes: rows.flatMap(({ stockCode }) => stockCode ?? []),
  };
  return findSketches(graph, sought);
}

/** Scored pairs as a reader sees them; what the graph knows of its firms is read here. */
export async function toDuplicates(
  graph: GraphClient,
  pairs: readonly ScoredPair[],
  decided: Decided,
): Promise<Duplicate[]> {
  const sketches = pairs.flatMap(({ one, other }) => [sketchOf(one), sketchOf(other)]);
  const inGraph = sketches.filter(({ row }) => row === undefined).map(({ id }) => id);
  const codes = [...new Set([...sketches.flatMap(({ regionCode }) => regionCode ?? []), ...codesIn(pairs)])];
  const [sides, names] = await Promise.all([
    readSides(graph, [...new Set(inGraph)]),
    readRegionNames(graph, codes),
  ]);
  const sideOf = (sketch: FirmSketch): DuplicateSide =>
    (sketch.row === undefined ? sides.get(sketch.id) : undefined) ?? toSide(sketch, names);
  return pairs.map(({ one, other, score, reasons }) => {
    const id = pairId(sketchOf(one), sketchOf(other));
    const [known, second] = order(sideOf(sketchOf(one)), sideOf(sketchOf(other)));
    const decision = decided.decisionOf(id);
    return {
      id,
      known,
      other: second,
      score,
      reasons: reasons.map((reason) => namePlaces(reason, names)),
      ...(decision ? { decision } : {}),
    };
  });
}

export const sketchOf = (firm: ScoredPair['one']): FirmSketch => (firm as ComparedFirm).sketch;

type Reason = Duplicate['reasons'][number];
const placed = ['same_place', 'other_place'];

const codesIn = (pairs: readonly ScoredPair[]): string[] =>
  pairs.flatMap(({ reasons }) =>
    reasons.filter(({ code }) => placed.includes(code)).flatMap(({ values }) => Object.values(values)),
  );

/** Places in reasons by their names, where the graph has them. */
const namePlaces = (reason: Reason, names: Map<string, string>): Reason =>
  placed.includes(reason.code)
    ? {
        ...reason,
        values: Object.fromEntries(
          Object.entries(reason.values).map(([key, code]) => [key, names.get(code) ?? code]),
        ),
      }
    : reason;

/** The firm that others would be merged into: of the graph before a row, with more facts, first by id. */
function order(one: DuplicateSide, other: DuplicateSide): [DuplicateSide, DuplicateSide] {
  const before =
    Number(other.firm !== undefined) - Number(one.firm !== undefined) ||
    other.facts - one.facts ||
    (one.row ?? 0) - (other.row ?? 0) ||
    ((one.firm ?? '') < (other.firm ?? '') ? -1 : 1);
  return before <= 0 ? [one, other] : [other, one];
}

/** A row of an import as one side. */
function toSide(
  { file, row, name, regionCode, ...sketch }: FirmSketch,
  names: Map<string, string>,
): DuplicateSide {
  const region = regionCode === undefined ? undefined : names.get(regionCode);
  const values = { ...sketch, name, regionCode, region };
  return {
    ...(file === undefined ? {} : { file }),
    ...(row === undefined ? {} : { row }),
    name,
    values: Object.fromEntries(
      Object.entries(values).filter(
        ([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0),
      ),
    ) as DuplicateSide['values'],
    facts: 0,
  };
}

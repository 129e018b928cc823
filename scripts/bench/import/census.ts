import type { Bed } from '../bed.ts';

/** How many of each label and relationship type there are, and how many properties they have together. */
export interface Census {
  counts: Readonly<Record<string, number>>;
  elements: number;
  properties: number;
}

const LABELS = `
  MATCH (n) WHERE NOT n:Meta AND NOT n:ImportRun AND NOT n:Region
  UNWIND labels(n) AS name
  RETURN name, count(*) AS count ORDER BY name`;
const TYPES = `
  MATCH ()-[r]->() WHERE type(r) <> 'WITHIN'
  RETURN type(r) AS name, count(*) AS count ORDER BY name`;
const NODES = `
  MATCH (n) WHERE NOT n:Meta AND NOT n:ImportRun AND NOT n:Region
  RETURN count(*) AS elements, sum(size(keys(n))) AS properties`;
const RELATIONSHIPS = `
  MATCH ()-[r]->() WHERE type(r) <> 'WITHIN'
  RETURN count(*) AS elements, sum(size(keys(r))) AS properties`;

/** Counts what a lane wrote beside the regions. */
export async function takeCensus({ run }: Bed): Promise<Census> {
  const named = [...(await run(LABELS)), ...(await run(TYPES))];
  const sums = [...(await run(NODES)), ...(await run(RELATIONSHIPS))];
  const total = (name: string): number => sums.reduce((sum, row) => sum + Number(row[name]), 0);
  return {
    counts: Object.fromEntries(named.map(({ name, count }) => [String(name), Number(count)])),
    elements: total('elements'),
    properties: total('properties'),
  };
}

/** Where two counts differ, in words; empty when they are the same. */
export function differences(one: Census, other: Census): string[] {
  const names = new Set([...Object.keys(one.counts), ...Object.keys(other.counts)]);
  return [...names]
    .filter((name) => one.counts[name] !== other.counts[name])
    .map((name) => `${name} ${one.counts[name] ?? 0} ≠ ${other.counts[name] ?? 0}`);
}

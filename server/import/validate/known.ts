import type { GraphClient } from '../../graph/client.ts';
import type { NodeLabel } from '../../graph/import/element.ts';
import type { Present } from '../../graph/import/present.ts';
import { readKnownKeys, readOrganisations, readRecords } from '../../graph/import/lookup.ts';
import { type Row, textOf } from '../map.ts';
import { normaliseName } from '../name.ts';
import { type ColumnName, columnsOf } from '../table/all.ts';
import type { ReferenceTarget } from '../table/column.ts';
import { Directory } from './directory.ts';

const batchSize = 5000;

/** Labels whose nodes are referred to by their key alone. */
const keyed = { chain: 'Chain', stage: 'Stage', region: 'Region', source: 'Source' } as const;
export type KeyedTarget = keyof typeof keyed;
export const labelOf = (target: KeyedTarget): NodeLabel => keyed[target];

/** What the rows may refer to; first what the graph has of it, then also what the input brings. */
export interface Known {
  keys: Record<KeyedTarget, Set<string>>;
  organisations: Directory;
  carriers: Directory;
  projects: Directory;
}

/** Asks the graph for everything the rows name: by reference, or because they describe it. */
export async function readKnown(
  graph: GraphClient,
  present: Present,
  rows: Row[],
  defaultSource?: string,
): Promise<Known> {
  const words = collectWords(rows);
  if (defaultSource !== undefined) words.source.add(defaultSource);
  const known: Known = {
    keys: { chain: new Set(), stage: new Set(), region: new Set(), source: new Set() },
    organisations: new Directory(),
    carriers: new Directory(),
    projects: new Directory(),
  };
  for (const target of Object.keys(keyed) as KeyedTarget[]) {
    for (const batch of batches(words[target], present, keyed[target])) {
      const found = await readKnownKeys(graph, keyed[target], batch);
      found.forEach((key) => known.keys[target].add(key));
    }
  }
  for (const batch of batches(words.organisation, present, 'Organisation')) {
    const found = await readOrganisations(graph, batch, batch.map(normaliseName));
    found.forEach((entry) => known.organisations.add(entry));
  }
  for (const [target, label] of [
    ['carrier', 'Carrier'],
    ['project', 'Project'],
  ] as const) {
    for (const batch of batches(words[target], present, label)) {
      const found = await readRecords(graph, label, batch, batch.map(normaliseName));
      found.forEach((entry) => known[`${target}s`].add(entry));
    }
  }
  return known;
}

type Words = Record<KeyedTarget | 'organisation' | 'carrier' | 'project', Set<string>>;

/** Where the words of a reference are looked for. */
const placesOf: Record<ReferenceTarget, (keyof Words)[]> = {
  chain: ['chain'],
  stage: ['stage'],
  region: ['region'],
  source: ['source'],
  carrier: ['carrier'],
  project: ['project'],
  organisation: ['organisation'],
  firm: ['organisation'],
  university: ['organisation'],
  organisationOrChain: ['organisation', 'chain'],
};

const describing: ColumnName[] = ['id', 'name', 'credit_code'];

function collectWords(rows: Row[]): Words {
  const words: Words = {
    chain: new Set(),
    stage: new Set(),
    region: new Set(),
    source: new Set(),
    organisation: new Set(),
    carrier: new Set(),
    project: new Set(),
  };
  for (const row of rows) {
    for (const [name, { type }] of columnsOf(row.table)) {
      if (type.is !== 'reference') continue;
      for (const word of wordsOf(row, name)) {
        for (const place of placesOf[type.to]) words[place].add(word);
      }
    }
    if (!['firms', 'universities', 'organisations'].includes(row.table)) continue;
    for (const column of describing) {
      const word = textOf(row, column);
      if (word !== undefined) words.organisation.add(word);
    }
  }
  return words;
}

/** The words of a reference cell: none, one or several. */
export function wordsOf(row: Row, column: ColumnName): string[] {
  const value = row.values[column];
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? [value] : [];
}

/** The words in parts; none when the graph has nothing of the label anyway. */
function* batches(words: Set<string>, present: Present, label: NodeLabel): Generator<string[]> {
  if (!present.has(label)) return;
  const all = [...words];
  for (let at = 0; at < all.length; at += batchSize) yield all.slice(at, at + batchSize);
}

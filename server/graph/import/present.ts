import { Type } from 'typebox';
import type { GraphClient } from '../client.ts';
import { keyOf, type LinkType, linkTypes, type NodeLabel } from './element.ts';

const labels = Object.keys(keyOf) as NodeLabel[];
/** Planning one query that counts thirty things took a busy database that had just started more than ten seconds. */
const namesPerQuery = 8;

const PresentRow = Type.Object({ present: Type.Array(Type.String()) });

// Of which of these labels and relationship types does the graph hold any? Answered from the store's counts.
const presentOf = (counted: string[]) => `
  RETURN [x IN [
    ${counted.join(',\n    ')}
  ] WHERE x.count > 0 | x.name] AS present`;

const counted = [
  ...labels.map((label) => `{name: '${label}', count: COUNT { (:${label}) }}`),
  ...linkTypes.map((type) => `{name: '${type}', count: COUNT { ()-[:${type}]->() }}`),
];

export type Present = ReadonlySet<NodeLabel | LinkType>;

/** Labels and types that the graph has any of. What it has none of need not be asked for: filling an empty graph is common. */
export async function readPresent(graph: GraphClient): Promise<Present> {
  const present = new Set<NodeLabel | LinkType>();
  for (let at = 0; at < counted.length; at += namesPerQuery) {
    const [row] = await graph.read(presentOf(counted.slice(at, at + namesPerQuery)), {}, PresentRow);
    for (const name of row?.present ?? []) present.add(name as NodeLabel | LinkType);
  }
  return present;
}

import { Type } from 'typebox';
import type { GraphClient } from '../client.ts';
import { keyOf, type LinkType, linkTypes, type NodeLabel } from './element.ts';

const labels = Object.keys(keyOf) as NodeLabel[];

const PresentRow = Type.Object({ present: Type.Array(Type.String()) });

// Of which labels and relationship types does the graph hold any? Answered from the store's counts.
const PRESENT = `
  RETURN [x IN [
    ${[
      ...labels.map((label) => `{name: '${label}', count: COUNT { (:${label}) }}`),
      ...linkTypes.map((type) => `{name: '${type}', count: COUNT { ()-[:${type}]->() }}`),
    ].join(',\n    ')}
  ] WHERE x.count > 0 | x.name] AS present`;

export type Present = ReadonlySet<NodeLabel | LinkType>;

/** Labels and types that the graph has any of. What it has none of need not be asked for: filling an empty graph is common. */
export async function readPresent(graph: GraphClient): Promise<Present> {
  const [row] = await graph.read(PRESENT, {}, PresentRow);
  return new Set(row?.present as (NodeLabel | LinkType)[]);
}

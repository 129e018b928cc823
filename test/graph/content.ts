import { Type } from 'typebox';
import type { GraphClient } from '../../server/graph/client.ts';

const records = `['Meta', 'ImportRun', 'Change', 'Merge', 'Decision', 'Template', 'Coverage']`;

/** Everything in the graph but the product's own records and what it counts, as sorted lines: says where two graphs differ. */
export async function contentOfGraph(graph: GraphClient): Promise<string[]> {
  const rows = await graph.read(
    `MATCH (n) WHERE none(label IN labels(n) WHERE label IN ${records})
     CALL (n) {
       RETURN {id: coalesce(n.id, n.code), labels: labels(n), properties: properties(n)} AS item
       UNION ALL
       MATCH (n)-[r]->(m)
       RETURN {from: coalesce(n.id, n.code), type: type(r), to: coalesce(m.id, m.code), properties: properties(r)} AS item
     }
     RETURN item`,
    {},
    Type.Object({ item: Type.Unknown() }),
  );
  return rows.map(({ item }) => JSON.stringify(sortKeys(item))).sort();
}

/** Objects with their keys in order, so that equal content is equal text. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value) || value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sortKeys(entry)]));
}

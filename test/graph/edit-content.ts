import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import type { GraphClient } from '../../server/graph/client.ts';
import { bookkeeping } from '../../server/graph/import/element.ts';

const Properties = Type.Record(Type.String(), Type.Unknown());
const NodeRow = Type.Object({ labels: Type.Array(Type.String()), properties: Properties });
const LinkRow = Type.Object({
  type: Type.String(),
  from: Type.String(),
  to: Type.String(),
  properties: Properties,
});

/** Notes of the product about a role: that it was reviewed is no content either. */
const notes: readonly string[] = [...bookkeeping, 'review', 'reviewedOn'];

const sorted = (properties: object) =>
  Object.entries(properties)
    .filter(([name]) => !notes.includes(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));

/** Everything in the graph but the product's own records and what it counts, as one hash: independent of how `digestGraph` counts. */
export async function contentOf(graph: GraphClient): Promise<string> {
  const nodes = await graph.read(
    `MATCH (n) WHERE NOT n:Change AND NOT n:Meta AND NOT n:ImportRun AND NOT n:Coverage
     RETURN labels(n) AS labels, properties(n) AS properties`,
    {},
    NodeRow,
  );
  const links = await graph.read(
    `MATCH (a)-[r]->(b) WHERE NOT a:Change
     RETURN type(r) AS type, coalesce(a.code, a.id) AS from, coalesce(b.code, b.id) AS to, properties(r) AS properties`,
    {},
    LinkRow,
  );
  const lines = [
    ...nodes.map(({ labels, properties }) => JSON.stringify([labels.toSorted(), sorted(properties)])),
    ...links.map(({ type, from, to, properties }) => JSON.stringify([type, from, to, sorted(properties)])),
  ];
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

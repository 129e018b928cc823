import { Type, type Static } from 'typebox';
import type { EditableFact, EditableKind } from '../../contract/edit.ts';
import { notFound } from '../../errors.ts';
import { FactRow, toFact } from '../fact.ts';
import type { GraphClient } from '../client.ts';
import { type NodeRef, isLabel, type Properties } from '../import/element.ts';
import { keyOf } from '../import/element.ts';
import type { Asker } from '../list.ts';
import { refOf } from '../ref.ts';
import { readSourcesById } from '../source.ts';
import { editableKindOf, type FactTable, factTables } from './kind.ts';
import { versionOf } from './version.ts';

const Row = Type.Object({
  ...FactRow.properties,
  from: Type.Object({ labels: Type.Array(Type.String()), key: Type.String() }),
  to: Type.Object({ labels: Type.Array(Type.String()), key: Type.String() }),
});

// Which relation of this type has this id, and between what does it stand? (from)-[relation]->(to)
const factOf = (type: FactTable['type']) => `
  MATCH (a)-[r:${type} {id: $id}]->(b)
  RETURN r.id AS id, type(r) AS type, ${refOf('a')} AS subject, ${refOf('b')} AS object, [] AS about,
         properties(r) AS properties,
         {labels: labels(a), key: coalesce(a.code, a.id)} AS from, {labels: labels(b), key: coalesce(b.code, b.id)} AS to`;

/** A relation of the graph as an editor needs it. */
export interface FoundFact {
  id: string;
  kind: EditableKind;
  row: Static<typeof FactRow>;
  from: NodeRef;
  to: NodeRef;
  properties: Properties;
  version: string;
}

/** The relation with this id, or undefined where there is none that can be edited. Its id begins with its type. */
export async function findFact(graph: Asker, id: string): Promise<FoundFact | undefined> {
  const kind = editableKindOf(id.split('|', 1)[0] ?? '');
  if (kind === undefined) return undefined;
  const [row] = await graph.read(factOf(factTables[kind].type), { id }, Row);
  if (!row) return undefined;
  const properties = row.properties as Properties;
  return {
    id,
    kind,
    row,
    from: toRef(row.from),
    to: toRef(row.to),
    properties,
    version: versionOf(properties),
  };
}

/** The same; throws `not_found`. */
export async function readFact(graph: Asker, id: string): Promise<FoundFact> {
  const found = await findFact(graph, id);
  if (!found) throw notFound('fact that can be edited', id);
  return found;
}

/** A fact with its version and sources; throws `not_found`. */
export async function readEditableFact(graph: GraphClient, id: string): Promise<EditableFact> {
  const { row, kind, version } = await readFact(graph, id);
  const fact = toFact(row);
  return { fact, kind, version, sources: await readSourcesById(graph, fact.provenance.sourceIds) };
}

function toRef({ labels, key }: { labels: string[]; key: string }): NodeRef {
  const label = labels.find((one) => isLabel(one) && one in keyOf);
  if (label === undefined || !isLabel(label)) throw new Error(`No known label among ${labels.join(', ')}`);
  return { label, key };
}

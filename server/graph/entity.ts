import { Type } from 'typebox';
import { EntityRef, type EntityKind } from '../contract/common.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from './client.ts';
import { labelOf, refOf } from './ref.ts';

const EntityRow = Type.Object({ entity: EntityRef });

// Which thing of this kind has this key?
const entity = (kind: EntityKind): string => {
  const { label, key } = labelOf[kind];
  return `MATCH (n:${label} {${key}: $id}) RETURN ${refOf('n')} AS entity`;
};

/** Anything a user can name; throws `not_found`. */
export async function readEntity(graph: GraphClient, kind: EntityKind, id: string): Promise<EntityRef> {
  const [row] = await graph.read(entity(kind), { id }, EntityRow);
  if (!row) throw notFound(kind, id);
  return row.entity;
}

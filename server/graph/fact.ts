import { Type, type Static } from 'typebox';
import { EntityRef, type EntityKind } from '../contract/common.ts';
import type { Fact, Source } from '../contract/source.ts';
import type { GraphClient } from './client.ts';
import {
  orderFacts,
  recordLabels,
  recordTies,
  regionalTypes,
  relationTypes,
  toFactKind,
} from './fact-kind.ts';
import { labelOf, refOf } from './ref.ts';
import { readSourcesById } from './source.ts';

/** Facts of one thing are cut here; `factsTotal` then says how many there are. */
const mostFacts = 1000;

/** One relation or record with all its properties; `type` is the relationship's type or the record's label. */
export const FactRow = Type.Object({
  id: Type.String(),
  type: Type.String(),
  subject: EntityRef,
  object: Type.Optional(EntityRef),
  about: Type.Array(EntityRef),
  properties: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
  ),
});
export type FactRow = Static<typeof FactRow>;

const text = (value: FactRow['properties'][string] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** A row as the contract's `Fact`: the values its kind shows, and its provenance. */
export function toFact({ id, type, subject, object, about, properties }: FactRow): Fact {
  const { kind, values } = toFactKind(type);
  const { evidence, sourceIds } = properties;
  const observedOn = text(properties.observedOn);
  const note = text(properties.note);
  return {
    id,
    kind,
    subject,
    ...(object ? { object } : {}),
    about,
    values: Object.fromEntries(
      values.flatMap((name) => {
        const value = properties[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    provenance: {
      evidence: evidence === 'verified' || evidence === 'suggested' ? evidence : 'claimed',
      sourceIds: Array.isArray(sourceIds) ? sourceIds : [],
      ...(observedOn === undefined ? {} : { observedOn }),
      ...(note === undefined ? {} : { note }),
    },
  };
}

/** Cypher: a relationship `r` as a row. */
export const RELATION_ROW = `
  WITH r, startNode(r) AS a, endNode(r) AS b
  RETURN r.id AS id, type(r) AS type, ${refOf('a')} AS subject, ${refOf('b')} AS object, [] AS about,
         properties(r) AS properties`;

/** Cypher: a record `x` as a row, with what it concerns. Figures that count the record are facts of their own. */
export const RECORD_ROW = `
  RETURN x.id AS id, labels(x)[0] AS type,
         ${refOf('x')} AS subject, null AS object, properties(x) AS properties,
         COLLECT { MATCH (x)-[:${recordTies}]-(y) WHERE NOT y:Figure
                   RETURN DISTINCT ${refOf('y')} AS one ORDER BY one.kind, one.id } AS about`;

/** Cypher: whether a relationship is a fact: somebody says so, no reviewer rejected it, and it is not part of a record. */
export const isRelationFact = (relation: string): string =>
  `size(coalesce(${relation}.sourceIds, [])) > 0 AND coalesce(${relation}.review, '') <> 'rejected'
   AND (type(${relation}) <> 'LOCATED_IN' OR startNode(${relation}):Organisation)`;

/** Cypher: how many facts there are of a node, as `readFactsOf` lists them. */
export const countFacts = (node: string): string =>
  `COUNT { (${node})-[fact:${relationTypes}]-() WHERE ${isRelationFact('fact')} }
   + COUNT { MATCH (${node})-[:${recordTies}]-(record:${recordLabels}) RETURN DISTINCT record }`;

// Which relations does this thing have? (thing)-[fact]-(other), in either direction; the many kinds come last
const relationsOf = (node: string): string => `
  MATCH (n:${node})-[r:${relationTypes}]-()
  WHERE ${isRelationFact('r')}
  WITH DISTINCT r ORDER BY type(r) IN ['PLAYS', 'LOCATED_IN', 'FEEDS', 'IN_CHAIN'], r.id LIMIT $limit
  ${RELATION_ROW}`;

// Which records concern this thing, or are it? (record)-[what ties it]-(thing)
const recordsOf = (node: string): string => `
  MATCH (n:${node})-[:${recordTies}*0..1]-(x:${recordLabels})
  WITH DISTINCT x ORDER BY x.id LIMIT $limit
  ${RECORD_ROW}`;

// Which relations between others name this region: who was introduced to it, who anchors a chain there?
const RELATIONS_OF_REGION = `
  MATCH ()-[r:${regionalTypes}]->()
  WHERE r.regionCode = $id AND ${isRelationFact('r')}
  WITH r ORDER BY r.id LIMIT $limit
  ${RELATION_ROW}`;

const TotalRow = Type.Object({ total: Type.Integer() });

// How many facts are there of this thing?
const totalOf = (node: string): string => `MATCH (n:${node}) RETURN ${countFacts('n')} AS total`;

export interface FactSet {
  facts: Fact[];
  factsTotal: number;
  sources: Source[];
}

/**
 * Every fact of one thing: the relations it has and the records that concern it, in listing order, with the sources
 * they rest on. Of a thing with very many facts the most telling kinds come first and the rest is cut.
 */
export async function readFactsOf(graph: GraphClient, kind: EntityKind, id: string): Promise<FactSet> {
  const { label, key } = labelOf[kind];
  const node = `${label} {${key}: $id}`;
  const params = { id, limit: mostFacts };
  const rows = await Promise.all([
    graph.read(recordsOf(node), params, FactRow),
    graph.read(relationsOf(node), params, FactRow),
    kind === 'region' ? graph.read(RELATIONS_OF_REGION, params, FactRow) : [],
  ]);
  const found = new Map(rows.flat().map((row) => [row.id, row]));
  const facts = orderFacts([...found.values()].map(toFact)).slice(0, mostFacts);
  const cut = rows.some((part) => part.length === mostFacts) || found.size > mostFacts;
  const [counted] = cut ? await graph.read(totalOf(node), { id }, TotalRow) : [];
  const sources = await readSourcesById(
    graph,
    facts.flatMap((fact) => fact.provenance.sourceIds),
  );
  return { facts, factsTotal: Math.max(counted?.total ?? 0, found.size), sources };
}

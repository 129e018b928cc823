import { Type, type Static } from 'typebox';
import type { GraphClient } from '../client.ts';
import { keyOf, type NodeLabel, organisationKinds } from './element.ts';

const KeyRow = Type.Object({ key: Type.String() });

// Which of these keys does a node of the label have? The label and its key come from the closed table.
const knownKeys = (label: NodeLabel) => `
  MATCH (n:${label}) WHERE n.${keyOf[label]} IN $keys
  RETURN n.${keyOf[label]} AS key`;

/** Those of the keys that the graph has. */
export async function readKnownKeys(graph: GraphClient, label: NodeLabel, keys: string[]): Promise<string[]> {
  return (await graph.read(knownKeys(label), { keys }, KeyRow)).map((row) => row.key);
}

// Some keys of the label, to suggest one that is near to what was written.
const someKeys = (label: NodeLabel) => `
  MATCH (n:${label})
  RETURN n.${keyOf[label]} AS key ORDER BY key LIMIT 20000`;

/** Keys to suggest from: all of them, up to 20,000. */
export async function readSomeKeys(graph: GraphClient, label: NodeLabel): Promise<string[]> {
  return (await graph.read(someKeys(label), {}, KeyRow)).map((row) => row.key);
}

const OrganisationRow = Type.Object({
  id: Type.String(),
  kind: Type.Union(organisationKinds.map((kind) => Type.Literal(kind))),
  name: Type.String(),
  nameKey: Type.String(),
  creditCode: Type.Optional(Type.String()),
  stockCode: Type.Optional(Type.String()),
});
export type KnownOrganisation = Static<typeof OrganisationRow>;

// Which organisations have one of these words as their id, credit code, stock code or name (as a key)?
// Four branches, because the planner takes one index per branch and scans all for an OR over four.
const ORGANISATIONS = `
  CALL () {
    MATCH (o:Organisation) WHERE o.id IN $words RETURN o
    UNION MATCH (o:Organisation) WHERE o.creditCode IN $words RETURN o
    UNION MATCH (o:Organisation) WHERE o.stockCode IN $words RETURN o
    UNION MATCH (o:Organisation) WHERE o.nameKey IN $names RETURN o
  }
  RETURN o.id AS id, head([l IN labels(o) WHERE l IN $kinds]) AS kind, o.name AS name,
         coalesce(o.nameKey, o.name) AS nameKey, o.creditCode AS creditCode, o.stockCode AS stockCode
  ORDER BY id`;

/** Organisations that answer to one of the words, or to one of the names in their normal form. */
export const readOrganisations = (
  graph: GraphClient,
  words: string[],
  names: string[],
): Promise<KnownOrganisation[]> =>
  graph.read(ORGANISATIONS, { words, names, kinds: organisationKinds }, OrganisationRow);

const RecordRow = Type.Object({ id: Type.String(), nameKey: Type.String() });
export type KnownRecord = Static<typeof RecordRow>;

// Which carriers (or projects) have one of these words as their id or name (as a key)?
const records = (label: 'Carrier' | 'Project') => `
  CALL () {
    MATCH (n:${label}) WHERE n.id IN $words RETURN n
    UNION MATCH (n:${label}) WHERE n.nameKey IN $names RETURN n
  }
  RETURN n.id AS id, coalesce(n.nameKey, n.name) AS nameKey ORDER BY id`;

/** Carriers or projects that answer to one of the words, or to one of the names in their normal form. */
export const readRecords = (
  graph: GraphClient,
  label: 'Carrier' | 'Project',
  words: string[],
  names: string[],
): Promise<KnownRecord[]> => graph.read(records(label), { words, names }, RecordRow);

const ArcRow = Type.Object({ from: Type.String(), to: Type.String() });
export type Arc = Static<typeof ArcRow>;

// Which stage is an input of which? (input)-[:FEEDS]->(stage)
const FEEDS = `MATCH (a:Stage)-[:FEEDS]->(b:Stage) RETURN a.id AS from, b.id AS to`;

// Which region lies in which? (region)-[:WITHIN]->(parent)
const PARENTS = `MATCH (a:Region)-[:WITHIN]->(b:Region) RETURN a.code AS from, b.code AS to`;

/** Every input relation of the graph, to look for cycles. */
export const readFeeds = (graph: GraphClient): Promise<Arc[]> => graph.read(FEEDS, {}, ArcRow);

/** Every region with its parent, to look for cycles. */
export const readParents = (graph: GraphClient): Promise<Arc[]> => graph.read(PARENTS, {}, ArcRow);

const CountRow = Type.Object({ count: Type.Integer() });

// How many chains are there? Answered from the store's counts.
const CHAIN_COUNT = `MATCH (c:Chain) RETURN count(c) AS count`;

/** How many chains the graph has; 0 means that nothing was ever loaded. */
export async function countChains(graph: GraphClient): Promise<number> {
  const [row] = await graph.read(CHAIN_COUNT, {}, CountRow);
  return row?.count ?? 0;
}

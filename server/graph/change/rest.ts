import { Type, type Static } from 'typebox';
import { recordLabels } from '../fact-kind.ts';
import { keyOf, linkTypes, type NodeLabel } from '../import/element.ts';
import type { Asker } from '../list.ts';
import type { KnownCause } from './recorded.ts';

/** Cypher: every label, and every relationship type, that is content. */
export const anyLabel = Object.keys(keyOf).join('|');
export const anyType = linkTypes.join('|');

/** Cypher: the key of a node of any label. */
const anyKeyOf = (node: string) => `coalesce(${node}.code, ${node}.id)`;

/** Cypher: a change that still holds: neither taken back nor the taking back of another. */
const isInForce = (change: string) => `${change}.undone IS NULL AND ${change}.undoes IS NULL`;

/** Cypher: how a node is named to a reader. */
const nameOf = (node: string) =>
  `coalesce(${node}.name, ${node}.title, ${node}.measure, ${node}.purpose, ${node}.id, ${node}.code, '')`;

/** Cypher: what a change concerns, by the names of its nodes. */
const subjectsOf = (change: string) =>
  `COLLECT { MATCH (${change})-[:OF]->(x) RETURN ${nameOf('x')} AS name ORDER BY name }`;

const LaterRow = Type.Object({
  total: Type.Integer(),
  key: Type.String(),
  cause: Type.String(),
  names: Type.Array(Type.String()),
  at: Type.String(),
  by: Type.String(),
});
export type Later = Static<typeof LaterRow>;

/** How many are named; `total` counts all of them. */
export const mostNamed = 50;

const laterColumns = `size(found) AS total, d.key AS key, d.cause AS cause, ${subjectsOf('d')} AS names, d.at AS at, d.author AS by`;

/** Cypher: the first few of the changes `d`, with all of them counted. */
const firstChanges = `WITH DISTINCT d ORDER BY d.dataVersion DESC
  WITH collect(d) AS found UNWIND found[..${mostNamed}] AS d`;

/** Cypher: whether a change came after the import; by data version where the import noted its own. */
const isAfterRun = `CASE WHEN $version IS NULL THEN d.at >= $at ELSE d.dataVersion > $version END`;

/**
 * Cypher: whether change `d` came after change `c`. An import raises the data version at its end, so that its changes
 * share the version with what was done just before it.
 */
const isAfter = `(d.dataVersion > c.dataVersion OR d.dataVersion = c.dataVersion AND d.at > c.at)`;

// Which elements that this cause changed were changed again later, by another? Changes in the order of data versions
const laterOnChanged = (counted: string) => `
  MATCH (c:Change {causeId: $cause})
  MATCH (d:Change {key: c.key})
  WHERE d.name = c.name AND d.causeId <> $cause AND ${isAfter} AND ${counted}
  ${firstChanges}
  RETURN ${laterColumns}`;

// Which nodes that the import made were changed since?
const LATER_ON_NODES = `
  MATCH (n:${anyLabel}) WHERE n.run = $cause
  MATCH (d:Change {key: ${anyKeyOf('n')}})
  WHERE d.name = labels(n)[0] AND d.causeId <> $cause AND ${isAfterRun} AND ${isInForce('d')}
  ${firstChanges}
  RETURN ${laterColumns}`;

// Which relationships that the import made were changed since?
const LATER_ON_LINKS = `
  MATCH ()-[r:${anyType}]->() WHERE r.run = $cause
  MATCH (d:Change {key: r.id})
  WHERE d.name = type(r) AND d.causeId <> $cause AND ${isAfterRun} AND ${isInForce('d')}
  ${firstChanges}
  RETURN ${laterColumns}`;

// Which elements that the import made were removed since? They still say so in the record of their removal.
const REMOVED_SINCE = `
  MATCH (d:Change)
  WHERE d.op = 'remove' AND d.causeId <> $cause AND ${isAfterRun} AND ${isInForce('d')} AND d.before CONTAINS $mark
  ${firstChanges}
  RETURN ${laterColumns}`;

/** Later changes of what a cause changed or made, by others. A redo must have nothing later at all. */
export async function readLaterChanges(graph: Asker, cause: KnownCause): Promise<Later[]> {
  const params = {
    cause: cause.id,
    at: cause.at,
    version: cause.dataVersion ?? null,
    mark: JSON.stringify({ run: cause.id }).slice(1, -1),
  };
  const counted = cause.undoes === undefined ? isInForce('d') : 'true';
  const found = await graph.read(laterOnChanged(counted), params, LaterRow);
  if (!cause.isRun) return found;
  for (const cypher of [LATER_ON_NODES, LATER_ON_LINKS, REMOVED_SINCE]) {
    found.push(...(await graph.read(cypher, params, LaterRow)));
  }
  return found;
}

const AttachedRow = Type.Object({
  total: Type.Integer(),
  key: Type.String(),
  name: Type.String(),
  label: Type.String(),
  other: Type.String(),
  at: Type.Optional(Type.String()),
});
export type Attached = Static<typeof AttachedRow>;

/** Cypher: records of the product itself, which go with what they are about. */
const isRecord = (node: string) => `(${node}:Change OR ${node}:Decision OR ${node}:ImportRun)`;

/** Cypher: the first few of what is attached (`n`, `m`), with all of it counted. A target is named by its list. */
const attachedColumns = `
  WITH DISTINCT n, r, m
  WITH collect({n: n, m: m}) AS found UNWIND found[..${mostNamed}] AS one
  WITH found, one.n AS n, one.m AS m
  RETURN size(found) AS total, ${anyKeyOf('n')} AS key, ${nameOf('n')} AS name, labels(m)[0] AS label,
         coalesce(COLLECT { MATCH (m)<-[:HOLDS]-(l:TargetList) RETURN l.name LIMIT 1 }[0], ${nameOf('m')}) AS other,
         coalesce(m.addedAt, m.createdAt) AS at`;

// What hangs on nodes that the import made, and was not made by it? (made)-[later]-(other)
const ATTACHED_TO_RUN = `
  MATCH (n:${anyLabel}) WHERE n.run = $cause
  MATCH (n)-[r]-(m) WHERE coalesce(r.run, '') <> $cause AND NOT ${isRecord('m')}
${attachedColumns}`;

// What hangs on these nodes, other than these relationships? (made)-[later]-(other)
const attachedToKeys = (label: NodeLabel) => `
  MATCH (n:${label}) WHERE n.${keyOf[label]} IN $keys
  MATCH (n)-[r]-(m) WHERE NOT coalesce(r.id, '') IN $links AND NOT ${isRecord('m')}
${attachedColumns}`;

/** What others attached to nodes that an import made. */
export const readAttachedToRun = (graph: Asker, cause: string) =>
  graph.read(ATTACHED_TO_RUN, { cause }, AttachedRow);

/** What hangs on nodes with these keys, other than the relationships with the ids `links`. */
export const readAttachedToKeys = (graph: Asker, label: NodeLabel, keys: string[], links: string[]) =>
  graph.read(attachedToKeys(label), { keys, links }, AttachedRow);

const KeyRow = Type.Object({ key: Type.String() });
const CitingRow = Type.Object({
  total: Type.Integer(),
  sources: Type.Array(Type.String()),
  names: Type.Array(Type.String()),
});

export type Citing = Static<typeof CitingRow>;

// Which sources did the import make?
const SOURCES_OF_RUN = `MATCH (s:Source) WHERE s.run = $cause RETURN s.id AS key`;

// Which relationships, made otherwise, rest on one of these sources?
const CITING_LINKS = `
  MATCH (a)-[r:${anyType}]->(b)
  WHERE coalesce(r.run, '') <> $cause AND any(s IN r.sourceIds WHERE s IN $sources) AND NOT r.id IN $except
  WITH collect({a: a, r: r, b: b}) AS found UNWIND found[..${mostNamed}] AS one
  WITH found, one.a AS a, one.r AS r, one.b AS b
  RETURN size(found) AS total, [s IN r.sourceIds WHERE s IN $sources] AS sources,
         [${nameOf('a')}, ${nameOf('b')}] AS names`;

// Which records, made otherwise, rest on one of these sources?
const CITING_RECORDS = `
  MATCH (n:${recordLabels})
  WHERE coalesce(n.run, '') <> $cause AND any(s IN n.sourceIds WHERE s IN $sources) AND NOT n.id IN $except
  WITH collect(n) AS found UNWIND found[..${mostNamed}] AS n
  RETURN size(found) AS total, [s IN n.sourceIds WHERE s IN $sources] AS sources, [${nameOf('n')}] AS names`;

/** The sources that an import made. */
export const readSourcesOfRun = async (graph: Asker, cause: string): Promise<string[]> =>
  (await graph.read(SOURCES_OF_RUN, { cause }, KeyRow)).map(({ key }) => key);

/** Facts that rest on these sources, other than those of the run and those with the ids `except`. */
export async function readCiting(
  graph: Asker,
  cause: string,
  sources: string[],
  except: string[] = [],
): Promise<Citing[]> {
  if (sources.length === 0) return [];
  const params = { cause, sources, except };
  const links = await graph.read(CITING_LINKS, params, CitingRow);
  return [...links, ...(await graph.read(CITING_RECORDS, params, CitingRow))];
}

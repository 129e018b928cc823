import { Type, type Static } from 'typebox';
import type { ChangeCause, HistoryChange, HistoryEntry } from '../../contract/change.ts';
import type { EntityKind } from '../../contract/common.ts';
import { badRequest } from '../../errors.ts';
import type { GraphClient } from '../client.ts';
import { isRelationFact } from '../fact.ts';
import { recordLabels } from '../fact-kind.ts';
import { labelOf } from '../ref.ts';
import { remember } from '../remember.ts';
import { ChangeRow, changeColumns, toHistoryChange } from './history-change.ts';

/** Changes of one cause that are told; the rest is counted. */
const mostTold = 20;

const CauseRow = Type.Object({
  causeId: Type.String(),
  cause: Type.String(),
  author: Type.String(),
  at: Type.String(),
  order: Type.Integer(),
  note: Type.Optional(Type.String()),
  undone: Type.Boolean(),
  undoes: Type.Optional(Type.String()),
  changesTotal: Type.Integer(),
  title: Type.Optional(Type.String()),
  made: Type.Integer(),
});
type CauseRow = Static<typeof CauseRow>;

const causeColumns = `c.causeId AS causeId, c.cause AS cause, c.author AS author, c.at AS at,
         coalesce(c.dataVersion, 0) AS order, c.note AS note, c.undone IS NOT NULL AS undone, c.undoes AS undoes,
         changesTotal, null AS title, 0 AS made`;

// What changed at all, by cause?
const CAUSES = `
  MATCH (c:Change)
  WITH c.causeId AS cause, collect(c)[0] AS c, count(CASE WHEN c.sort <> 'run' THEN 1 END) AS changesTotal
  RETURN ${causeColumns}`;

// What changed of this thing, by cause? (change)-[:OF]->(thing); the changes of a thing that is gone name its key.
const causesOf = (label: string, key: string) => `
  OPTIONAL MATCH (n:${label} {${key}: $id})
  CALL (n) {
    MATCH (c:Change)-[:OF]->(n) RETURN c
    UNION MATCH (c:Change {key: $id}) WHERE c.sort = 'node' RETURN c
  }
  WITH c.causeId AS cause, collect(c)[0] AS c, count(*) AS changesTotal
  RETURN ${causeColumns}`;

const runColumns = `run.id AS causeId, 'import' AS cause, coalesce(run.author, '') AS author,
         coalesce(run.finishedAt, run.startedAt, '') AS at, coalesce(run.dataVersion, 0) AS order, null AS note,
         coalesce(run.status, 'done') = 'undone' AS undone, null AS undoes, 0 AS changesTotal,
         coalesce(run.title, run.id) AS title`;

// Which imports were there, and how many rows did each bring?
const RUNS = `
  MATCH (run:ImportRun)
  RETURN ${runColumns}, coalesce(run.rowsNew, 0) AS made`;

// Which imports noted this thing, or facts of it, and how many? (thing)-[fact]-(other)
const runsOf = (label: string, key: string) => `
  MATCH (n:${label} {${key}: $id})
  CALL (n) {
    RETURN n.run AS id, 1 AS one
    UNION ALL MATCH (n)-[r]-() WHERE r.run IS NOT NULL AND ${isRelationFact('r')} RETURN r.run AS id, 1 AS one
    UNION ALL MATCH (n)--(record:${recordLabels}) WHERE record.run IS NOT NULL
              WITH DISTINCT record RETURN record.run AS id, 1 AS one
  }
  WITH id, count(one) AS made WHERE id IS NOT NULL
  MATCH (run:ImportRun {id: id})
  RETURN ${runColumns}, made`;

// The first changes of this cause, as many as are told of one.
const CHANGES = `
  UNWIND $causes AS cause
  CALL (cause) {
    MATCH (c:Change {causeId: cause}) WHERE c.sort <> 'run'
    RETURN c ORDER BY c.place LIMIT ${mostTold}
  }
  RETURN ${changeColumns}`;

// The same of this thing only.
const changesOf = (label: string, key: string) => `
  UNWIND $causes AS cause
  CALL (cause) {
    OPTIONAL MATCH (n:${label} {${key}: $id})
    CALL (n, cause) {
      MATCH (c:Change {causeId: cause})-[:OF]->(n) WHERE c.sort <> 'run' RETURN c
      UNION MATCH (c:Change {key: $id}) WHERE c.sort = 'node' AND c.causeId = cause RETURN c
    }
    RETURN c ORDER BY c.place LIMIT ${mostTold}
  }
  RETURN ${changeColumns}`;

/** A thing whose history is asked for; nothing for the history of everything. */
export type Subject = { kind: EntityKind; id: string } | undefined;

/** `kind` and `id` go together; throws `bad_request` where one is missing. */
export function toSubject({ kind, id }: { kind?: EntityKind; id?: string }): Subject {
  if (kind === undefined && id === undefined) return undefined;
  if (kind === undefined) throw badRequest('kind', 'is missing: `kind` and `id` go together');
  if (id === undefined) throw badRequest('id', 'is missing: `kind` and `id` go together');
  return { kind, id };
}

/** Who changed what, when and from what to what, newest first: of one thing, or of everything. */
export async function readHistory(
  graph: GraphClient,
  subject: Subject,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ entries: HistoryEntry[]; total: number }> {
  const key = subject ? `${subject.kind} ${subject.id}` : 'everything';
  const causes = await remember(graph, `history of ${key}`, () => readCauses(graph, subject));
  const page = causes.slice(offset, offset + limit);
  const changes = await readChanges(graph, subject, page);
  const entries = page.map(({ order: _, cause, ...row }) => ({
    ...row,
    cause: cause as ChangeCause,
    changes: changes.get(row.causeId) ?? [],
  }));
  return { entries, total: causes.length };
}

async function readCauses(graph: GraphClient, subject: Subject): Promise<CauseRow[]> {
  const id = subject?.id ?? null;
  const place = subject && labelOf[subject.kind];
  const [changed, runs] = await Promise.all([
    graph.read(place ? causesOf(place.label, place.key) : CAUSES, { id }, CauseRow),
    graph.read(place ? runsOf(place.label, place.key) : RUNS, { id }, CauseRow),
  ]);
  const byId = new Map(runs.map((run) => [run.causeId, run]));
  for (const row of changed) {
    const run = byId.get(row.causeId);
    byId.set(row.causeId, run ? { ...run, changesTotal: row.changesTotal } : row);
  }
  return [...byId.values()].sort(
    (a, b) => b.order - a.order || b.at.localeCompare(a.at) || a.causeId.localeCompare(b.causeId),
  );
}

async function readChanges(
  graph: GraphClient,
  subject: Subject,
  page: CauseRow[],
): Promise<Map<string, HistoryChange[]>> {
  const causes = page.filter(({ changesTotal }) => changesTotal > 0).map(({ causeId }) => causeId);
  const found = new Map<string, HistoryChange[]>();
  if (causes.length === 0) return found;
  const place = subject && labelOf[subject.kind];
  const cypher = place ? changesOf(place.label, place.key) : CHANGES;
  for (const row of await graph.read(cypher, { causes, id: subject?.id ?? null }, ChangeRow)) {
    const list = found.get(row.causeId) ?? [];
    list.push(toHistoryChange(row));
    found.set(row.causeId, list);
  }
  return found;
}

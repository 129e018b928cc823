import { Type, type Static } from 'typebox';
import type { CausingFact } from '../contract/baseline.ts';
import { ChangeCause } from '../contract/change.ts';
import type { Provenance } from '../contract/common.ts';
import type { RunSince, Since, StageCauses } from './baseline-cause.ts';
import { ChangeRow, changeColumns, toHistoryChange } from './change/history-change.ts';
import type { GraphClient } from './client.ts';
import type { Properties } from './import/element.ts';
import { isHere } from './ref.ts';

/** Changes looked through at most: what one stage is told of is far less. */
const mostChanges = 5000;
/** Changes of these properties of a firm move what a stage counts; a new telephone number does not. */
const counting = ['status', 'groupId'];

const CauseRow = Type.Object({
  ...ChangeRow.properties,
  cause: ChangeCause,
  at: Type.String(),
  author: Type.String(),
  stages: Type.Array(Type.String()),
  here: Type.Boolean(),
  now: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
type CauseRow = Static<typeof CauseRow>;

/** Cypher: whether a change is later. Those of an import are as late as it: they bear the version that it began with. */
const isLater = `c.dataVersion > $dataVersion OR c.causeId IN $runs`;

// What was changed by hand or by an import since a version, at the stages of this chain or of a firm that plays one?
// (change)-[:OF]->(stage), (change)-[:OF]->(firm)-[:PLAYS]->(stage). What was taken back since, and its taking back,
// come to nothing; `undone` names who took it back.
const CHANGES = `
  MATCH (c:Change) WHERE ${isLater}
  WITH collect(DISTINCT c.undone) AS takers
  MATCH (c:Change)
  WHERE (${isLater}) AND c.sort <> 'run' AND c.undone IS NULL AND NOT c.causeId IN takers
    AND (c.name IN ['PLAYS', 'RESEARCHES', 'STATED', 'FEEDS', 'IN_CHAIN']
         OR c.name IN ['Organisation', 'LOCATED_IN', 'SUPPLIES', 'ANCHORS'])
  WITH c,
       CASE WHEN c.name IN ['PLAYS', 'RESEARCHES', 'STATED', 'FEEDS', 'IN_CHAIN']
            THEN COLLECT { MATCH (c)-[:OF]->(s:Stage)-[:IN_CHAIN]->(:Chain {id: $chain}) RETURN DISTINCT s.id }
            ELSE COLLECT { MATCH (c)-[:OF]->(:Firm)-[:PLAYS]->(s:Stage)-[:IN_CHAIN]->(:Chain {id: $chain})
                           RETURN DISTINCT s.id } END AS stages
  WHERE size(stages) > 0
  WITH c, stages ORDER BY c.dataVersion DESC, c.place LIMIT ${mostChanges}
  RETURN ${changeColumns}, c.cause AS cause, c.at AS at, c.author AS author, stages,
         EXISTS { MATCH (c)-[:OF]->(x) WHERE x:Region AND x.code = $region OR x:Organisation AND ${isHere('x')} } AS here,
         COLLECT { MATCH (c)-[:OF]->()-[r]-() WHERE c.sort = 'link' AND r.id = c.key RETURN properties(r) LIMIT 1 }[0] AS now`;

/** Facts at the stages of a chain that were edited, reviewed, merged or changed by an import since a version. */
export async function readChangesSince(
  graph: GraphClient,
  since: Since,
  runs: RunSince[],
): Promise<StageCauses[]> {
  const { chain, region, dataVersion } = since;
  const later = runs.filter((run) => run.later).map(({ id }) => id);
  const rows = await graph.read(CHANGES, { chain, region, dataVersion, runs: later }, CauseRow);
  const places = new Set([region, since.peer]);
  return rows
    .filter((row) => moves(row, places))
    .flatMap((row) => {
      const fact = toCausing(row);
      return row.stages.map((stage) => ({ stage, facts: [fact], total: 1 }));
    });
}

/** Whether a change can move a finding of the region. */
function moves({ name, sort, before, after, things }: CauseRow, places: Set<string | undefined>): boolean {
  if (name === 'STATED') return things.some(({ kind, id }) => kind === 'region' && places.has(id));
  if (sort !== 'node') return true;
  const touched = { ...parse(before), ...parse(after) };
  return counting.some((property) => property in touched);
}

const parse = (text: string): Properties => JSON.parse(text) as Properties;

function toCausing(row: CauseRow): CausingFact {
  const { causeId, cause, at, author, here } = row;
  const provenance = provenanceOf({ ...parse(row.before), ...row.now, ...parse(row.after) });
  return {
    ...toHistoryChange(row),
    id: row.key,
    here,
    ...(provenance ? { provenance } : {}),
    by: { causeId, cause, at, author },
  };
}

/** Where a fact comes from, as its properties say; undefined for a thing, which is no fact. */
function provenanceOf({ evidence, sourceIds, observedOn }: Record<string, unknown>): Provenance | undefined {
  if (evidence !== 'verified' && evidence !== 'claimed' && evidence !== 'suggested') return undefined;
  return {
    evidence,
    sourceIds: Array.isArray(sourceIds) ? sourceIds.map(String) : [],
    ...(typeof observedOn === 'string' ? { observedOn } : {}),
  };
}

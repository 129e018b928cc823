import { Type, type Static } from 'typebox';
import type { CausingFact } from '../contract/baseline.ts';
import type { GraphClient } from './client.ts';
import { FactRow, toFact } from './fact.ts';
import { isHere, isObserved, refOf } from './ref.ts';

/** Where and since when facts are looked for. */
export interface Since {
  chain: string;
  region: string;
  peer?: string | undefined;
  dataVersion: number;
  /** The last day that the baseline counted, where it was taken as of a date. */
  asOf?: string | undefined;
}

/** New facts told of one stage; the rest is counted. */
const mostTold = 20;

const RunRow = Type.Object({
  id: Type.String(),
  title: Type.String(),
  at: Type.String(),
  author: Type.String(),
  later: Type.Boolean(),
  undone: Type.Boolean(),
});
/** An import that was loaded since a version (`later`), or one from before that was taken back since. */
export type RunSince = Static<typeof RunRow>;

// Which imports changed the data since a version, or were taken back since? (change)-[:OF]->(run)
const RUNS = `
  MATCH (run:ImportRun)
  WHERE run.dataVersion > $dataVersion
     OR EXISTS { (c:Change {sort: 'run'})-[:OF]->(run) WHERE c.dataVersion > $dataVersion }
  RETURN run.id AS id, coalesce(run.title, run.id) AS title, coalesce(run.author, '') AS author,
         coalesce(run.finishedAt, run.startedAt, '') AS at, coalesce(run.dataVersion > $dataVersion, false) AS later,
         coalesce(run.status, 'done') = 'undone' AS undone
  ORDER BY at, id`;

/** Imports that changed the data since a version, and earlier ones that were taken back since. */
export const readRunsSince = (graph: GraphClient, dataVersion: number): Promise<RunSince[]> =>
  graph.read(RUNS, { dataVersion }, RunRow);

const NewRow = Type.Object({
  stage: Type.String(),
  total: Type.Integer(),
  facts: Type.Array(
    Type.Object({ ...FactRow.properties, run: Type.Optional(Type.String()), here: Type.Boolean() }),
  ),
});

/** Cypher: whether what stands at the other end of a fact at a stage is of the region or of the one compared with. */
const concerns = `CASE WHEN x:Region THEN x.code = $region WHEN x:Organisation THEN ${isHere('x')} ELSE true END`;
/** Cypher: facts at stage `s` that a finding of the region rests on: what is stated of elsewhere says nothing here. */
const atStage = (found: string): string => `
  MATCH (s)-[r:PLAYS|RESEARCHES|STATED|FEEDS|IN_CHAIN]-(x)
  WHERE ${found} AND coalesce(r.evidence, '') <> 'suggested'
    AND (type(r) <> 'STATED' OR x.code IN $places) AND (NOT x:Chain OR x.id = $chain)`;
/** Cypher: facts `r` that a pattern finds, by stage `s` of the chain: how many there are, and the first of them. */
const perStage = (found: string): string => `
  MATCH (:Chain {id: $chain})<-[:IN_CHAIN]-(s:Stage)
  WITH DISTINCT s
  WITH s, COUNT { ${found} RETURN r } AS total
  WHERE total > 0
  RETURN s.id AS stage, total,
         COLLECT { ${found}
                   WITH r, startNode(r) AS a, endNode(r) AS b, ${concerns} AS here
                   ORDER BY here DESC, r.id LIMIT ${mostTold}
                   RETURN {id: r.id, type: type(r), subject: ${refOf('a')}, object: ${refOf('b')}, about: [],
                           properties: properties(r), run: r.run, here: here} } AS facts
  ORDER BY stage`;

// Which facts at the stages of this chain did these imports bring? (firm)-[:PLAYS]->(stage) and the like, `run` names the import.
const BROUGHT = perStage(atStage('r.run IN $runs'));

// Which firms, known at its stages before, did they give a place or a purchase of that stage?
// (firm)-[:PLAYS]->(stage), (firm)-[:LOCATED_IN]->(region), (firm)-[:SUPPLIES]->(buyer)
const BROUGHT_TO_FIRMS = perStage(`
  MATCH (s)<-[p:PLAYS]-(x:Firm)-[r:LOCATED_IN|SUPPLIES]->()
  WHERE r.run IN $runs AND NOT coalesce(p.run IN $runs, false) AND (type(r) = 'LOCATED_IN' OR r.stageId = s.id)`);

// Which facts at its stages were there, but not observed by the day that was asked then?
const COUNTED_NOW = perStage(
  atStage(`NOT coalesce(r.run IN $runs, false) AND type(r) IN ['PLAYS', 'RESEARCHES', 'STATED']
   AND NOT coalesce(${isObserved('r')}, false)`),
);

/** Facts at one stage, and how many there are. */
export interface StageCauses {
  stage: string;
  facts: CausingFact[];
  total: number;
}

/** Facts that these imports brought to the stages of a chain and to the firms at them. */
export async function readBroughtSince(
  graph: GraphClient,
  since: Since,
  runs: RunSince[],
): Promise<StageCauses[]> {
  const holding = runs.filter(({ later, undone }) => later && !undone);
  if (holding.length === 0) return [];
  const params = paramsOf(since, holding);
  const rows = await Promise.all([
    graph.read(BROUGHT, params, NewRow),
    graph.read(BROUGHT_TO_FIRMS, params, NewRow),
  ]);
  const byId = new Map(holding.map((run) => [run.id, run]));
  return rows.flat().map((row) => toCauses(row, 'create', byId));
}

/** Facts that a baseline as of a date left out because of their dates. */
export async function readCountedNow(
  graph: GraphClient,
  since: Since,
  runs: RunSince[],
): Promise<StageCauses[]> {
  if (since.asOf === undefined) return [];
  const rows = await graph.read(COUNTED_NOW, paramsOf(since, runs), NewRow);
  return rows.map((row) => toCauses(row, 'counted', new Map()));
}

const paramsOf = ({ chain, region, peer, asOf }: Since, runs: RunSince[]) => ({
  chain,
  region,
  places: [region, ...(peer === undefined ? [] : [peer])],
  asOf: asOf ?? null,
  runs: runs.map(({ id }) => id),
});

const toCauses = (
  { stage, total, facts }: Static<typeof NewRow>,
  op: 'create' | 'counted',
  runs: ReadonlyMap<string, RunSince>,
): StageCauses => ({
  stage,
  total,
  facts: facts.map(({ run, here, ...row }) => toCausing(row, op, here, runs.get(run ?? ''))),
});

function toCausing(
  row: FactRow,
  op: CausingFact['op'],
  here: boolean,
  run: RunSince | undefined,
): CausingFact {
  const { id, kind, subject, object, values, provenance } = toFact(row);
  return {
    id,
    op,
    kind,
    subject,
    ...(object ? { object } : {}),
    values: Object.entries(values).map(([property, after]) => ({ property, after })),
    here,
    provenance,
    ...(run
      ? { by: { causeId: run.id, cause: 'import', at: run.at, author: run.author, title: run.title } }
      : {}),
  };
}

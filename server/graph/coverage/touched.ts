import { Type } from 'typebox';
import type { ElementChange } from '../change/record.ts';
import type { GraphTransaction } from '../client.ts';
import type { NewBatch } from '../import/write.ts';
import { keyOf, type NodeRef, type Properties } from '../import/element.ts';

/** What a running transaction has changed of what coverage is counted from. */
interface Touched {
  stages: Set<string>;
  /** Organisations that stand elsewhere, or count otherwise. */
  organisations: Set<string>;
  /** Regions that lie elsewhere. */
  regions: Set<string>;
  /** Supplies that changed; what is supplied is found by their id. */
  supplies: Set<string>;
  /** Organisations and regions that are new: whatever hangs on them is new too, and noted by itself. */
  created: Set<string>;
}

const touchedIn = new WeakMap<GraphTransaction, Touched>();

function touchedOf(tx: GraphTransaction): Touched {
  const known = touchedIn.get(tx);
  if (known) return known;
  const touched: Touched = {
    stages: new Set(),
    organisations: new Set(),
    regions: new Set(),
    supplies: new Set(),
    created: new Set(),
  };
  touchedIn.set(tx, touched);
  return touched;
}

/** Properties of an organisation on which it depends whether, and as which group, it counts. */
const countedBy = ['status', 'groupId'];

/** Notes changes of what is there, as they are written down. */
export function noteChanges(tx: GraphTransaction, changes: readonly ElementChange[]): void {
  const touched = touchedOf(tx);
  for (const change of changes) {
    const { before, after, key } = change;
    if (change.sort === 'link') {
      noteLink(touched, change.type, { from: change.from, to: change.to }, before);
      noteLink(touched, change.type, { from: change.from, to: change.to }, after);
      if (change.type === 'SUPPLIES' && change.op === 'change') touched.supplies.add(key);
    } else if (change.label === 'Stage') touched.stages.add(key);
    else if (change.label === 'Organisation' && countedBy.some((name) => name in before || name in after)) {
      touched.organisations.add(key);
    }
  }
}

const createdKey = (label: string, key: string): string => `${label} ${key}`;

/** Notes new elements as an import writes them. */
export function noteNew(tx: GraphTransaction, batch: NewBatch): void {
  const touched = touchedOf(tx);
  if (batch.sort === 'node') {
    for (const { properties } of batch.rows) {
      const key = String(properties[keyOf[batch.label]]);
      if (batch.label === 'Stage') touched.stages.add(key);
      if (batch.label === 'Organisation' || batch.label === 'Region') {
        touched.created.add(createdKey(batch.label, key));
      }
    }
    return;
  }
  for (const { from, to, properties } of batch.rows) {
    const ends = { from: { label: batch.from, key: from }, to: { label: batch.to, key: to } };
    noteLink(touched, batch.type, ends, properties);
  }
}

function noteLink(
  touched: Touched,
  type: string,
  { from, to }: { from: NodeRef; to: NodeRef },
  { stageId }: Properties,
): void {
  if (type === 'PLAYS' || type === 'RESEARCHES') touched.stages.add(to.key);
  else if (type === 'SUPPLIES' && typeof stageId === 'string') touched.stages.add(stageId);
  else if (type === 'LOCATED_IN' && from.label === 'Organisation') touched.organisations.add(from.key);
  else if (type === 'WITHIN') touched.regions.add(from.key);
}

const RunRow = Type.Object({ type: Type.String(), key: Type.String() });

// What do the relationships tie that this import made, as far as anything is counted from them?
// (firm)-[:PLAYS]->(stage), (university)-[:RESEARCHES]->(stage), (organisation)-[:LOCATED_IN]->(region), (region)-[:WITHIN]->(region)
const MADE_BY_RUN = `
  MATCH (a)-[r:PLAYS|RESEARCHES|SUPPLIES|LOCATED_IN|WITHIN]->(b) WHERE r.run = $run
  WITH type(r) AS type,
       CASE WHEN r:SUPPLIES THEN r.stageId WHEN r:PLAYS OR r:RESEARCHES THEN b.id
            WHEN r:WITHIN THEN a.code WHEN a:Organisation THEN a.id END AS key
  WHERE key IS NOT NULL
  RETURN DISTINCT type, key`;

/** Notes what an import made, before all of it is taken away. */
export async function noteRun(tx: GraphTransaction, run: string): Promise<void> {
  const touched = touchedOf(tx);
  const of = { LOCATED_IN: touched.organisations, WITHIN: touched.regions } as Record<string, Set<string>>;
  for (const { type, key } of await tx.run(MADE_BY_RUN, { run }, RunRow)) {
    (of[type] ?? touched.stages).add(key);
  }
}

const StageRow = Type.Object({ stage: Type.String() });

/**
 * Cypher: every stage at which an organisation `o` counts: that it plays, researches, supplies or buys.
 * Paths of length 1 have to begin at a node: so that no scan of all relationships is planned for each organisation.
 */
const stagesOf = `
  CALL (o) {
    MATCH (o)-[:PLAYS|RESEARCHES*1..1]->(s) RETURN s.id AS stage
    UNION MATCH (o)-[xs:SUPPLIES*1..1]-() RETURN xs[0].stageId AS stage
  }
  WITH DISTINCT stage WHERE stage IS NOT NULL
  RETURN stage`;

// At which stages do these organisations count?
const OF_ORGANISATIONS = `
  UNWIND $keys AS key
  MATCH (o:Organisation {id: key}) USING INDEX o:Organisation(id)
  ${stagesOf}`;

// At which stages do organisations of these regions, and of those inside them, count?
// (organisation)-[:LOCATED_IN]->(region inside)-[:WITHIN]->(region)
const OF_REGIONS = `
  UNWIND $keys AS key
  MATCH (r:Region {code: key}) USING INDEX r:Region(code)
  MATCH (r)<-[:WITHIN*0..]-(inside)
  WITH DISTINCT inside
  MATCH (inside)<-[:LOCATED_IN*1..1]-(o)
  WITH DISTINCT o WHERE o:Organisation
  ${stagesOf}`;

// What is supplied by these supplies? (supplier)-[:SUPPLIES]->(buyer)
const OF_SUPPLIES = `
  MATCH ()-[x:SUPPLIES]->() USING INDEX x:SUPPLIES(id) WHERE x.id IN $keys
  WITH DISTINCT x.stageId AS stage WHERE stage IS NOT NULL
  RETURN stage`;

const batchSize = 5000;

/** The stages whose coverage a transaction has to count anew, when everything it changes is changed. */
export async function readTouchedStages(tx: GraphTransaction): Promise<string[]> {
  const touched = touchedIn.get(tx);
  if (!touched) return [];
  const stages = new Set(touched.stages);
  const known = (label: string, keys: Set<string>) =>
    [...keys].filter((key) => !touched.created.has(createdKey(label, key)));
  for (const [cypher, keys] of [
    [OF_ORGANISATIONS, known('Organisation', touched.organisations)],
    [OF_REGIONS, known('Region', touched.regions)],
    [OF_SUPPLIES, [...touched.supplies]],
  ] as const) {
    for (let at = 0; at < keys.length; at += batchSize) {
      const rows = await tx.run(cypher, { keys: keys.slice(at, at + batchSize) }, StageRow);
      for (const { stage } of rows) stages.add(stage);
    }
  }
  return [...stages].sort();
}

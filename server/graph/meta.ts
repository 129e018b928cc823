import { Type, type Static } from 'typebox';
import { countWrites, type GraphClient, type GraphTransaction } from './client.ts';
import { keepCoverage } from './coverage/keep.ts';
import { recordLabels, relationTypes } from './fact-kind.ts';
import { remember } from './remember.ts';

const MetaRow = Type.Object({
  dataVersion: Type.Integer(),
  schemaVersion: Type.Integer(),
  loading: Type.Optional(Type.String()),
});
export type Meta = Static<typeof MetaRow>;

// Which version of the data and of the schema does the graph hold, and is it being filled right now?
const META = `
  OPTIONAL MATCH (m:Meta {id: 'liantu'})
  RETURN coalesce(m.dataVersion, 0) AS dataVersion, coalesce(m.schemaVersion, 0) AS schemaVersion,
         m.loading AS loading`;

/** The versions of data and schema; both 0 in a graph that was never migrated. */
export async function readMeta(graph: GraphClient): Promise<Meta> {
  const [row] = await graph.read(META, {}, MetaRow);
  return row!;
}

/** What another process writes is seen after so long at the latest. */
const lateMs = 100;

const lately = new WeakMap<GraphClient, { at: number; writes: number; meta: Promise<Meta> }>();

/**
 * The versions as they were a moment ago: questions that come together share one look at them. What this process has
 * written is always seen.
 */
export function readMetaLately(graph: GraphClient): Promise<Meta> {
  const known = lately.get(graph);
  const now = performance.now();
  if (known && known.writes === countWrites() && now - known.at < lateMs) return known.meta;
  const meta = readMeta(graph);
  lately.set(graph, { at: now, writes: countWrites(), meta });
  meta.catch(() => lately.delete(graph));
  return meta;
}

// Data change: the version grows. Everyone who changes data takes this lock first, so changes come one by one.
// Coverage that was in step goes along, for the transaction will bring it into step before it ends.
const NEXT_VERSION = `
  MERGE (m:Meta {id: 'liantu'})
  SET m.coverageVersion = CASE m.coverageVersion WHEN m.dataVersion THEN m.dataVersion + 1 ELSE m.coverageVersion END,
      m.dataVersion = coalesce(m.dataVersion, 0) + 1`;

/**
 * Makes the running transaction a new data version; to be called before anything it depends on is read. What the
 * transaction is known to change (`noteChanges`, `noteNew`) is counted anew before it is committed.
 */
export async function raiseDataVersion(tx: GraphTransaction): Promise<void> {
  await tx.execute(NEXT_VERSION);
  tx.beforeCommit(keepCoverage);
}

const EvidenceRow = Type.Object({
  evidence: Type.Optional(Type.String()),
  count: Type.Integer(),
  newest: Type.Optional(Type.String()),
});

// How many relations rest on each kind of evidence, and what is the newest date of any?
// What feeds what is structure, drawn up by editors: it says nothing of how fresh or sure the reported facts are.
const RELATION_EVIDENCE = `
  MATCH (a)-[r:${relationTypes}]->()
  WHERE NOT type(r) IN ['IN_CHAIN', 'FEEDS'] AND size(coalesce(r.sourceIds, [])) > 0 AND (type(r) <> 'LOCATED_IN' OR a:Organisation)
  RETURN r.evidence AS evidence, count(*) AS count, max(r.observedOn) AS newest`;

// How many records rest on each kind of evidence, and what is the newest date of any?
const RECORD_EVIDENCE = `
  MATCH (x:${recordLabels})
  RETURN x.evidence AS evidence, count(*) AS count, max(x.observedOn) AS newest`;

export interface FactMix {
  facts: { verified: number; claimed: number; suggested: number };
  newestFactOn?: string;
}

/** How sure the facts are as a whole, and the date of the newest. */
export const readFactMix = (graph: GraphClient): Promise<FactMix> =>
  remember(graph, 'fact mix', async () => {
    const parts = await Promise.all([
      graph.read(RELATION_EVIDENCE, {}, EvidenceRow),
      graph.read(RECORD_EVIDENCE, {}, EvidenceRow),
    ]);
    const rows = parts.flat();
    const count = (evidence: string) =>
      rows.filter((row) => row.evidence === evidence).reduce((sum, row) => sum + row.count, 0);
    const newest = rows
      .flatMap((row) => row.newest ?? [])
      .sort()
      .at(-1);
    return {
      facts: { verified: count('verified'), claimed: count('claimed'), suggested: count('suggested') },
      ...(newest === undefined ? {} : { newestFactOn: newest }),
    };
  });

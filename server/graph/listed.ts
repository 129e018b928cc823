import { Type, type Static } from 'typebox';
import type { KnownCandidate } from '../analysis/target/known.ts';
import { TargetProgress } from '../contract/list.ts';
import type { GraphClient } from './client.ts';
import { groupRows } from './rows.ts';

const ListedRow = Type.Object({
  firm: Type.String(),
  list: Type.String(),
  name: Type.String(),
  progress: TargetProgress,
  reason: Type.Optional(Type.String()),
  on: Type.Optional(Type.String()),
  ours: Type.Boolean(),
});
type ListedRow = Static<typeof ListedRow>;

// Which firms are on which lists, how far, and marked as not to be approached? (list)-[:HOLDS]->(target)-[:OF]->(firm)
// A list is ours where its region is the one asked about, lies in it or around it: (region)-[:WITHIN]->(region)
const LISTED = `
  MATCH (l:TargetList)-[:FOR]->(r:Region)
  WITH l, EXISTS { (r)-[:WITHIN*0..]->(:Region {code: $region}) }
          OR EXISTS { (:Region {code: $region})-[:WITHIN*1..]->(r) } AS ours
  MATCH (l)-[:HOLDS]->(t:Target)-[:OF]->(f:Firm)
  RETURN f.id AS firm, l.id AS list, l.name AS name, t.progress AS progress, t.doNotApproach AS reason,
         t.doNotApproachOn AS on, ours
  ORDER BY firm, l.createdAt, list`;

type Listed = Pick<KnownCandidate, 'lists' | 'avoid' | 'colleague'>;

const newestMark = (rows: ListedRow[]): KnownCandidate['avoid'] =>
  rows
    .flatMap(({ reason, on }) => (reason === undefined ? [] : [{ reason, on }]))
    .sort((a, b) => ((a.on ?? '') > (b.on ?? '') ? -1 : 1))[0];

/** What lists say of a firm: a mark counts wherever it was made, a colleague only on a list of ours. */
function toListed(rows: ListedRow[]): Listed {
  const found = rows.find(({ ours, progress }) => ours && ['negotiating', 'landed'].includes(progress));
  return {
    lists: [...new Set(rows.map(({ list }) => list))].sort(),
    avoid: newestMark(rows),
    colleague: found && { list: found.name, progress: found.progress },
  };
}

/** Every firm that is on a list, by id, as it stands now. */
export async function readListed(graph: GraphClient, region: string): Promise<Map<string, Listed>> {
  const rows = await graph.read(LISTED, { region }, ListedRow);
  const byFirm = groupRows(
    rows,
    ({ firm }) => firm,
    (row) => row,
  );
  return new Map([...byFirm].map(([firm, of]) => [firm, toListed(of)]));
}

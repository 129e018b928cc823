import { Type } from 'typebox';
import type { Duplicate, DuplicateDecision } from '../../contract/import-plan.ts';
import type { Asker } from '../list.ts';
import { contentKey, type FirmContent } from './content.ts';
import { DecisionRow } from './decision.ts';

/** What was decided so far, to be asked for each row of an import. */
export interface Decided {
  /** The firm that a row is by an earlier decision; undefined where none was made. */
  sameAs(row: FirmContent): string | undefined;
  /** The sides the user chose for such a row; a value of the row stands only where this says `other`. */
  keepFor(row: FirmContent): NonNullable<DuplicateDecision['keep']>;
  /** Where an organisation that was merged away is now; undefined where it was not merged away. */
  now(id: string): string | undefined;
  /** What was decided of two firms, by `Duplicate.id`. */
  decisionOf(pair: string): Duplicate['decision'];
}

// Everything that was decided of firms that look alike.
const DECISIONS = `
  MATCH (d:Decision)
  RETURN d.id AS id, d.kind AS kind, d.author AS author, d.at AS at, d.names AS names, d.gone AS gone,
         d.firm AS firm, d.keep AS keep, d.merge AS merge
  ORDER BY at`;

const MergedRow = Type.Object({ from: Type.String(), into: Type.String() });

// Which organisations were merged into which, and are not there any more?
const MERGED = `
  MATCH (m:Merge {status: 'done'})
  WHERE NOT EXISTS { (:Organisation {id: m.fromId}) }
  RETURN m.fromId AS from, m.intoId AS into ORDER BY m.at`;

/** Where organisations that were merged away are now; undefined for one that was not. */
export async function readMerged(graph: Asker): Promise<(id: string) => string | undefined> {
  const merged = await graph.read(MERGED, {}, MergedRow);
  const into = new Map(merged.map((one) => [one.from, one.into]));
  return (id) => {
    // Each step leads to one that was merged later, so it ends; a broken chain must not hang.
    let at = into.get(id);
    for (let step = 0; at !== undefined && into.has(at) && step <= into.size; step += 1) at = into.get(at);
    return at;
  };
}

/** Every decision and merge that holds. */
export async function readDecided(graph: Asker): Promise<Decided> {
  const [decisions, now] = await Promise.all([graph.read(DECISIONS, {}, DecisionRow), readMerged(graph)]);
  const byRow = new Map(
    decisions.flatMap((one) => (one.kind === 'same' && one.gone ? [[one.gone, one]] : [])),
  );
  const byPair = new Map(decisions.map(({ id, kind }) => [id, kind]));
  return {
    now,
    decisionOf: (pair) => byPair.get(pair),
    sameAs: (row) => {
      const firm = byRow.get(contentKey(row))?.firm;
      return firm === undefined ? undefined : (now(firm) ?? firm);
    },
    keepFor: (row) => {
      const keep = byRow.get(contentKey(row))?.keep;
      return keep === undefined ? {} : (JSON.parse(keep) as NonNullable<DuplicateDecision['keep']>);
    },
  };
}

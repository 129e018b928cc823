import { Type } from 'typebox';
import type { GraphTransaction } from '../client.ts';
import type { Asker } from '../list.ts';
import { keyOf, type Label, type Ref } from './element.ts';
import type { Renames } from './rename.ts';

/** A tie of the product's records (a change, an earlier merge) to a node that goes, so that it can be tied again. */
export interface Tie {
  label: Label;
  key: string;
  type: 'OF' | 'INTO';
  record: string;
  mark?: string;
}

const TieRow = Type.Object({
  type: Type.Union([Type.Literal('OF'), Type.Literal('INTO')]),
  record: Type.String(),
  mark: Type.Optional(Type.String()),
});

// Which changes and merges are tied to this node? (change)-[:OF]->(node), (merge)-[:INTO]->(node)
const tiesOf = (label: Label) => `
  MATCH (x:Change|Merge)-[tie:OF|INTO]->(:${label} {${keyOf[label]}: $key})
  RETURN type(tie) AS type, x.id AS record, tie.merge AS mark`;

// Ties these changes (or merges) to this node unless they are; `mark` says by which merge.
const tieTo = (record: 'Change' | 'Merge', type: Tie['type'], label: Label) => `
  MATCH (n:${label} {${keyOf[label]}: $key})
  UNWIND $ties AS tie
  MATCH (x:${record} {id: tie.record})
  WHERE NOT EXISTS { (x)-[:${type}]->(n) }
  CREATE (x)-[t:${type}]->(n) SET t.merge = tie.mark`;

// Unties what a merge tied to this node.
const untie = (label: Label) => `
  MATCH (:Change|Merge)-[tie:OF|INTO]->(:${label} {${keyOf[label]}: $key}) WHERE tie.merge = $merge
  DELETE tie`;

/** What was recorded of nodes that go is tied to those that take their place; the ties as they were are returned. */
export async function moveTies(tx: GraphTransaction, renames: Renames, merge: string): Promise<Tie[]> {
  const before: Tie[] = [];
  for (const [old, stays] of renames) {
    const ref = toRef(old);
    const rows = await tx.run(tiesOf(ref.label), { key: ref.key }, TieRow);
    before.push(...rows.map((row) => ({ ...row, ...ref })));
    await tie(
      tx,
      rows.map((row) => ({ ...row, ...stays, mark: merge })),
    );
  }
  return before;
}

/** Ties records as they were before the merge, and unties them from what stays. */
export async function restoreTies(
  tx: GraphTransaction,
  ties: Tie[],
  renames: Renames,
  merge: string,
): Promise<void> {
  for (const { label, key } of renames.values()) await tx.execute(untie(label), { key, merge });
  await tie(tx, ties);
}

async function tie(tx: GraphTransaction, ties: Tie[]): Promise<void> {
  const groups = new Map<string, Tie[]>();
  for (const one of ties) {
    const group = `${one.type}|${one.label}|${one.key}`;
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  for (const group of groups.values()) {
    const { type, label, key } = group[0]!;
    const rows = group.map(({ record, mark }) => ({ record, mark: mark ?? null }));
    await tx.execute(tieTo(type === 'OF' ? 'Change' : 'Merge', type, label), { key, ties: rows });
  }
}

const toRef = (refKey: string): Ref => {
  const at = refKey.indexOf('|');
  return { label: refKey.slice(0, at) as Label, key: refKey.slice(at + 1) };
};

const LaterRow = Type.Object({ key: Type.String(), at: Type.String(), by: Type.String() });

// When were these elements changed last, and by whom?
const LAST_CHANGES = `
  UNWIND $keys AS key
  MATCH (c:Change {key: key}) WHERE c.at > $since
  WITH key, c ORDER BY c.at DESC
  WITH key, collect(c)[0] AS last
  RETURN key, last.at AS at, last.author AS by`;

/** The last change of each of these elements since a moment, by key. */
export async function readLastChanges(graph: Asker, keys: string[], since: string) {
  const rows = await graph.read(LAST_CHANGES, { keys, since }, LaterRow);
  return new Map(rows.map(({ key, at, by }) => [key, { at, by }]));
}

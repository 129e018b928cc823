import { Type, type Static } from 'typebox';
import type { HistoryChange } from '../../contract/change.ts';
import { type EntityKind, EntityRef } from '../../contract/common.ts';
import { relationFacts } from '../fact-kind.ts';
import type { NodeRef, Properties } from '../import/element.ts';
import { labelOf, refOf } from '../ref.ts';

/** A recorded change with the things it concerns that are still there. */
export const ChangeRow = Type.Object({
  causeId: Type.String(),
  op: Type.Union([Type.Literal('create'), Type.Literal('change'), Type.Literal('remove')]),
  sort: Type.String(),
  name: Type.String(),
  key: Type.String(),
  labels: Type.Optional(Type.Array(Type.String())),
  ends: Type.Optional(Type.String()),
  before: Type.String(),
  after: Type.String(),
  things: Type.Array(EntityRef),
});

/** Cypher: a change `c` as a row. */
export const changeColumns = `c.causeId AS causeId, c.op AS op, c.sort AS sort, c.name AS name, c.key AS key,
         c.labels AS labels, c.ends AS ends, c.before AS before, c.after AS after,
         COLLECT { MATCH (c)-[:OF]->(x) WHERE NOT x:ImportRun RETURN ${refOf('x')} } AS things`;

/** Properties that the product makes itself: they follow from others and say nothing to a reader. */
const derived = new Set([...['id', 'code', 'run', 'nameKey', 'stem', 'pinyin', 'initials', 'simplified']]);

/** A recorded change for a reader: what it concerns by name, and each property from what to what. */
export function toHistoryChange(row: Static<typeof ChangeRow>): HistoryChange {
  const before = JSON.parse(row.before) as Properties;
  const after = JSON.parse(row.after) as Properties;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !derived.has(name),
  );
  const values = names.map((property) => ({
    property,
    ...(before[property] === undefined ? {} : { before: before[property] }),
    ...(after[property] === undefined ? {} : { after: after[property] }),
  }));
  if (row.sort === 'node') {
    const subject = row.things[0] ?? thingOf(row, { ...before, ...after });
    return { op: row.op, kind: subject.kind, subject, values };
  }
  const { from, to } = JSON.parse(row.ends ?? '{}') as { from: NodeRef; to: NodeRef };
  return {
    op: row.op,
    kind: relationFacts.find(({ type }) => type === row.name)?.kind ?? row.name.toLowerCase(),
    subject: nameOf(from, row.things),
    object: nameOf(to, row.things),
    values,
  };
}

const isKind = (word: string): word is EntityKind => word in labelOf;

/** A thing that is gone, as its change describes it. */
function thingOf(row: Static<typeof ChangeRow>, properties: Properties): EntityRef {
  const kind = [...(row.labels ?? []), row.name].map((label) => label.toLowerCase()).find(isKind) ?? 'firm';
  const name = properties.name ?? properties.title;
  return { kind, id: row.key, name: typeof name === 'string' ? name : row.key };
}

function nameOf({ label, key }: NodeRef, things: EntityRef[]): EntityRef {
  const kind = label.toLowerCase();
  const isLabel = (thing: EntityRef) => (isKind(kind) ? thing.kind === kind : true);
  return (
    things.find((thing) => thing.id === key && isLabel(thing)) ?? {
      kind: isKind(kind) ? kind : 'firm',
      id: key,
      name: key,
    }
  );
}

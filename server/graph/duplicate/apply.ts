import { Type as Schema } from 'typebox';
import type { ElementChange } from '../change/record.ts';
import type { GraphTransaction } from '../client.ts';
import {
  isLabel,
  type LinkType,
  linkTypes,
  type NodeRef,
  organisationKinds,
  type Properties,
} from '../import/element.ts';
import { groupRows } from '../rows.ts';
import {
  contentOf,
  type Difference,
  keyOf,
  type Label,
  type Link,
  type Node,
  type Ref,
  type Type,
} from './element.ts';

const batchSize = 5000;
const CountRow = Schema.Object({ count: Schema.Integer() });

/** Cypher: a node of the closed table by its key in the row. */
const at = (name: string, label: Label, key: string) => `(${name}:${label} {${keyOf[label]}: row.${key}})`;

// Makes nodes; an organisation has the label of its kind as well.
const createNodes = (labels: string) => `
  UNWIND $rows AS row
  CREATE (n:${labels}) SET n = row.properties
  RETURN count(*) AS count`;

// Makes relationships of one type: (from)-[:TYPE]->(to), both ends found by their keys.
const createLinks = (type: Type, from: Label, to: Label) => `
  UNWIND $rows AS row
  MATCH ${at('a', from, 'from')} MATCH ${at('b', to, 'to')}
  CREATE (a)-[r:${type}]->(b) SET r = row.properties
  RETURN count(*) AS count`;

// Gives nodes found by their key all their properties anew.
const changeNodes = (label: Label) => `
  UNWIND $rows AS row
  MATCH ${at('n', label, 'key')} SET n = row.properties
  RETURN count(*) AS count`;

// Gives relationships between these nodes all their properties anew; one of the product's own has no id.
const changeLinks = (type: Type, from: Label, to: Label) => `
  UNWIND $rows AS row
  MATCH ${at('a', from, 'from')}-[r:${type}]->${at('b', to, 'to')}
  WHERE row.id IS NULL OR r.id = row.id
  SET r = row.properties
  RETURN count(*) AS count`;

// Removes relationships between these nodes.
const deleteLinks = (type: Type, from: Label, to: Label) => `
  UNWIND $rows AS row
  MATCH ${at('a', from, 'from')}-[r:${type}]->${at('b', to, 'to')}
  WHERE row.id IS NULL OR r.id = row.id
  DELETE r
  RETURN count(*) AS count`;

// Removes nodes; what the product notes of them was tied to others before.
const deleteNodes = (label: Label) => `
  UNWIND $rows AS row
  MATCH ${at('n', label, 'key')} DETACH DELETE n
  RETURN count(*) AS count`;

/** Runs one statement over rows in batches. A row that matches nothing would be lost in silence, so each is counted. */
async function runRows(tx: GraphTransaction, cypher: string, rows: unknown[]): Promise<void> {
  for (let first = 0; first < rows.length; first += batchSize) {
    const batch = rows.slice(first, first + batchSize);
    const [row] = await tx.run(cypher, { rows: batch }, CountRow);
    if (row?.count !== batch.length) {
      throw new Error(`${row?.count} of ${batch.length} rows were changed by ${cypher}`);
    }
  }
}

const runAll = async <Row>(
  tx: GraphTransaction,
  elements: Row[],
  cypherOf: (element: Row) => string,
  rowOf: (element: Row) => unknown,
): Promise<void> => {
  for (const [cypher, rows] of groupRows(elements, cypherOf, rowOf)) await runRows(tx, cypher, rows);
};

const nodeRow = ({ key, properties }: Node) => ({ key, properties });
const linkRow = ({ from, to, properties }: Link) => ({
  from: from.key,
  to: to.key,
  id: properties.id ?? null,
  properties,
});
const labelsOf = ({ label, labels }: Node): string =>
  [label, ...labels.filter((one) => (organisationKinds as readonly string[]).includes(one))].join(':');

const added = (differences: Difference[]) =>
  differences.flatMap(({ before, after }) => (before === undefined && after ? [after] : []));
const removed = (differences: Difference[]) =>
  differences.flatMap(({ before, after }) => (after === undefined && before ? [before] : []));
const changed = (differences: Difference[]) =>
  differences.flatMap(({ before, after }) => (before && after ? [after] : []));
const isNode = (element: Node | Link): element is Node => element.sort === 'node';
const isLink = (element: Node | Link): element is Link => element.sort === 'link';

/** Makes what is new. Afterwards old and new are there side by side, so that what changed can be recorded of both. */
export async function applyAdditions(tx: GraphTransaction, differences: Difference[]): Promise<void> {
  const all = added(differences);
  await runAll(tx, all.filter(isNode), (node) => createNodes(labelsOf(node)), nodeRow);
  await runAll(
    tx,
    all.filter(isLink),
    ({ type, from, to }) => createLinks(type, from.label, to.label),
    linkRow,
  );
}

/** Removes what goes and changes what stays. */
export async function applyRest(tx: GraphTransaction, differences: Difference[]): Promise<void> {
  const gone = removed(differences);
  await runAll(
    tx,
    gone.filter(isLink),
    ({ type, from, to }) => deleteLinks(type, from.label, to.label),
    linkRow,
  );
  await runAll(tx, gone.filter(isNode), ({ label }) => deleteNodes(label), nodeRow);
  const other = changed(differences);
  await runAll(tx, other.filter(isNode), ({ label }) => changeNodes(label), nodeRow);
  await runAll(
    tx,
    other.filter(isLink),
    ({ type, from, to }) => changeLinks(type, from.label, to.label),
    linkRow,
  );
}

const isContentType = (type: Type): type is LinkType => (linkTypes as readonly string[]).includes(type);
const isContentRef = (ref: Ref): ref is NodeRef => isLabel(ref.label);

/** The differences as changes to write down: content only, with the properties that differ. */
export const toChanges = (differences: Difference[]): ElementChange[] =>
  differences.flatMap(({ before, after }): ElementChange[] => {
    const element = after ?? before;
    if (!element) return [];
    const op = before === undefined ? 'create' : after === undefined ? 'remove' : 'change';
    const values = differing(before?.properties ?? {}, after?.properties ?? {});
    if (element.sort === 'node') {
      const { label, key, labels } = element;
      return isLabel(label) ? [{ sort: 'node', op, label, key, labels, ...values }] : [];
    }
    const { type, from, to, properties } = element;
    if (!isContentType(type) || !isContentRef(from) || !isContentRef(to)) return [];
    return [{ sort: 'link', op, type, key: String(properties.id), from, to, ...values }];
  });

function differing(before: Properties, after: Properties): { before: Properties; after: Properties } {
  const same = (name: string) => JSON.stringify(before[name]) === JSON.stringify(after[name]);
  const pick = (all: Properties) => Object.fromEntries(Object.entries(all).filter(([name]) => !same(name)));
  return { before: pick(before), after: pick(after) };
}

/** Whether two elements, or their absence, are the same. */
export const isSame = (one: Node | Link | undefined, other: Node | Link | undefined): boolean =>
  one === undefined || other === undefined ? one === other : contentOf(one) === contentOf(other);

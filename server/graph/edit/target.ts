import { Type } from 'typebox';
import type { Row, Target } from '../../import/map.ts';
import { type ColumnName, columnsOf } from '../../import/table/all.ts';
import type { ReferenceTarget } from '../../import/table/column.ts';
import { organisationKinds } from '../import/element.ts';
import type { Asker } from '../list.ts';
import type { FieldErrors } from './row.ts';

const KindRow = Type.Object({
  kind: Type.Optional(Type.Union(organisationKinds.map((kind) => Type.Literal(kind)))),
});

// Is there a thing with this id? Of an organisation also: of which kind is it?
const questions = {
  Organisation: `MATCH (n:Organisation {id: $id}) RETURN head([l IN labels(n) WHERE l IN $kinds]) AS kind`,
  Chain: `MATCH (n:Chain {id: $id}) RETURN null AS kind`,
  Stage: `MATCH (n:Stage {id: $id}) RETURN null AS kind`,
  Region: `MATCH (n:Region {code: $id}) RETURN null AS kind`,
  Source: `MATCH (n:Source {id: $id}) RETURN null AS kind`,
  Carrier: `MATCH (n:Carrier {id: $id}) RETURN null AS kind`,
  Project: `MATCH (n:Project {id: $id}) RETURN null AS kind`,
} as const;
type Label = keyof typeof questions;

const labelsOf: Record<ReferenceTarget, { labels: Label[]; kind?: Target['kind']; noun: string }> = {
  chain: { labels: ['Chain'], noun: 'chain' },
  stage: { labels: ['Stage'], noun: 'stage' },
  region: { labels: ['Region'], noun: 'region' },
  source: { labels: ['Source'], noun: 'source' },
  carrier: { labels: ['Carrier'], noun: 'carrier' },
  project: { labels: ['Project'], noun: 'project' },
  organisation: { labels: ['Organisation'], noun: 'organisation' },
  firm: { labels: ['Organisation'], kind: 'Firm', noun: 'firm' },
  university: { labels: ['Organisation'], kind: 'University', noun: 'university' },
  organisationOrChain: { labels: ['Organisation', 'Chain'], noun: 'organisation or chain' },
};

/** The thing with this id, or undefined where there is none of the kind. */
export async function findTarget(graph: Asker, to: ReferenceTarget, id: string): Promise<Target | undefined> {
  const { labels, kind } = labelsOf[to];
  for (const label of labels) {
    const [row] = await graph.read(questions[label], { id, kinds: organisationKinds }, KindRow);
    if (row && (kind === undefined || row.kind === kind)) {
      return { label, key: id, ...(row.kind === undefined ? {} : { kind: row.kind }) };
    }
  }
  return undefined;
}

/** Finds what each reference of a row means; ids only, for a screen sends what was chosen. */
export async function resolveRow(
  graph: Asker,
  row: Row,
  fieldOf: (column: ColumnName) => string,
  errors: FieldErrors,
): Promise<void> {
  for (const [column, { type }] of columnsOf(row.table)) {
    const value = row.values[column];
    if (type.is !== 'reference' || value === undefined) continue;
    const targets: Target[] = [];
    for (const id of Array.isArray(value) ? value : [String(value)]) {
      const target = await findTarget(graph, type.to, id);
      if (target) targets.push(target);
      else errors.add(fieldOf(column), `no ${labelsOf[type.to].noun} has the id "${id}"`);
    }
    row.targets[column] = targets;
  }
}

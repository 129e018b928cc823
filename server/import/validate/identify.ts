import type { OrganisationKind } from '../../graph/import/element.ts';
import { type Rejections, type Row, textOf } from '../map.ts';
import { normaliseName } from '../name.ts';
import type { TableName } from '../table/all.ts';
import type { Directory } from './directory.ts';
import type { Known } from './known.ts';

const kindWords: Record<string, OrganisationKind> = {
  association: 'Association',
  investor: 'Investor',
  agency: 'Agency',
};

/** Which kind of organisation a row describes, or undefined where it describes none. */
export function organisationKindOf(row: Row): OrganisationKind | undefined {
  if (row.table === 'firms') return 'Firm';
  if (row.table === 'universities') return 'University';
  return row.table === 'organisations' ? kindWords[textOf(row, 'kind') ?? ''] : undefined;
}

/**
 * Finds the key of the node each row describes and makes it known to the other rows. Rejected rows are made known as
 * well: that a firm's founding date is wrong is no reason to call its roles unknown.
 */
export function identify(rows: Row[], known: Known, rejections: Rejections): string[] {
  const notices: string[] = [];
  const seen = new Map<string, Row>();
  // What the graph says is asked before the input adds to it.
  for (const row of rows) row.id = keyOfRow(row, known.organisations, rejections);
  for (const row of rows) {
    if (row.id === undefined) continue;
    refuseSecond(row, seen, rejections);
    // One wrong cell is said once: a second row is not compared with the graph as well.
    if (!row.rejected) checkAgainstGraph(row, known.organisations, rejections, notices);
  }
  for (const row of rows) if (row.id !== undefined) makeKnown(row, row.id, known);
  return notices;
}

function keyOfRow(row: Row, organisations: Directory, rejections: Rejections): string | undefined {
  const name = textOf(row, 'name');
  switch (row.table) {
    case 'regions':
      return textOf(row, 'code');
    case 'projects': {
      const [region] = (row.values.region_code as string[] | undefined)?.toSorted() ?? [];
      const byName = name && toId(`project:${normaliseName(name)}${region ? `@${region}` : ''}`);
      return textOf(row, 'id') ?? byName;
    }
    case 'firms':
      return textOf(row, 'id') ?? (name && firmKey(row, name, organisations, rejections));
    default:
      return textOf(row, 'id');
  }
}

/** A firm without an id is the one the graph has under its credit code or name; else its code or name is its id. */
function firmKey(row: Row, name: string, graph: Directory, rejections: Rejections): string {
  const creditCode = textOf(row, 'credit_code');
  const nameKey = normaliseName(name);
  const [sameCode] = creditCode === undefined ? [] : graph.withCreditCode(creditCode);
  if (sameCode) return sameCode.id;
  const sameName = graph
    .withName(nameKey)
    .filter((entry) => entry.kind === 'Firm')
    .filter(
      ({ creditCode: other }) => other === undefined || creditCode === undefined || other === creditCode,
    );
  if (sameName.length > 1) {
    const ids = sameName.map((entry) => entry.id).join(', ');
    rejections.add(row, 'name', 'ambiguous_reference', `an id, for several firms have this name: ${ids}`);
  }
  return sameName[0]?.id ?? creditCode ?? toId(`name:${nameKey}`);
}

/** Tables whose rows describe one thing each; the rows of other tables are facts, which several sources may state. */
const oneRowEach: TableName[] = ['sources', 'regions', 'chains', 'firms', 'universities', 'organisations'];

function refuseSecond(row: Row, seen: Map<string, Row>, rejections: Rejections): void {
  const isOrganisation = ['firms', 'universities', 'organisations'].includes(row.table);
  const sort = isOrganisation ? 'organisations' : row.table;
  const chain = textOf(row, 'chain_id');
  if (row.table === 'stages') {
    const first = noteFirst(seen, `stages|${row.id}|${chain}`, row);
    if (first)
      rejections.add(row, 'id', 'duplicate_key', `one row per stage and chain; ${at(first)} is another`);
  }
  if (!oneRowEach.includes(row.table)) return;
  const same = noteFirst(seen, `${sort}|${row.id}`, row);
  const keyColumn = row.table === 'regions' ? 'code' : textOf(row, 'id') === undefined ? 'name' : 'id';
  if (same) rejections.add(row, keyColumn, 'duplicate_key', `one row per id; ${at(same)} has ${row.id} too`);
  if (same || !isOrganisation) return;

  const name = textOf(row, 'name');
  const namesake = name && noteFirst(seen, `${row.table}|name|${normaliseName(name)}`, row);
  if (namesake) {
    rejections.add(
      row,
      'name',
      'two_ids',
      `one id per name; ${at(namesake)} has this name and id ${namesake.id}`,
    );
  }
  const code = textOf(row, 'credit_code');
  const sameCode = code && noteFirst(seen, `code|${code}`, row);
  if (sameCode) {
    rejections.add(
      row,
      'credit_code',
      'two_ids',
      `one id per credit code; ${at(sameCode)} has this code too`,
    );
  }
}

/** The first row noted under a key, or undefined when this one is the first. */
function noteFirst(seen: Map<string, Row>, key: string, row: Row): Row | undefined {
  const first = seen.get(key);
  if (!first) seen.set(key, row);
  return first;
}

const at = (row: Row) => `${row.raw.file} row ${row.number}`;

function checkAgainstGraph(row: Row, graph: Directory, rejections: Rejections, notices: string[]): void {
  const kind = organisationKindOf(row);
  if (kind === undefined || row.id === undefined) return;
  const same = graph.get(row.id);
  if (same?.kind !== undefined && same.kind !== kind) {
    rejections.add(
      row,
      'id',
      'wrong_kind',
      `another id: the graph has ${row.id} as ${same.kind}, not ${kind}`,
    );
  }
  const code = textOf(row, 'credit_code');
  const sameCode =
    code === undefined ? undefined : graph.withCreditCode(code).find(({ id }) => id !== row.id);
  if (sameCode) {
    rejections.add(
      row,
      'credit_code',
      'two_ids',
      `the id ${sameCode.id}, under which the graph has this code`,
    );
  }
  const name = normaliseName(textOf(row, 'name') ?? '');
  const namesake = graph.withName(name).find((entry) => entry.kind === kind && entry.id !== row.id);
  // Two firms may share a name, so this is said and not refused.
  if (namesake) notices.push(`${at(row)}: the graph has "${name}" under the id ${namesake.id} as well`);
}

function makeKnown(row: Row, id: string, known: Known): void {
  const nameKey = normaliseName(textOf(row, 'name') ?? '');
  if (row.table === 'chains') known.keys.chain.add(id);
  else if (row.table === 'stages') known.keys.stage.add(id);
  else if (row.table === 'regions') known.keys.region.add(id);
  else if (row.table === 'sources') known.keys.source.add(id);
  else if (row.table === 'carriers') known.carriers.add({ id, nameKey });
  else if (row.table === 'projects') known.projects.add({ id, nameKey });
  else {
    const kind = organisationKindOf(row);
    const [creditCode, stockCode] = [textOf(row, 'credit_code'), textOf(row, 'stock_code')];
    // An organisation whose kind is wrong is still known; which kind it is cannot be said.
    if (['firms', 'universities', 'organisations'].includes(row.table)) {
      const before = known.organisations.get(id);
      known.organisations.add({ ...before, id, nameKey, kind, ...defined({ creditCode, stockCode }) });
    }
  }
}

const defined = (codes: Record<'creditCode' | 'stockCode', string | undefined>) =>
  Object.fromEntries(Object.entries(codes).filter(([, code]) => code !== undefined));

/** `;` and `|` part ids from one another, so a name that becomes an id cannot keep them. */
const toId = (name: string) => name.replaceAll(/[;|]/g, ' ');

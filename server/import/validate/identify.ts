import type { FirmContent } from '../../graph/duplicate/content.ts';
import type { Decided } from '../../graph/duplicate/decided.ts';
import type { OrganisationKind } from '../../graph/import/element.ts';
import { type Row, textOf } from '../map.ts';
import { normaliseName } from '../name.ts';
import type { RejectionSink } from '../rejections.ts';
import type { TableName } from '../table/all.ts';
import type { Directory } from './directory.ts';

const kindWords: Record<string, OrganisationKind> = {
  association: 'Association',
  investor: 'Investor',
  agency: 'Agency',
};

export const organisationTables: TableName[] = ['firms', 'universities', 'organisations'];
export const isOrganisation = ({ table }: Row): boolean => organisationTables.includes(table);

/** Which kind of organisation a row describes, or undefined where it describes none. */
export function organisationKindOf(row: Row): OrganisationKind | undefined {
  if (row.table === 'firms') return 'Firm';
  if (row.table === 'universities') return 'University';
  return row.table === 'organisations' ? kindWords[textOf(row, 'kind') ?? ''] : undefined;
}

/** The key of the node a row describes, when nothing but the row says it; undefined for organisations and facts. */
export function ownKey(row: Row): string | undefined {
  switch (row.table) {
    case 'regions':
      return textOf(row, 'code');
    case 'projects': {
      const name = textOf(row, 'name');
      const [region] = (row.values.region_code as string[] | undefined)?.toSorted() ?? [];
      const byName = name && toId(`project:${normaliseName(name)}${region ? `@${region}` : ''}`);
      return textOf(row, 'id') ?? byName;
    }
    case 'sources':
    case 'chains':
    case 'stages':
    case 'carriers':
    case 'visits':
      return textOf(row, 'id');
    default:
      return undefined;
  }
}

/**
 * The key of the organisation a row describes. `graph` knows what the graph has under any of the row's own words.
 * A firm that the user said to be another is that one: the row is marked as redirected.
 */
export function organisationKey(
  row: Row,
  graph: Directory,
  decided: Decided,
  rejections: RejectionSink,
): string | undefined {
  if (row.table !== 'firms') return textOf(row, 'id');
  const redirected = redirectedKey(row, graph, decided);
  if (redirected !== undefined) {
    row.isRedirected = true;
    return redirected;
  }
  const name = textOf(row, 'name');
  return textOf(row, 'id') ?? (name && firmKey(row, name, graph, rejections));
}

/** The firm a row was said to be, where that is another than the row says itself and the graph has it. */
function redirectedKey(row: Row, graph: Directory, decided: Decided): string | undefined {
  const key = decidedKey(row, decided);
  const known = key === undefined ? undefined : graph.get(key);
  if (known === undefined || key === textOf(row, 'id')) return undefined;
  const isItself =
    textOf(row, 'id') === undefined && known.nameKey === normaliseName(textOf(row, 'name') ?? '');
  return isItself ? undefined : key;
}

/** The firm that the user said a row to be, or that the row's id was merged into. */
export function decidedKey(row: Row, decided: Decided): string | undefined {
  const [id, name] = [textOf(row, 'id'), textOf(row, 'name')];
  const now = id === undefined ? undefined : decided.now(id);
  if (now !== undefined || name === undefined) return now;
  return decided.sameAs(contentOfRow(row));
}

/** What a decision about a firm's row is remembered by. */
export const contentOfRow = (row: Row): FirmContent => ({
  name: textOf(row, 'name') ?? '',
  creditCode: textOf(row, 'credit_code'),
  stockCode: textOf(row, 'stock_code'),
  regionCode: textOf(row, 'region_code'),
});

/** A firm without an id is the one the graph has under its credit code or name; else its code or name is its id. */
function firmKey(row: Row, name: string, graph: Directory, rejections: RejectionSink): string {
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

/** Compares an organisation with what the graph has under its words; returns a notice or nothing. */
export function checkAgainstGraph(row: Row, graph: Directory, rejections: RejectionSink): string | undefined {
  const kind = organisationKindOf(row);
  if (kind === undefined || row.id === undefined) return undefined;
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
  if (sameCode && !row.isRedirected) {
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
  return namesake && !row.isRedirected
    ? `${row.raw.file} row ${row.number}: the graph has "${name}" under the id ${namesake.id} as well`
    : undefined;
}

/** `;` and `|` part ids from one another, so a name that becomes an id cannot keep them. */
const toId = (name: string) => name.replaceAll(/[;|]/g, ' ');

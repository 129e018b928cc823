import type { ColumnMapping, GuessedColumn } from '../../contract/import-reading.ts';
import type { SheetRow } from '../sheet.ts';
import { readFactor } from './amount.ts';
import { isCreditCode, isPersonal } from './code.ts';
import { findField } from './field.ts';
import { type HeaderMatch, isPersonalHeader, matchHeader } from './header.ts';
import { findLitter } from './litter.ts';
import { type Knowledge, understand } from './understand.ts';

/** What is guessed from: the header row and the first rows. */
export interface Seen {
  header: SheetRow;
  sample: SheetRow[];
}

interface Column {
  at: number;
  header: string;
  cells: { row: number; value: string }[];
  personal: boolean;
}

interface Candidate extends Omit<HeaderMatch, 'by'> {
  by: GuessedColumn['by'];
  column: Column;
}

const samplesShown = 3;

/** The columns of a sheet with their cells that are not empty. */
function readColumns({ header, sample }: Seen): Column[] {
  const rows = sample.filter((row) => findLitter(row) === undefined);
  return header.cells.map((name, at) => {
    const cells = rows
      .map(({ number, cells: row }) => ({ row: number, value: row[at]?.trim() ?? '' }))
      .filter(({ value }) => value !== '');
    const personal = isPersonalHeader(name) || isMostly(cells, isPersonal);
    return { at, header: name.trim(), cells, personal };
  });
}

const isMostly = (cells: Column['cells'], test: (value: string) => boolean): boolean =>
  cells.length > 0 && cells.filter(({ value }) => test(value)).length >= cells.length / 2;

/** Which columns of a sheet are about persons, by their place. They are left out, whatever anybody maps them to. */
export const findPersonal = (seen: Seen): Set<number> =>
  new Set(
    readColumns(seen)
      .filter(({ personal }) => personal)
      .map(({ at }) => at),
  );

/** Guesses which column is what, from headers and values. Each field has one column at most. */
export function guessColumns(seen: Seen, knowledge: Knowledge, context?: string): GuessedColumn[] {
  const columns = readColumns(seen);
  const taken = choose(
    columns.filter(({ personal }) => !personal).flatMap((column) => candidatesOf(column, knowledge, context)),
  );
  giveStages(taken, knowledge);
  return columns.map((column) => {
    if (column.personal) return describe(column, { header: column.header }, 'personal', knowledge, context);
    const chosen = taken.get(column.at);
    return describe(column, toMapping(column, chosen?.field), chosen?.by ?? 'none', knowledge, context);
  });
}

function candidatesOf(column: Column, knowledge: Knowledge, context: string | undefined): Candidate[] {
  const byHeader = matchHeader(column.header).map((match) => {
    const share = shareUnderstood(column, match.field, knowledge, context);
    // A header that is only like a column's name has to be borne out by the cells.
    return {
      ...match,
      column,
      score: match.score + (share ?? 0.5) - (match.score < 3 && (share ?? 1) < 0.3 ? 3 : 0),
    };
  });
  const byValues: Candidate[] = isMostly(column.cells, isCreditCode)
    ? [{ field: 'firms.credit_code', by: 'values', score: 3.5, column }]
    : [];
  const known = byHeader.some(({ field }) => field === 'firms.credit_code');
  return [...byHeader, ...(known ? [] : byValues)].filter(({ score }) => score > 1);
}

/** The best candidate of each column and field. */
function choose(candidates: Candidate[]): Map<number, Candidate> {
  const byColumn = new Map<number, Candidate>();
  const fields = new Set<string>();
  for (const candidate of candidates.toSorted(
    (one, other) => other.score - one.score || one.column.at - other.column.at,
  )) {
    if (byColumn.has(candidate.column.at) || fields.has(candidate.field)) continue;
    byColumn.set(candidate.column.at, candidate);
    fields.add(candidate.field);
  }
  return byColumn;
}

/** Products say the stage where no column does: without a stage there is no role they could belong to. */
function giveStages(taken: Map<number, Candidate>, knowledge: Knowledge): void {
  const all = [...taken.values()];
  const products = all.find(({ field }) => field === 'roles.products');
  if (!products || all.some(({ field }) => field === 'roles.stage_id')) return;
  const share = shareUnderstood(products.column, 'roles.stage_id', knowledge, undefined) ?? 0;
  if (share > 0) taken.set(products.column.at, { ...products, field: 'roles.stage_id', by: 'similar' });
  else taken.delete(products.column.at);
}

function toMapping({ header }: Column, field: string | undefined): ColumnMapping {
  if (field === undefined) return { header };
  const isNumber = findField(field)?.column.type.is === 'number';
  const factor = isNumber ? readFactor(header) : undefined;
  return { header, field, ...(factor === undefined ? {} : { factor }) };
}

function shareUnderstood(
  { cells }: Column,
  field: string,
  knowledge: Knowledge,
  context?: string,
): number | undefined {
  if (cells.length === 0) return undefined;
  const understood = cells.filter(({ value }) =>
    isUnderstood(value, { header: '', field }, knowledge, context),
  ).length;
  return understood / cells.length;
}

function isUnderstood(
  value: string,
  { field = '', factor }: ColumnMapping,
  knowledge: Knowledge,
  context?: string,
): boolean {
  const found = understand(value, { field, factor, context }, knowledge);
  return (
    found.is === 'empty' || found.is === 'stages' || (found.is === 'value' && found.doubtful === undefined)
  );
}

/** A column with how it would be read, and how much of it is understood so. */
function describe(
  { header, cells }: Column,
  mapping: ColumnMapping,
  by: GuessedColumn['by'],
  knowledge: Knowledge,
  context: string | undefined,
): GuessedColumn {
  const samples =
    by === 'personal' ? [] : [...new Set(cells.map(({ value }) => value))].slice(0, samplesShown);
  const shown = { ...mapping, header, samples: samples.map((value) => value.slice(0, 80)), by };
  if (mapping.field === undefined || by === 'personal') return shown;
  const doubtful = cells.filter(({ value }) => !isUnderstood(value, mapping, knowledge, context));
  const [first] = doubtful;
  return {
    ...shown,
    understood: cells.length - doubtful.length,
    looked: cells.length,
    ...(first
      ? {
          doubt: {
            ...first,
            value: first.value.slice(0, 80),
            expected: expectedOf(first.value, mapping, knowledge),
          },
        }
      : {}),
  };
}

function expectedOf(value: string, { field = '', factor }: ColumnMapping, knowledge: Knowledge): string {
  const found = understand(value, { field, factor }, knowledge);
  if (found.is === 'value') return found.doubtful ?? '';
  return 'expected' in found ? found.expected : '';
}

/** Columns as somebody mapped them, with how much of each is understood so; personal ones stay left out. */
export function judgeColumns(
  seen: Seen,
  mappings: ColumnMapping[],
  by: 'template' | 'user',
  knowledge: Knowledge,
  context?: string,
): GuessedColumn[] {
  const rest = [...mappings];
  return readColumns(seen).map((column) => {
    const found = rest.findIndex(({ header }) => header.trim() === column.header);
    const [mapping] = found === -1 ? [] : rest.splice(found, 1);
    if (column.personal) return describe(column, { header: column.header }, 'personal', knowledge, context);
    return describe(
      column,
      { ...mapping, header: column.header },
      mapping?.field ? by : 'none',
      knowledge,
      context,
    );
  });
}

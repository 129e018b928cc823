import { normaliseHeader, tableOf } from '../header.ts';
import type { RawSheet } from '../read/raw.ts';
import { columnsOf, type TableName } from '../table/all.ts';

/**
 * The import table that a sheet is by its name and headers: most of them have to be the table's, or a firm list that
 * somebody called 企业 would be refused for its headers. Undefined for a free-form sheet.
 */
export function findTable({ name, header }: RawSheet): TableName | undefined {
  const table = tableOf({ name });
  if (table === undefined) return undefined;
  const known = new Set(columnsOf(table).flatMap(([column, { zh }]) => [column, ...zh].map(normaliseHeader)));
  const headers = header.cells.map(normaliseHeader).filter((one) => one !== '');
  const found = headers.filter((one) => known.has(one)).length;
  return found * 2 > headers.length ? table : undefined;
}

import type { Field } from '../../../../server/contract/import-reading.ts';

/** The fields of one table. */
export interface FieldGroup {
  table: string;
  fields: Field[];
}

/** People keep lists of firms: what concerns them stands first, then the rest in the order of the tables. */
const first = ['firms', 'roles', 'anchors', 'supplies'];

/** Fields by table. */
export function groupFields(fields: readonly Field[]): FieldGroup[] {
  const tables = [...new Set(fields.map(({ table }) => table))];
  const rank = (table: string): number => (first.includes(table) ? first.indexOf(table) : first.length);
  return tables
    .sort((a, b) => rank(a) - rank(b))
    .map((table) => ({ table, fields: fields.filter((field) => field.table === table) }));
}

/** Amounts, which people write in 万 or 亿. */
export const takesFactor = (field: Field | undefined): boolean =>
  field?.type === 'number' && /(_cny|_square_metres)$/.test(field.field);

/** The factors offered, with one of the file that is not among them. */
export const factorsWith = (factor: number): number[] =>
  [...new Set([1, 1000, 10_000, 100_000_000, factor])].sort((a, b) => a - b);

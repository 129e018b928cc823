import type { ImportChange } from '../../../../server/contract/import-plan.ts';
import { fetchRegions } from '../../../api/region.ts';
import { named, t } from '../../../i18n/index.svelte.ts';
import { grouped } from '../../../i18n/number.ts';

type Shown = ImportChange['values'][number]['after'];

/** The graph writes `revenueCny`, the tables `revenue_cny`; the words are those of the tables. */
const snake = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What a property is called. */
export const propertyWord = (property: string): string => t().imports.columnOf(snake(property));

/** What a field such as `firms.staff` is called: the word of its table, else that of its column. */
export function fieldWord(field: string): string {
  const own = t().imports.columnOf(field);
  return own === field ? t().imports.columnOf(field.split('.')[1] ?? field) : own;
}

/** A value as it is read; undefined where nothing is known. */
export function valueWord(property: string, value: Shown): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.join(t().word.listSeparator);
  if (typeof value === 'boolean') return value ? t().imports.yes : t().imports.no;
  if (typeof value === 'number') return numberWord(snake(property), value);
  return wordOf(snake(property), value);
}

/** Regions are kept by code and read by name. */
function regionWord(code: string): string {
  const region = fetchRegions().data?.items.find((one) => one.code === code);
  return region === undefined ? code : named(region);
}

function numberWord(property: string, value: number): string {
  if (property.endsWith('_cny')) return t().format.money(value);
  // A year is not a quantity: no groups.
  return property === 'year' ? String(value) : grouped(value, 2);
}

function wordOf(property: string, value: string): string {
  const { evidence } = t().word;
  if (property === 'region_code' || property === 'region') return regionWord(value);
  if (property === 'evidence' && value in evidence) return evidence[value as keyof typeof evidence];
  return property === 'status' ? (t().word.roleStatus[value] ?? value) : value;
}

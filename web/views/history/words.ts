import type { Messages } from '../../i18n/zh/index.ts';

type Value = string | number | boolean | string[] | undefined;

/** `2026-11-21T18:05:12.000Z` → `2026-11-21 18:05` in the reader's own time. */
export function whenOf(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A kind of fact or of thing in words. */
export function kindWord(kind: string, { word }: Messages): string {
  const facts: Record<string, string> = word.factKind;
  const things: Record<string, string> = word.kind;
  return facts[kind] ?? things[kind] ?? kind;
}

/** A value in words; one that is not there was, or is, unknown. */
export function valueWord(property: string, value: Value, { word, edit, format, history }: Messages): string {
  if (value === undefined) return word.unknown;
  if (Array.isArray(value)) return value.join(word.listSeparator);
  if (typeof value === 'number') return property.endsWith('Cny') ? format.money(value) : String(value);
  if (typeof value === 'boolean') return value ? history.yes : history.no;
  const evidence: Record<string, string> = word.evidence;
  if (property === 'status') return edit.statusWords[value] ?? value;
  if (property === 'evidence') return evidence[value] ?? value;
  if (property === 'review') return history.review[value] ?? value;
  return value;
}

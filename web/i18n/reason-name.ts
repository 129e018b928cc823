import type { Reason } from '../../server/contract/common.ts';
import { named } from './index.svelte.ts';

/** Whatever has a name, and perhaps one in English. */
type Named = { name: string; nameEn?: string | undefined };

/** Reasons name things in Chinese: the same reason with the names of `things` as the page shows them. */
export function withNames(reason: Reason, things: readonly Named[]): Reason {
  const shown = new Map(things.map((thing) => [thing.name, named(thing)]));
  const own = (text: string): string => shown.get(text) ?? text;
  const values = Object.entries(reason.values).map(([key, value]) => [
    key,
    typeof value === 'string' ? own(value) : Array.isArray(value) ? value.map((one) => own(one)) : value,
  ]);
  return { ...reason, values: Object.fromEntries(values) as Reason['values'] };
}

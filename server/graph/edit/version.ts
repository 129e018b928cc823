import { createHash } from 'node:crypto';
import { isBookkeeping, type Properties } from '../import/element.ts';

/** Changes with the content, so that two editors never lose an update; what the product notes for itself is left out. */
export function versionOf(properties: Properties): string {
  const content = Object.entries(properties)
    .filter(([name]) => !isBookkeeping(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 24);
}

import { compareFounding } from '../../analysis/merge.ts';
import type { MergeKeep } from '../../contract/duplicate.ts';
import type { Link } from './element.ts';

/** Where an organisation is registered, as a relationship. */
export const registeredPlace = (links: Link[], organisation: string): Link | undefined =>
  links.find(
    ({ type, from, properties }) =>
      type === 'LOCATED_IN' && from.key === organisation && properties.kind === 'registered',
  );

/**
 * The registered place that goes: an organisation has one. `keep.regionCode` says whose stays; where it says nothing
 * the better founded does. Two that are the same are one fact and are not among these.
 */
export function placesOf(links: Link[], from: string, into: string, keep: MergeKeep): Link[] {
  const [one, other] = [registeredPlace(links, from), registeredPlace(links, into)];
  if (!one || !other || one.to.key === other.to.key) return [];
  return [keepsFrom(one, other, keep) ? other : one];
}

const keepsFrom = (one: Link, other: Link, keep: MergeKeep): boolean =>
  keep.regionCode === undefined
    ? compareFounding(one.properties, other.properties) > 0
    : keep.regionCode === 'from';

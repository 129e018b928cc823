import { uniteLists } from '../../analysis/merge.ts';
import type { Properties } from '../import/element.ts';
import { type Link, type Ref, refKey } from './element.ts';

/** Targets that become one because both organisations are on the same list: the one that goes, the one that stays. */
export function uniteTargets(links: Link[], from: string, into: string): [string, Ref][] {
  const targetsOf = (organisation: string) =>
    links.filter(({ type, to }) => type === 'OF' && to.key === organisation).map((link) => link.from);
  const listOf = (target: Ref) =>
    links.find(({ type, to }) => type === 'HOLDS' && refKey(to) === refKey(target))?.from.key;
  const standing = new Map(targetsOf(into).map((target) => [listOf(target), target]));
  return targetsOf(from).flatMap((target): [string, Ref][] => {
    const stays = standing.get(listOf(target));
    return stays ? [[refKey(target), stays]] : [];
  });
}

/** These properties as far as they are there. */
const pick = (from: Properties, names: readonly string[]): Properties =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));

/** Two targets of one list as one: as far as the one that was worked on last has come, with the notes of both. */
export function uniteTarget(gone: Properties, stays: Properties): Properties {
  const last = String(gone.changedAt ?? '') > String(stays.changedAt ?? '') ? gone : stays;
  const { reason: _reason, note: _note, ...standing } = stays;
  const notes = uniteLists(
    ...[stays.note, gone.note].map((note) => (note === undefined ? [] : [String(note)])),
  );
  return {
    ...standing,
    ...pick(last, ['progress', 'reason', 'changedAt']),
    // Who is to be left alone stays so, under whichever name it was said.
    ...(stays.doNotApproach === undefined ? pick(gone, ['doNotApproach', 'doNotApproachOn']) : {}),
    ...(notes.length > 0 ? { note: notes.join('；') } : {}),
    version: Math.max(Number(gone.version ?? 0), Number(stays.version ?? 0)) + 1,
  };
}

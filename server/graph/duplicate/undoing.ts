import type { SplitCheck } from '../../contract/duplicate.ts';
import type { Properties } from '../import/element.ts';
import { isSame } from './apply.ts';
import { type Difference, type Element, identityOf, refKey } from './element.ts';

type Standing = SplitCheck['stands'][number]['code'];

/** What a split does to the graph as it is now, and what stands in its way. */
export interface Undoing {
  differences: Difference[];
  stands: { code: Standing; element: Element }[];
}

/**
 * Takes the differences a merge made back from the elements as they are now. What nothing later touched becomes as it
 * was; of an element changed later only the properties that are still as the merge left them; whatever else was
 * changed later stays as it is and is named. `isThere` says whether the end of a relationship exists. Pure.
 */
export function undoDifferences(
  made: Difference[],
  now: Map<string, Element>,
  isThere: (ref: string) => boolean,
): Undoing {
  const undoing: Undoing = { differences: [], stands: [] };
  const returning = new Set(made.flatMap(({ before }) => (before?.sort === 'node' ? [refKey(before)] : [])));
  const endsAreThere = (element: Element): boolean =>
    element.sort === 'node' ||
    [element.from, element.to].every((end) => returning.has(refKey(end)) || isThere(refKey(end)));
  for (const { before, after } of made) {
    const current = now.get(identityOf((after ?? before)!));
    if (after === undefined) bringBack(undoing, before!, current, endsAreThere);
    else if (before === undefined) takeAway(undoing, after, current);
    else changeBack(undoing, before, after, current);
  }
  return undoing;
}

function bringBack(
  { differences, stands }: Undoing,
  before: Element,
  current: Element | undefined,
  endsAreThere: (element: Element) => boolean,
): void {
  if (current !== undefined) {
    if (!isSame(current, before)) stands.push({ code: 'exists_again', element: before });
  } else if (endsAreThere(before)) differences.push({ after: before });
  else stands.push({ code: 'end_gone', element: before });
}

function takeAway({ differences, stands }: Undoing, after: Element, current: Element | undefined): void {
  if (current === undefined) stands.push({ code: 'removed_later', element: after });
  else if (isSame(current, after)) differences.push({ before: current });
  else stands.push({ code: 'changed_later', element: after });
}

function changeBack(
  { differences, stands }: Undoing,
  before: Element,
  after: Element,
  current: Element | undefined,
): void {
  if (current === undefined) {
    stands.push({ code: 'removed_later', element: after });
    return;
  }
  const { properties, touched } = restore(before.properties, after.properties, current.properties);
  if (touched) stands.push({ code: 'changed_later', element: after });
  const restored = { ...current, properties };
  if (!isSame(current, restored)) differences.push({ before: current, after: restored });
}

const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** `touched`: a property that the merge changed was changed again. Others that were changed later simply stay. */
function restore(before: Properties, after: Properties, now: Properties) {
  const properties: Properties = { ...now };
  let touched = false;
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (equal(before[name], after[name])) continue;
    if (!equal(now[name], after[name])) touched = true;
    else if (before[name] === undefined) delete properties[name];
    else properties[name] = before[name];
  }
  return { properties, touched };
}

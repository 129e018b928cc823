import type { TargetListSummary } from '../../../server/contract/list.ts';
import { addTargets, createList } from '../../api/list.ts';

interface Place {
  region: string;
  /** The list that is made for firms which are on none. */
  listName: string;
}

/** The list that keeps the mark: one of the region the firm is on already, else the one made for it, if it is there. */
export function listToMark(
  lists: readonly TargetListSummary[],
  ofFirm: readonly string[],
  { region, listName }: Place,
): TargetListSummary | undefined {
  const usable = lists.filter((list) => list.region.code === region);
  return usable.find(({ id }) => ofFirm.includes(id)) ?? usable.find(({ name }) => name === listName);
}

/** Marks a firm as not to be approached, on a list or on a new one, in one change. Throws a `RequestError`. */
export async function avoidFirm(
  firm: string,
  reason: string,
  into: TargetListSummary | undefined,
  { region, listName }: Place,
): Promise<void> {
  if (into) await addTargets(into.id, [firm], reason);
  else await createList({ name: listName, region, firms: [firm], doNotApproach: reason });
}

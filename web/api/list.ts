import type {
  NewTargetList,
  Target,
  TargetChange,
  TargetListDetail,
  TargetListPage,
  TargetListSummary,
} from '../../server/contract/list.ts';
import { refresh, resource, type Resource } from '../state/resource.svelte.ts';
import { sendJson, withQuery } from './http.ts';

const path = (list: string): string => `/api/lists/${encodeURIComponent(list)}`;

/** Every target list. */
export const fetchLists = (): Resource<TargetListPage> => resource('/api/lists');

/** One list with its targets. */
export const fetchList = (list: string): Resource<TargetListDetail> => resource(path(list));

/** Its targets as a CSV file. */
export const listCsv = (list: string, city?: string): string =>
  withQuery(`${path(list)}/targets`, { city, format: 'csv' });

// Every change asks again for lists and candidates, which say on which lists they are.
async function changing<T>(change: Promise<T>): Promise<T> {
  const answer = await change;
  refresh('/api/lists', '/api/targets');
  return answer;
}

/** Makes a list, with firms on it if given. */
export const createList = (list: NewTargetList): Promise<TargetListSummary> =>
  changing(sendJson('POST', '/api/lists', list));

/** Puts firms on a list; with a reason not to approach them, they are marked so. */
export const addTargets = (
  list: string,
  firms: string[],
  doNotApproach?: string,
): Promise<TargetListDetail> =>
  changing(sendJson('POST', `${path(list)}/targets`, { firms, ...(doNotApproach ? { doNotApproach } : {}) }));

/** Changes progress, reason or note; refused when somebody else changed it first. */
export const changeTarget = (list: string, target: string, change: TargetChange): Promise<Target> =>
  changing(sendJson('PATCH', `${path(list)}/targets/${encodeURIComponent(target)}`, change));

/** Takes a firm off a list. */
export const removeTarget = (list: string, target: string): Promise<void> =>
  changing(sendJson('DELETE', `${path(list)}/targets/${encodeURIComponent(target)}`));

/** Gives a list another name. */
export const renameList = (list: string, name: string): Promise<TargetListSummary> =>
  changing(sendJson('PATCH', path(list), { name }));

/** Deletes a list with everything noted on it. */
export const deleteList = (list: string): Promise<void> => changing(sendJson('DELETE', path(list)));

import type { Baseline, BaselineList, Difference, NewBaseline } from '../../server/contract/baseline.ts';
import { refresh, resource, type Resource } from '../state/resource.svelte.ts';
import { sendJson, withQuery } from './http.ts';

const path = (id: string): string => `/api/baselines/${encodeURIComponent(id)}`;

/** Baselines of a chain in a region, newest first. */
export const fetchBaselines = (chain: string, region: string): Resource<BaselineList> =>
  resource(withQuery('/api/baselines', { chain, region, limit: 500 }));

/** What changed from a baseline to now, and which facts caused it. */
export const fetchDifference = (id: string): Resource<Difference> => resource(`${path(id)}/difference`);

/** The same as a CSV file. */
export const differenceCsv = (id: string): string => `${path(id)}/difference?format=csv`;

async function changing<T>(change: Promise<T>): Promise<T> {
  const answer = await change;
  refresh('/api/baselines');
  return answer;
}

/** Keeps the findings and rates as they are now, or as of a date. */
export const createBaseline = (baseline: NewBaseline): Promise<Baseline> =>
  changing(sendJson('POST', '/api/baselines', baseline));

/** Removes a baseline for good. */
export const deleteBaseline = async (id: string): Promise<void> => {
  await sendJson('DELETE', path(id));
  refresh('/api/baselines?');
};

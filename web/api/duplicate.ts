import type {
  Decided,
  DuplicatePage,
  DuplicateShow,
  Merge,
  MergePage,
  MergePreview,
  SplitCheck,
} from '../../server/contract/duplicate.ts';
import type { DuplicateDecision } from '../../server/contract/import-plan.ts';
import { refresh, resource, type Resource } from '../state/resource.svelte.ts';
import { sendJson, withQuery } from './http.ts';

/** Firms that may be one, in a region or everywhere, the likeliest first. */
export const fetchDuplicates = (
  show: DuplicateShow,
  region?: string,
  cursor?: string,
): Resource<DuplicatePage> =>
  resource(withQuery('/api/duplicates', { decided: show === 'open' ? undefined : show, region, cursor }));

/** What merging one organisation into another would do. */
export const fetchMergePreview = (from: string, into: string): Resource<MergePreview> =>
  resource(withQuery('/api/duplicates/preview', { from, into }));

/** What was merged, newest first. */
export const fetchMerges = (cursor?: string): Resource<MergePage> =>
  resource(withQuery('/api/merges', { cursor }));

const splitPath = (merge: string): string => `/api/merges/${encodeURIComponent(merge)}/split`;

/** What a split would restore, and what stands in the way. */
export const fetchSplitCheck = (merge: string): Resource<SplitCheck> => resource(splitPath(merge));

// A merge changes what every other page says of the two.
async function changing<T>(change: Promise<T>, ...also: string[]): Promise<T> {
  const answer = await change;
  refresh('/api/duplicates', '/api/merges', ...also);
  return answer;
}
const everywhere = ['/api/firms', '/api/version', '/api/targets', '/api/lists'];

/** Says that two firms are the same, which merges them, are not, or are left for later. */
export const decideDuplicate = (duplicate: string, decision: DuplicateDecision): Promise<Decided> =>
  changing(
    sendJson('PUT', `/api/duplicates/${encodeURIComponent(duplicate)}`, decision),
    ...(decision.decision === 'same' ? everywhere : []),
  );

/** Splits what was merged; `anyway` although later changes stand in the way. */
export const splitMerge = (merge: string, anyway: boolean): Promise<Merge> =>
  changing(sendJson('POST', splitPath(merge), { anyway }), ...everywhere);

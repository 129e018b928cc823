import type { CandidateList } from '../../server/contract/target.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withQuery } from './http.ts';

export interface CandidateQuestion {
  region: string;
  chain: string;
  stage?: string | undefined;
  limit?: number;
  cursor?: string | undefined;
}

/** Firms elsewhere that would close gaps of a chain here. */
export const fetchCandidates = (asked: CandidateQuestion): Resource<CandidateList> =>
  resource(withQuery('/api/targets', { ...asked }));

/** The same as a CSV file. */
export const candidatesCsv = (asked: CandidateQuestion): string =>
  withQuery('/api/targets', { ...asked, format: 'csv' });

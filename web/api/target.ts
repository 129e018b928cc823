import type { CandidateList } from '../../server/contract/target.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withQuery } from './http.ts';

export interface CandidateQuestion {
  region: string;
  chain: string;
  stage?: string | undefined;
  /** `gap:0.5,reach:0`: weights in place of the score's own. */
  weights?: string | undefined;
  asOf?: string | undefined;
  q?: string | undefined;
  city?: string | undefined;
  quality?: string | undefined;
  evidence?: string | undefined;
  reachable?: 'true' | undefined;
  sort?: 'city' | undefined;
  show?: 'filtered' | undefined;
  limit?: number;
  cursor?: string | undefined;
}

/** Firms elsewhere that would close gaps of a chain here. */
export const fetchCandidates = (asked: CandidateQuestion): Resource<CandidateList> =>
  resource(withQuery('/api/targets', { ...asked }));

/** The same as a CSV file. */
export const candidatesCsv = (asked: CandidateQuestion): string =>
  withQuery('/api/targets', { ...asked, format: 'csv' });

import type { UniversityDetail, UniversityList } from '../../server/contract/university.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withQuery } from './http.ts';

/** Universities, institutes and laboratories with the stages they serve. */
export const fetchUniversities = (asked: {
  region?: string | undefined;
  chain?: string | undefined;
  limit?: number;
  cursor?: string | undefined;
}): Resource<UniversityList> => resource(withQuery('/api/universities', asked));

/** One of them with every fact. */
export const fetchUniversity = (id: string): Resource<UniversityDetail> =>
  resource(`/api/universities/${encodeURIComponent(id)}`);

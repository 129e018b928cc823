import type { EditDone } from '../../server/contract/edit.ts';
import type { ReviewDecision, ReviewPage } from '../../server/contract/review.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { changing } from './edit.ts';
import { sendJson, withQuery } from './http.ts';

interface Asked {
  chain?: string | undefined;
  region?: string | undefined;
  where?: 'here' | 'all';
  limit?: number;
}

/** Suggested roles that wait for a decision, in the order of review. */
export const fetchReviews = (asked: Asked): Resource<ReviewPage> =>
  resource(withQuery('/api/reviews', { ...asked }));

/** Accepts, rejects or puts off a suggested role. */
export const decideReview = (fact: string, decision: ReviewDecision): Promise<EditDone> =>
  changing(sendJson('PUT', `/api/reviews/${encodeURIComponent(fact)}`, decision));

import type { IntroductionAnswer } from '../../server/contract/introduction.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withQuery } from './http.ts';

/** Who can introduce us to an organisation: the best paths from one of ours, or from any of ours in the region. */
export const fetchIntroductions = (asked: {
  to: string;
  from?: string | undefined;
  region?: string | undefined;
  hop?: number | undefined;
  diverse?: boolean | undefined;
  limit?: number | undefined;
  asOf?: string | undefined;
}): Resource<IntroductionAnswer> => {
  const { diverse, ...rest } = asked;
  return resource(withQuery('/api/introductions', { ...rest, diverse: diverse ? 'true' : undefined }));
};

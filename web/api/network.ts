import type { Network } from '../../server/contract/network.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withQuery } from './http.ts';

/** The neighbourhood of a chain, stage or organisation, cut by whole edges. */
export const fetchNetwork = (asked: {
  focus: string;
  region?: string | undefined;
  depth?: number;
  limit?: number;
}): Resource<Network> => resource(withQuery('/api/graph', asked));

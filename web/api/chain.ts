import type { ChainList, ChainMap } from '../../server/contract/chain.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withAsOf } from './as-of.ts';

/** Where a question looks: a region and the one it is compared with. */
export interface Where {
  region: string;
  peer?: string | undefined;
}

/** Every chain with its summary in the region. */
export const fetchChains = ({ region, peer }: Where): Resource<ChainList> =>
  resource(withAsOf('/api/chains', { region, peer }));

/** One chain's stages and feeds with their statuses in the region. */
export const fetchChain = (chain: string, { region, peer }: Where): Resource<ChainMap> =>
  resource(withAsOf(`/api/chains/${chain}`, { region, peer }));

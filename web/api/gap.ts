import type { GapList } from '../../server/contract/gap.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withAsOf } from './as-of.ts';
import type { Where } from './chain.ts';

const path = (chain: string, { region, peer }: Where, more: Record<string, string | undefined>): string =>
  withAsOf(`/api/chains/${chain}/gaps`, { region, peer, ...more });

/** Every finding of a chain in a region, worst first; `weights` are those of severity. */
export const fetchGaps = (chain: string, where: Where, weights?: string): Resource<GapList> =>
  resource(path(chain, where, { weights }));

/** The same as a CSV file; `status` keeps some statuses only. */
export const gapsCsv = (
  chain: string,
  where: Where,
  { status, weights }: { status?: string; weights?: string | undefined },
): string => path(chain, where, { status, weights, format: 'csv' });

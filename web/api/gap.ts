import type { GapList } from '../../server/contract/gap.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import type { Where } from './chain.ts';
import { withQuery } from './http.ts';

const path = (chain: string, { region, peer }: Where, more: Record<string, string | undefined>): string =>
  withQuery(`/api/chains/${chain}/gaps`, { region, peer, ...more });

/** Every finding of a chain in a region, worst first. */
export const fetchGaps = (chain: string, where: Where): Resource<GapList> => resource(path(chain, where, {}));

/** The same as a CSV file; `status` keeps some statuses only. */
export const gapsCsv = (chain: string, where: Where, status?: string): string =>
  path(chain, where, { status, format: 'csv' });

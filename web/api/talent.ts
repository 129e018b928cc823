import type { Talent } from '../../server/contract/talent.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withAsOf } from './as-of.ts';
import type { Where } from './chain.ts';

/** Universities × stages of a chain, and per stage what talent the region has beside what firms. */
export const fetchTalent = (chain: string, { region, peer }: Where): Resource<Talent> =>
  resource(withAsOf(`/api/chains/${chain}/talent`, { region, peer }));

/** The stages as a CSV file. */
export const talentCsv = (chain: string, { region, peer }: Where): string =>
  withAsOf(`/api/chains/${chain}/talent`, { region, peer, format: 'csv' });

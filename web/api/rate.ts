import type { MemberOf, RateId, RateList, RateMemberList } from '../../server/contract/rate.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withAsOf } from './as-of.ts';

/** Whose rates: a region's, of chosen firms' purchases where `anchor` names any. */
export interface RateAsked {
  region: string;
  anchor?: string | undefined;
}

/** The five local-matching rates of a chain in a region. */
export const fetchRates = (chain: string, { region, anchor }: RateAsked): Resource<RateList> =>
  resource(withAsOf(`/api/chains/${chain}/rates`, { region, anchor }));

/** The same as a CSV file. */
export const ratesCsv = (chain: string, { region, anchor }: RateAsked): string =>
  withAsOf(`/api/chains/${chain}/rates`, { region, anchor, format: 'csv' });

interface MemberAsked extends RateAsked {
  chain: string;
  rate: RateId;
  of: MemberOf;
}

/** A page of what a numerator or denominator is made of, or of what was left out. */
export const fetchRateMembers = (
  { chain, rate, region, of, anchor }: MemberAsked,
  page: { limit: number; cursor?: string | undefined },
): Resource<RateMemberList> =>
  resource(withAsOf(`/api/chains/${chain}/rates/${rate}/members`, { region, of, anchor, ...page }));

/** All of it as a CSV file. */
export const rateMembersCsv = ({ chain, rate, region, of, anchor }: MemberAsked): string =>
  withAsOf(`/api/chains/${chain}/rates/${rate}/members`, { region, of, anchor, format: 'csv' });

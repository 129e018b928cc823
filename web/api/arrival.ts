import type { ArrivalDetail } from '../../server/contract/arrival.ts';
import type { PredictionAnswer } from '../../server/contract/link-prediction.ts';
import type { Partners } from '../../server/contract/partner.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withAsOf } from './as-of.ts';

const path = (firm: string, part: string): string => `/api/firms/${encodeURIComponent(firm)}/${part}`;

/** What a firm needs, and what of it the region has. */
export const fetchArrival = (firm: string, region: string): Resource<ArrivalDetail> =>
  resource(withAsOf(path(firm, 'arrival'), { region }));

/** Its needs as a CSV file. */
export const arrivalCsv = (firm: string, region: string): string =>
  withAsOf(path(firm, 'arrival'), { region, format: 'csv' });

/** Whom a firm buys from and sells to, and who of them is not in the region yet. */
export const fetchPartners = (firm: string, region: string): Resource<Partners> =>
  resource(withAsOf(path(firm, 'partners'), { region }));

/** Its partners as a CSV file. */
export const partnersCsv = (firm: string, region: string): string =>
  withAsOf(path(firm, 'partners'), { region, format: 'csv' });

/** With whom a firm may trade, and who is like it: inferred from what is recorded, five of each. */
export const fetchPredicted = (firm: string, region: string): Resource<PredictionAnswer> =>
  resource(withAsOf(path(firm, 'candidates'), { region, limit: 5 }));

import type { FirmDossier, FirmList } from '../../server/contract/firm.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withAsOf } from './as-of.ts';
import { withQuery } from './http.ts';

export interface FirmQuestion {
  region?: string | undefined;
  chain?: string | undefined;
  stage?: string | undefined;
  q?: string | undefined;
  limit?: number;
  cursor?: string | undefined;
}

/** Firms by name with counts per region and chain. */
export const fetchFirms = (asked: FirmQuestion): Resource<FirmList> =>
  resource(withQuery('/api/firms', { ...asked }));

/** The same list as a CSV file. */
export const firmsCsv = (asked: FirmQuestion): string => withQuery('/api/firms', { ...asked, format: 'csv' });

/** Everything known about a firm; `region` is the one its chain neighbours are judged in. */
export const fetchFirm = (firm: string, region?: string): Resource<FirmDossier> =>
  resource(withAsOf(`/api/firms/${encodeURIComponent(firm)}`, { region }));

import type { Quality, QualityList, QualityMeasure } from '../../server/contract/quality.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withQuery } from './http.ts';

/** Where the data are looked at; nothing: all of them. */
export interface QualityScope {
  region?: string | undefined;
  chain?: string | undefined;
}

/** How good the data are. */
export const fetchQuality = (scope: QualityScope): Resource<Quality> =>
  resource(withQuery('/api/quality', { ...scope }));

interface Rows extends QualityScope {
  side?: 'lacking' | 'having' | undefined;
  limit?: number;
  cursor?: string | undefined;
}

/** The rows behind one number, a page at a time. */
export const fetchQualityRows = (measure: QualityMeasure, asked: Rows): Resource<QualityList> =>
  resource(withQuery(`/api/quality/${measure}`, { ...asked }));

/** They as a CSV file. */
export const qualityCsv = (measure: QualityMeasure, asked: Rows): string =>
  withQuery(`/api/quality/${measure}`, { ...asked, format: 'csv' });

/** All data as import tables, zipped. */
export const exportAll = '/api/export';

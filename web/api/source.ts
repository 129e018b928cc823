import type { FactKind, SourceDetail, SourceList } from '../../server/contract/source.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withQuery } from './http.ts';

interface Paging {
  limit?: number;
  cursor?: string | undefined;
}

/** Every source with how many facts rest on it. */
export const fetchSources = (page: Paging = {}): Resource<SourceList> =>
  resource(withQuery('/api/sources', { ...page }));

interface FactPaging extends Paging {
  kind?: FactKind | undefined;
}

const factsPath = (id: string, asked: FactPaging & { format?: 'csv' }): string =>
  withQuery(`/api/sources/${encodeURIComponent(id)}`, { ...asked });

/** One source and the facts that rest on it, a page at a time; `kind` keeps one kind. */
export const fetchSource = (id: string, page: FactPaging = {}): Resource<SourceDetail> =>
  resource(factsPath(id, page));

/** Its facts as a CSV file. */
export const sourceCsv = (id: string, kind?: FactKind): string => factsPath(id, { kind, format: 'csv' });

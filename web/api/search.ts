import type { SearchResult } from '../../server/contract/search.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withQuery } from './http.ts';

/** Things whose name, alias, code, pinyin or initials match; `kinds` keeps some kinds only. */
export const fetchSearch = (q: string, kinds?: string, limit?: number): Resource<SearchResult> =>
  resource(withQuery('/api/search', { q, kinds, limit }));

import { fetchSource, fetchSources } from '../../api/source.ts';
import type { Fact, SourceDetail } from '../../../server/contract/source.ts';
import type { Resource } from '../../state/resource.svelte.ts';

/** Articles read for visits at most; each holds few of them. */
const most = 20;

/** Visits have no list of their own: they are read from the articles that report them. */
export function fetchVisits(): Resource<SourceDetail>[] {
  const articles = (fetchSources().data?.items ?? []).filter(({ kind }) => kind === 'article').slice(0, most);
  return articles.map(({ id }) => fetchSource(id, { kind: 'visit', limit: 500 }));
}

/** The visits read so far, each once though two articles report it. */
export function visitsOf(articles: readonly Resource<SourceDetail>[]): Fact[] {
  const facts = articles.flatMap(({ data }) => data?.facts.items ?? []);
  return [...new Map(facts.map((fact) => [fact.id, fact])).values()];
}

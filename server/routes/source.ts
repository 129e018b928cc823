import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { SourceDetail, SourceFactQuery, SourceList, SourceParams, SourceQuery } from '../contract/source.ts';
import type { Fact, SourceSummary } from '../contract/source.ts';
import type { GraphClient } from '../graph/client.ts';
import { readSource, readSources } from '../graph/source.ts';
import { readSourceFacts } from '../graph/source-fact.ts';
import { cutPage, toPage, toPaging } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

const sourceColumns: Column<SourceSummary>[] = [
  ['id', ({ id }) => id],
  ['标题', ({ title }) => title],
  ['kind', ({ kind }) => kind],
  ['publisher', ({ publisher }) => publisher],
  ['published_on', ({ publishedOn }) => publishedOn],
  ['url', ({ url }) => url],
  ['facts', ({ facts }) => facts],
  ['facts_alone', ({ factsAlone }) => factsAlone],
];

const factColumns: Column<Fact>[] = [
  ['kind', ({ kind }) => kind],
  ['subject_id', ({ subject }) => subject.id],
  ['主体', ({ subject }) => subject.name],
  ['object_id', ({ object }) => object?.id],
  ['客体', ({ object }) => object?.name],
  ['涉及', ({ about }) => about.map(({ name }) => name).join(';')],
  [
    'values',
    ({ values }) =>
      Object.entries(values)
        .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join('、') : value}`)
        .join(';'),
  ],
  ['evidence', ({ provenance }) => provenance.evidence],
  ['observed_on', ({ provenance }) => provenance.observedOn],
  ['source_ids', ({ provenance }) => provenance.sourceIds.join(';')],
  ['note', ({ provenance }) => provenance.note],
];

/** Who says what: the sources, and everything that rests on one. */
export const sourceRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/sources',
    {
      schema: {
        tags: ['sources'],
        summary: 'Every source with how many facts rest on it, and on it alone',
        produces: tableTypes,
        querystring: SourceQuery,
        response: { 200: SourceList },
      },
    },
    async (request, reply) => {
      const page = cutPage(await readSources(graph), toPaging(request, request.query));
      return sendTable(
        request,
        reply,
        { name: 'sources', columns: sourceColumns, rows: page.items },
        () => page,
      );
    },
  );

  app.get(
    '/api/sources/:id',
    {
      schema: {
        tags: ['sources'],
        summary: 'One source and the facts that rest on it',
        produces: tableTypes,
        params: SourceParams,
        querystring: SourceFactQuery,
        response: { 200: SourceDetail },
      },
    },
    async (request, reply) => {
      const paging = toPaging(request, request.query);
      const source = await readSource(graph, request.params.id);
      const { kind } = request.query;
      const { kinds, total, facts } = await readSourceFacts(graph, source.id, { kind, ...paging });
      const table = { name: `source-${source.id}`, columns: factColumns, rows: facts };
      return sendTable(request, reply, table, () => ({ source, kinds, facts: toPage(facts, total, paging) }));
    },
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  Quality,
  QualityList,
  type QualityMeasure,
  QualityParams,
  QualityQuery,
  type QualityRow,
  QualityRowQuery,
} from '../contract/quality.ts';
import type { GraphClient } from '../graph/client.ts';
import { toPaging } from './parameter.ts';
import { readQuality, readQualityRows } from './quality-answer.ts';
import { type Column, sendTable, tableTypes } from './table.ts';

const says = ({ sides = [] }: QualityRow) =>
  sides
    .map(({ kind, status, bound, value, unit }) =>
      [kind, status ?? bound, value, unit].filter((part) => part !== undefined).join(' '),
    )
    .join(' / ');

const columns = (measure: QualityMeasure): Column<QualityRow>[] => [
  ['measure', () => measure],
  ['kind', ({ fact, subject }) => fact?.kind ?? subject.kind],
  ['subject_id', ({ subject }) => subject.id],
  ['主体', ({ subject }) => subject.name],
  ['object_id', ({ object, fact }) => (object ?? fact?.object)?.id],
  ['客体', ({ object, fact }) => (object ?? fact?.object)?.name],
  ['chain_id', ({ chain }) => chain],
  ['region_code', ({ place }) => place?.code],
  ['说法', (row) => (row.about === undefined ? says(row) : `${row.about}: ${says(row)}`)],
  [
    'source_ids',
    ({ sides, fact }) =>
      (sides?.flatMap(({ sources }) => sources.map(({ id }) => id)) ?? fact?.provenance.sourceIds ?? []).join(
        ';',
      ),
  ],
  [
    'observed_on',
    ({ sides, fact }) =>
      fact?.provenance.observedOn ?? sides?.flatMap(({ observedOn }) => observedOn ?? []).join(';'),
  ],
];

const today = () => new Date().toISOString().slice(0, 10);

/** How good the data are: what is covered, what contradicts, what is old, what hangs on nothing. */
export const qualityRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/quality',
    {
      schema: {
        tags: ['quality'],
        summary: 'Coverage, contradictions, age and orphans of the data; each number opens into its rows',
        querystring: QualityQuery,
        response: { 200: Quality },
      },
    },
    (request) => readQuality(graph, request.query, today()),
  );

  app.get(
    '/api/quality/:measure',
    {
      schema: {
        tags: ['quality'],
        summary: 'The rows behind one number: firms, stages, facts or both sides of a contradiction',
        produces: tableTypes,
        params: QualityParams,
        querystring: QualityRowQuery,
        response: { 200: QualityList },
      },
    },
    async (request, reply) => {
      const { measure } = request.params;
      const { region, chain, side } = request.query;
      const paging = toPaging(request, request.query);
      const page = await readQualityRows(graph, {
        measure,
        region,
        chain,
        have: side === 'having',
        today: today(),
        paging,
      });
      const table = { name: `quality-${measure}`, columns: columns(measure), rows: page.items };
      return sendTable(request, reply, table, () => ({ measure, ...page }));
    },
  );
};

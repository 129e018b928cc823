import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { readAuthor } from '../author.ts';
import {
  Baseline,
  BaselineList,
  BaselineParams,
  BaselineQuery,
  Difference,
  DifferenceQuery,
  NewBaseline,
  type BaselineSummary,
  type CausingFact,
  type StageDifference,
} from '../contract/baseline.ts';
import { deleteBaseline, readBaseline, readBaselines } from '../graph/baseline.ts';
import type { GraphClient } from '../graph/client.ts';
import { keepBaseline, readDifference } from './baseline-answer.ts';
import { cutPage, toPaging } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

const tags = ['baselines'];
const Nothing = Type.Null({ description: 'done' });

const listColumns: Column<BaselineSummary>[] = [
  ['id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['chain_id', ({ chain }) => chain.id],
  ['region_code', ({ region }) => region.id],
  ['peer_code', ({ peer }) => peer?.id],
  ['as_of', ({ asOf }) => asOf],
  ['data_version', ({ dataVersion }) => dataVersion],
  ['created_at', ({ createdAt }) => createdAt],
  ['author', ({ author }) => author],
  ['gaps', ({ gaps }) => gaps],
  ['stages', ({ stages }) => stages],
];

/** A row for each causing fact of a stage; a stage without one has a row of its own. */
interface DifferenceRow {
  stage: StageDifference;
  fact?: CausingFact;
}

const toRows = (stages: StageDifference[]): DifferenceRow[] =>
  stages.flatMap((stage): DifferenceRow[] =>
    stage.facts.length === 0 ? [{ stage }] : stage.facts.map((fact) => ({ stage, fact })),
  );

const differenceColumns: Column<DifferenceRow>[] = [
  ['stage_id', ({ stage }) => stage.stage.id],
  ['环节', ({ stage }) => stage.stage.name],
  ['status_from', ({ stage }) => stage.from?.status],
  ['status_to', ({ stage }) => stage.to?.status],
  ['production_from', ({ stage }) => stage.from?.here.production],
  ['production_to', ({ stage }) => stage.to?.here.production],
  ['groups_from', ({ stage }) => stage.from?.here.groups],
  ['groups_to', ({ stage }) => stage.to?.here.groups],
  ['elsewhere_from', ({ stage }) => stage.from?.elsewhere],
  ['elsewhere_to', ({ stage }) => stage.to?.elsewhere],
  ['severity_from', ({ stage }) => stage.from?.severity],
  ['severity_to', ({ stage }) => stage.to?.severity],
  ['because', ({ stage }) => stage.because],
  ['facts', ({ stage }) => stage.factsTotal],
  ['fact_id', ({ fact }) => fact?.id],
  ['fact_op', ({ fact }) => fact?.op],
  ['fact_kind', ({ fact }) => fact?.kind],
  ['fact_subject', ({ fact }) => fact?.subject.name],
  ['fact_object', ({ fact }) => fact?.object?.name],
  ['observed_on', ({ fact }) => fact?.provenance?.observedOn],
  ['source_ids', ({ fact }) => fact?.provenance?.sourceIds.join(';')],
  ['cause', ({ fact }) => fact?.by?.cause],
  ['at', ({ fact }) => fact?.by?.at],
  ['author', ({ fact }) => fact?.by?.author],
];

/** Baselines: the findings of a chain in a region kept under a name, and what changed since. */
export const baselineRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/baselines',
    {
      schema: {
        tags,
        summary: 'Baselines of a chain and region, newest first',
        produces: tableTypes,
        querystring: BaselineQuery,
        response: { 200: BaselineList },
      },
    },
    async (request, reply) => {
      const page = cutPage(await readBaselines(graph, request.query), toPaging(request, request.query));
      return sendTable(
        request,
        reply,
        { name: 'baselines', columns: listColumns, rows: page.items },
        () => page,
      );
    },
  );

  app.post(
    '/api/baselines',
    {
      schema: {
        tags,
        summary: 'Keeps the findings and rates of a chain in a region as they are now, or as of a date',
        body: NewBaseline,
        response: { 201: Baseline },
      },
    },
    async ({ body }, reply) => {
      const baseline = await keepBaseline(graph, body, readAuthor(), new Date().toISOString());
      return reply.code(201).header('location', `/api/baselines/${baseline.id}`).send(baseline);
    },
  );

  app.get(
    '/api/baselines/:id',
    {
      schema: {
        tags,
        summary: 'One baseline with its findings and rates',
        params: BaselineParams,
        response: { 200: Baseline },
      },
    },
    async ({ params }) => readBaseline(graph, params.id),
  );

  app.delete(
    '/api/baselines/:id',
    { schema: { tags, summary: 'Removes a baseline', params: BaselineParams, response: { 204: Nothing } } },
    async ({ params }, reply) => {
      await deleteBaseline(graph, params.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/baselines/:id/difference',
    {
      schema: {
        tags,
        summary: 'What changed from a baseline to now, stage by stage, and which facts caused it',
        produces: tableTypes,
        params: BaselineParams,
        querystring: DifferenceQuery,
        response: { 200: Difference },
      },
    },
    async (request, reply) => {
      const difference = await readDifference(graph, await readBaseline(graph, request.params.id));
      const name = `${difference.baseline.name}-difference`;
      const table = { name, columns: differenceColumns, rows: toRows(difference.stages) };
      return sendTable(request, reply, table, () => difference);
    },
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  ListChange,
  ListParams,
  ListQuery,
  ListTargetQuery,
  NewTargetList,
  NewTargets,
  Target,
  TargetChange,
  TargetListDetail,
  TargetListPage,
  TargetListSummary,
  TargetPage,
  TargetParams,
} from '../contract/list.ts';
import type { GraphClient } from '../graph/client.ts';
import { readList, readLists, readTargets } from '../graph/list.ts';
import {
  addTargets,
  changeTarget,
  createList,
  deleteList,
  removeTarget,
  renameList,
} from '../graph/list-change.ts';
import { cutPage, toPaging } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

const columns: Column<Target>[] = [
  ['firm_id', ({ firm }) => firm.id],
  ['企业', ({ firm }) => firm.name],
  ['region_code', ({ region }) => region?.code],
  ['区域', ({ region }) => region?.name],
  ['city_code', ({ city }) => city?.code],
  ['城市', ({ city }) => city?.name],
  ['stages', ({ stages }) => stages.map((stage) => stage.name).join(';')],
  ['progress', ({ progress }) => progress],
  ['reason', ({ reason }) => reason],
  ['note', ({ note }) => note],
  ['do_not_approach', ({ doNotApproach }) => doNotApproach?.reason],
  ['do_not_approach_on', ({ doNotApproach }) => doNotApproach?.on],
  ['added_at', ({ addedAt }) => addedAt],
  ['changed_at', ({ changedAt }) => changedAt],
];

const tags = ['lists'];
const now = (): string => new Date().toISOString();
const Nothing = Type.Null({ description: 'done' });

/** Target lists: the recruiter's own work, kept beside the facts. */
export const listRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  const readDetail = async (id: string): Promise<TargetListDetail> => {
    const [list, targets] = await Promise.all([readList(graph, id), readTargets(graph, id)]);
    return { list, targets };
  };

  app.get(
    '/api/lists',
    {
      schema: {
        tags,
        summary: 'Every target list, newest first',
        querystring: ListQuery,
        response: { 200: TargetListPage },
      },
    },
    async (request) => cutPage(await readLists(graph), toPaging(request, request.query)),
  );

  app.post(
    '/api/lists',
    {
      schema: {
        tags,
        summary: 'Makes a list, with firms on it if given',
        body: NewTargetList,
        response: { 201: TargetListSummary },
      },
    },
    async ({ body }, reply) => {
      const list = await createList(graph, body, now());
      return reply.code(201).header('location', `/api/lists/${list.id}`).send(list);
    },
  );

  app.get(
    '/api/lists/:list',
    {
      schema: {
        tags,
        summary: 'One list with its targets',
        produces: tableTypes,
        params: ListParams,
        response: { 200: TargetListDetail },
      },
    },
    async (request, reply) => {
      const detail = await readDetail(request.params.list);
      const table = { name: detail.list.name, columns, rows: detail.targets };
      return sendTable(request, reply, table, () => detail);
    },
  );

  app.patch(
    '/api/lists/:list',
    {
      schema: {
        tags,
        summary: 'Gives a list another name',
        params: ListParams,
        body: ListChange,
        response: { 200: TargetListSummary },
      },
    },
    async ({ params, body }) => renameList(graph, params.list, body.name),
  );

  app.delete(
    '/api/lists/:list',
    {
      schema: {
        tags,
        summary: 'Removes a list with its targets',
        params: ListParams,
        response: { 204: Nothing },
      },
    },
    async ({ params }, reply) => {
      await deleteList(graph, params.list);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/lists/:list/targets',
    {
      schema: {
        tags,
        summary: 'The targets of a list, or those of one city',
        produces: tableTypes,
        params: ListParams,
        querystring: ListTargetQuery,
        response: { 200: TargetPage },
      },
    },
    async (request, reply) => {
      const { list, targets } = await readDetail(request.params.list);
      const { city } = request.query;
      const kept = targets.filter((target) => city === undefined || target.city?.code === city);
      const page = cutPage(kept, toPaging(request, request.query));
      return sendTable(request, reply, { name: list.name, columns, rows: page.items }, () => page);
    },
  );

  app.post(
    '/api/lists/:list/targets',
    {
      schema: {
        tags,
        summary: 'Puts firms on a list; those already there stay as they are',
        params: ListParams,
        body: NewTargets,
        response: { 200: TargetListDetail },
      },
    },
    async ({ params, body }) => {
      await addTargets(graph, params.list, body.firms, now(), body.doNotApproach);
      return readDetail(params.list);
    },
  );

  app.patch(
    '/api/lists/:list/targets/:target',
    {
      schema: {
        tags,
        summary:
          'Changes progress, reason, note or the do-not-approach mark of a target; 409 when somebody else did first',
        params: TargetParams,
        body: TargetChange,
        response: { 200: Target },
      },
    },
    async ({ params, body }) => changeTarget(graph, params.list, params.target, body, now()),
  );

  app.delete(
    '/api/lists/:list/targets/:target',
    {
      schema: { tags, summary: 'Takes a firm off a list', params: TargetParams, response: { 204: Nothing } },
    },
    async ({ params }, reply) => {
      await removeTarget(graph, params.list, params.target);
      return reply.code(204).send(null);
    },
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { FieldList, TemplateList, TemplateParams } from '../contract/import-reading.ts';
import { ImportListQuery, ImportParams, ImportRun, UndoCheck } from '../contract/import-run.ts';
import { readAuthor } from '../author.ts';
import { checkUndo, undo } from '../graph/change/undo.ts';
import type { GraphClient } from '../graph/client.ts';
import { readRun } from '../graph/import-run.ts';
import { readTemplates, removeTemplate } from '../graph/template.ts';
import { listFields } from '../import/mapping/field.ts';
import { cutPage, toPaging } from './parameter.ts';

const tags = ['imports'];
const Nothing = Type.Null({ description: 'done' });

/** What is kept of imports that are over: how sheets were read, and how an import is taken back. */
export const importKnownRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (
  app,
  { graph },
) => {
  app.get(
    '/api/imports/fields',
    {
      schema: {
        tags,
        summary: 'What a column of a free-form sheet may be mapped to',
        response: { 200: FieldList },
      },
    },
    async () => {
      const items = listFields();
      return { items, total: items.length };
    },
  );

  app.get(
    '/api/imports/templates',
    {
      schema: {
        tags,
        summary: 'How sheets with the same headers were read before, the one used last first',
        querystring: ImportListQuery,
        response: { 200: TemplateList },
      },
    },
    async (request) => cutPage(await readTemplates(graph), toPaging(request, request.query)),
  );

  app.delete(
    '/api/imports/templates/:template',
    { schema: { tags, summary: 'Forgets a template', params: TemplateParams, response: { 204: Nothing } } },
    async ({ params }, reply) => {
      await removeTemplate(graph, params.template);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/imports/:import/undo',
    {
      schema: {
        tags,
        summary: 'Whether a loaded import can be undone, and what rests on it',
        params: ImportParams,
        response: { 200: UndoCheck },
      },
    },
    async ({ params }) => {
      await readRun(graph, params.import);
      return checkUndo(graph, params.import);
    },
  );

  app.post(
    '/api/imports/:import/undo',
    {
      schema: {
        tags,
        summary: 'Undoes a loaded import; 409 when later work rests on it',
        params: ImportParams,
        response: { 200: ImportRun },
      },
    },
    async ({ params }) => {
      await readRun(graph, params.import);
      await undo(graph, params.import, readAuthor());
      return readRun(graph, params.import);
    },
  );
};

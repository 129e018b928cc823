import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readAuthor } from '../author.ts';
import {
  EditableFact,
  EditableFirm,
  EditDone,
  FactCorrection,
  FactParams,
  FactRetraction,
  FirmCorrection,
  NewFact,
} from '../contract/edit.ts';
import { FirmParams } from '../contract/firm.ts';
import type { GraphClient } from '../graph/client.ts';
import { addFact, correctFact, retractFact } from '../graph/edit/fact.ts';
import { correctFirm, readEditableFirm } from '../graph/edit/firm.ts';
import { readEditableFact } from '../graph/edit/found.ts';

const tags = ['facts'];

/** Facts added, corrected and retracted by hand, always with a source; what is registered of a firm. */
export const editRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.post(
    '/api/facts',
    { schema: { tags, summary: 'Adds a fact with its source', body: NewFact, response: { 201: EditDone } } },
    async ({ body }, reply) => {
      const done = await addFact(graph, body, readAuthor());
      return reply
        .code(201)
        .header('location', `/api/facts/${encodeURIComponent(done.id)}`)
        .send(done);
    },
  );

  app.get(
    '/api/facts/:fact',
    {
      schema: {
        tags,
        summary: 'A fact that can be edited, with its version and sources',
        params: FactParams,
        response: { 200: EditableFact },
      },
    },
    async ({ params }) => readEditableFact(graph, params.fact),
  );

  app.patch(
    '/api/facts/:fact',
    {
      schema: {
        tags,
        summary: 'Corrects a fact; 409 names both values where somebody else changed it first',
        params: FactParams,
        body: FactCorrection,
        response: { 200: EditDone },
      },
    },
    async ({ params, body }) => correctFact(graph, params.fact, body, readAuthor()),
  );

  app.delete(
    '/api/facts/:fact',
    {
      schema: {
        tags,
        summary: 'Retracts a fact: it stays in the history, with the reason',
        params: FactParams,
        body: FactRetraction,
        response: { 200: EditDone },
      },
    },
    async ({ params, body }) => retractFact(graph, params.fact, body, readAuthor()),
  );

  app.get(
    '/api/firms/:firm/registered',
    {
      schema: {
        tags,
        summary: 'What is registered of a firm, with its version',
        params: FirmParams,
        response: { 200: EditableFirm },
      },
    },
    async ({ params }) => readEditableFirm(graph, params.firm),
  );

  app.patch(
    '/api/firms/:firm',
    {
      schema: {
        tags,
        summary: 'Corrects what is registered of a firm; a new place needs its source',
        params: FirmParams,
        body: FirmCorrection,
        response: { 200: EditDone },
      },
    },
    async ({ params, body }) => correctFirm(graph, params.firm, body, readAuthor()),
  );
};

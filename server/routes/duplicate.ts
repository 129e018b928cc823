import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readAuthor } from '../author.ts';
import {
  Decided,
  DuplicatePage,
  DuplicateParams,
  DuplicateQuery,
  Merge,
  MergePage,
  MergeParams,
  MergePreview,
  MergePreviewQuery,
  MergeQuery,
  NewMerge,
  NewSplit,
  SplitCheck,
} from '../contract/duplicate.ts';
import { type Duplicate, DuplicateDecision } from '../contract/import-plan.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { pairId } from '../graph/duplicate/content.ts';
import { decide } from '../graph/duplicate/decide.ts';
import { readDecided } from '../graph/duplicate/decided.ts';
import { countMerges, readMerge, readMerges } from '../graph/duplicate/list.ts';
import { merge } from '../graph/duplicate/merge.ts';
import { previewMerge } from '../graph/duplicate/preview.ts';
import { readFirmsIn } from '../graph/duplicate/sketch.ts';
import { checkSplit, split } from '../graph/duplicate/split.ts';
import { readRegion } from '../graph/region.ts';
import { readCandidates } from '../import/candidate.ts';
import { sketchOf, toDuplicates } from '../import/duplicate.ts';
import { toPage, toPaging } from './parameter.ts';

const tags = ['duplicates'];

/** Firms that may be one and the same: what speaks for it, what was decided, what was merged and split. */
export const duplicateRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  const readOpen = async (region: string | undefined, shown: Duplicate['decision']) => {
    const [pairs, decided, here] = await Promise.all([
      readCandidates(graph),
      readDecided(graph),
      region === undefined ? undefined : readFirmsIn(graph, region),
      region === undefined ? undefined : readRegion(graph, region),
    ]);
    const asked = pairs.filter(({ one, other }) => {
      const [a, b] = [sketchOf(one), sketchOf(other)];
      return (!here || here.has(a.id) || here.has(b.id)) && decided.decisionOf(pairId(a, b)) === shown;
    });
    return { pairs: asked, decided };
  };

  app.get(
    '/api/duplicates',
    {
      schema: {
        tags,
        summary: 'Firms of the graph that may be one, the likeliest first, with what speaks for and against',
        querystring: DuplicateQuery,
        response: { 200: DuplicatePage },
      },
    },
    async (request) => {
      const { region, decided: show = 'open' } = request.query;
      const paging = toPaging(request, request.query);
      const { pairs, decided } = await readOpen(region, show === 'open' ? undefined : show);
      const page = pairs.slice(paging.offset, paging.offset + paging.limit);
      return toPage(await toDuplicates(graph, page, decided), pairs.length, paging);
    },
  );

  app.put(
    '/api/duplicates/:duplicate',
    {
      schema: {
        tags,
        summary: 'Says that two firms are the same (merges them), are not, or are left for later',
        params: DuplicateParams,
        body: DuplicateDecision,
        response: { 200: Decided },
      },
    },
    async ({ params, body }) => {
      const [pairs, decided] = await Promise.all([readCandidates(graph), readDecided(graph)]);
      const pair = pairs.find(
        ({ one, other }) => pairId(sketchOf(one), sketchOf(other)) === params.duplicate,
      );
      // The id is made of what both say, so it is gone as soon as one was changed or merged.
      if (!pair) throw notFound('duplicate', params.duplicate);
      const [duplicate] = await toDuplicates(graph, [pair], decided);
      const made = await decide(graph, duplicate!, body, readAuthor());
      return {
        id: params.duplicate,
        decision: body.decision,
        ...(made === undefined ? {} : { merge: await readMerge(graph, made) }),
      };
    },
  );

  app.get(
    '/api/duplicates/preview',
    {
      schema: {
        tags,
        summary: 'What merging one organisation into another would do',
        querystring: MergePreviewQuery,
        response: { 200: MergePreview },
      },
    },
    async ({ query }) => previewMerge(graph, query.from, query.into),
  );

  app.get(
    '/api/merges',
    {
      schema: {
        tags,
        summary: 'What was merged into what, newest first, split ones among them',
        querystring: MergeQuery,
        response: { 200: MergePage },
      },
    },
    async (request) => {
      const paging = toPaging(request, request.query);
      const [items, total] = await Promise.all([
        readMerges(graph, paging.offset, paging.limit),
        countMerges(graph),
      ]);
      return toPage(items, total, paging);
    },
  );

  app.post(
    '/api/merges',
    {
      schema: {
        tags,
        summary: 'Merges one organisation into another; 409 when either changed since the preview',
        body: NewMerge,
        response: { 201: Merge },
      },
    },
    async ({ body }, reply) => {
      const id = await merge(graph, body, readAuthor());
      return reply.code(201).send(await readMerge(graph, id));
    },
  );

  app.get(
    '/api/merges/:merge/split',
    {
      schema: {
        tags,
        summary: 'What a split would restore, and what later work stands in the way',
        params: MergeParams,
        response: { 200: SplitCheck },
      },
    },
    async ({ params }) => checkSplit(graph, params.merge),
  );

  app.post(
    '/api/merges/:merge/split',
    {
      schema: {
        tags,
        summary: 'Splits what was merged; 409 when later work stands in the way',
        params: MergeParams,
        body: NewSplit,
        response: { 200: Merge },
      },
    },
    async ({ params, body }) => {
      await split(graph, params.merge, readAuthor(), body.anyway);
      return readMerge(graph, params.merge);
    },
  );
};

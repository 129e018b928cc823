import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changesStatus, judgeConsequence, markWords, orderReviews, readNote } from '../analysis/review.ts';
import { readAuthor } from '../author.ts';
import { EditDone, FactParams } from '../contract/edit.ts';
import { type Review, ReviewDecision, ReviewPage, ReviewQuery } from '../contract/review.ts';
import type { GraphClient } from '../graph/client.ts';
import { decideReview } from '../graph/edit/review.ts';
import { versionOf } from '../graph/edit/version.ts';
import { readKnowledge, readRoles } from '../graph/knowledge.ts';
import { readRegion } from '../graph/region.ts';
import { remember } from '../graph/remember.ts';
import { readWaiting, type ReviewQuestion, type ReviewRow } from '../graph/review.ts';
import { groupRows } from '../graph/rows.ts';
import { readSourcesById } from '../graph/source.ts';
import { cutPage, toPaging } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

type Ranked = Omit<Review, 'sources' | 'others'> & { sourceIds: string[]; reviewedOn?: string };

const columns: Column<Review>[] = [
  ['firm_id', ({ firm }) => firm.id],
  ['企业', ({ firm }) => firm.name],
  ['stage_id', ({ stage }) => stage.id],
  ['环节', ({ stage }) => stage.name],
  ['status', ({ status }) => status],
  ['products', ({ products }) => products.join(';')],
  ['rule', ({ rule }) => rule],
  ['revenue_share', ({ revenueShare }) => revenueShare],
  ['status_before', ({ consequence }) => consequence?.before.status],
  ['status_after', ({ consequence }) => consequence?.after.status],
  ['source_ids', ({ sources }) => sources.map(({ id }) => id).join(';')],
  ['note', ({ note }) => note],
];

const textOf = (value: ReviewRow['properties'][string] | undefined) =>
  typeof value === 'string' ? value : undefined;
const listOf = (value: ReviewRow['properties'][string] | undefined) => (Array.isArray(value) ? value : []);
const known = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };

/** What is known of the region, and the roles played in it. */
interface Place {
  knowledge: Awaited<ReturnType<typeof readKnowledge>>;
  roles: Awaited<ReturnType<typeof readRoles>>;
}

async function readPlace(graph: GraphClient, chains: string[], code: string): Promise<Place> {
  const region = await readRegion(graph, code);
  const [knowledge, roles] = await Promise.all([
    readKnowledge(graph, chains, region),
    readRoles(graph, chains, region.code),
  ]);
  return { knowledge, roles };
}

/** A suggested role with what it rests on and what accepting it would change. */
function toRanked({ groupId, here, words, properties, ...row }: ReviewRow, place: Place | undefined): Ranked {
  const note = textOf(properties.note);
  const from = readNote(note);
  const products = listOf(properties.products);
  const { marks, words: found } = markWords(from.quote ?? products.join('；'), words);
  const silence = { laboratories: 0, firmsElsewhere: 0, stated: [] };
  const outputCny = typeof properties.outputCny === 'number' ? properties.outputCny : undefined;
  const role = { firmId: row.firm.id, groupId, status: row.status, outputCny };
  const { id } = row.stage;
  const consequence =
    place && here
      ? judgeConsequence(place.knowledge.stages.get(id) ?? silence, place.roles.get(id) ?? [], role)
      : undefined;
  return {
    ...row,
    ...from,
    ...known('note', note),
    ...known('observedOn', textOf(properties.observedOn)),
    ...known('reviewedOn', textOf(properties.reviewedOn)),
    ...known('consequence', consequence),
    version: versionOf(properties),
    ...{ products, marks, words: found, later: properties.review === 'later' },
    sourceIds: listOf(properties.sourceIds),
  };
}

/** All roles that wait, in the order of review. Kept until the data change, for every decision asks again. */
const readQueue = (graph: GraphClient, asked: ReviewQuestion) =>
  remember(graph, `reviews ${asked.chain} ${asked.region} ${asked.where}`, async () => {
    const { rows, decided } = await readWaiting(graph, asked);
    const chains = [...new Set(rows.flatMap((row) => row.chains.map(({ id }) => id)))];
    const place = asked.region === undefined ? undefined : await readPlace(graph, chains, asked.region);
    const ranked = orderReviews(rows.map((row) => toRanked(row, place)));
    const byFirm = groupRows(
      ranked,
      ({ firm }) => firm.id,
      ({ stage, quote }) => ({ stage, quote }),
    );
    return { ranked, decided, byFirm };
  });

/** The review queue: suggested roles, one question at a time. */
export const reviewRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/reviews',
    {
      schema: {
        tags: ['reviews'],
        summary: 'Suggested roles that wait for a decision, those that would change a status first',
        produces: tableTypes,
        querystring: ReviewQuery,
        response: { 200: ReviewPage },
      },
    },
    async (request, reply) => {
      const { ranked, decided, byFirm } = await readQueue(graph, request.query);
      const page = cutPage(ranked, toPaging(request, request.query));
      const sources = await readSourcesById(
        graph,
        page.items.flatMap(({ sourceIds }) => sourceIds),
      );
      const items = page.items.map(({ sourceIds, reviewedOn: _, ...item }): Review => ({
        ...item,
        sources: sources.filter(({ id }) => sourceIds.includes(id)),
        others: (byFirm.get(item.firm.id) ?? [])
          .filter(({ stage, quote }) => stage.id !== item.stage.id && quote === item.quote)
          .map(({ stage }) => stage),
      }));
      return sendTable(request, reply, { name: 'reviews', columns, rows: items }, () => ({
        ...page,
        items,
        changing: ranked.filter(changesStatus).length,
        decided,
      }));
    },
  );

  app.put(
    '/api/reviews/:fact',
    {
      schema: {
        tags: ['reviews'],
        summary: 'Accepts, rejects or puts off a suggested role',
        params: FactParams,
        body: ReviewDecision,
        response: { 200: EditDone },
      },
    },
    async ({ params, body }) => decideReview(graph, params.fact, body, readAuthor()),
  );
};

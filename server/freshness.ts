import type { FastifyInstance } from 'fastify';
import { graphUnavailable } from './errors.ts';
import type { GraphClient } from './graph/client.ts';
import { readMetaLately } from './graph/meta.ts';
import { asQuestion, noteVersion } from './graph/remember.ts';
import { wantsCsv } from './routes/table.ts';
import { readToday } from './routes/tie-network.ts';

/** Whether the caller already has this answer: `If-None-Match` may hold several tags, weak or strong, or a star. */
function holds(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag.replace(/^W\//, ''));
}

/**
 * Every read of the API carries an ETag that changes with the data version, and answers 304 to who has that version.
 * While an empty graph is being filled there is no whole answer to give and nothing to change: 503, come again.
 */
export function tagWithDataVersion(app: FastifyInstance, graph: GraphClient, build: string): void {
  // Only reads: an answer to a change is of the version it makes.
  app.addHook('onRequest', (request, _reply, done) => (request.method === 'GET' ? asQuestion(done) : done()));
  app.addHook('preHandler', async (request, reply) => {
    const meta = await readMetaLately(graph);
    if (meta.loading !== undefined) throw graphUnavailable(`The data is being loaded: ${meta.loading}.`);
    if (request.method !== 'GET' && request.method !== 'HEAD') return;
    const kind = wantsCsv(request) ? 'csv' : 'json';
    // Ties and signals age from day to day without a change of the data.
    const today = readToday();
    noteVersion(meta.dataVersion);
    const etag = `W/"${meta.dataVersion}-${meta.schemaVersion}-${build}-${today}-${kind}"`;
    void reply.header('etag', etag).header('cache-control', 'no-cache').header('vary', 'accept');
    if (holds(request.headers['if-none-match'], etag)) return reply.code(304).send();
  });
}

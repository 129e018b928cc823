import { PassThrough } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { exportGraph } from '../export/graph.ts';
import { describeOmission } from '../export/omission.ts';
import { ZipWriter } from '../export/zip.ts';
import { type GraphClient, patient } from '../graph/client.ts';

/** What a zip says of everything that is in no table; an import does not read it. */
const notes = 'not-exported.txt';

/** Writes the tables into the stream; it breaks off, unreadable, when the data change meanwhile. */
async function zipGraph(graph: GraphClient, out: PassThrough): Promise<void> {
  const zip = new ZipWriter(out);
  const { omissions, lists, targets } = await exportGraph(patient(graph), (table, pieces) =>
    zip.add(`${table}.csv`, pieces),
  );
  const lines = omissions.map(describeOmission);
  if (lists > 0) lines.unshift(`${lists} target lists with ${targets} targets: npm run backup keeps them`);
  if (lines.length > 0) await zip.add(notes, [`${lines.join('\r\n')}\r\n`]);
  await zip.end();
}

/** Everything as tables that can be imported again. */
export const exportRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/export',
    {
      exposeHeadRoute: false,
      schema: {
        tags: ['quality'],
        summary: 'The whole graph as import tables, zipped; what no table can say is listed in it',
        produces: ['application/zip'],
      },
    },
    (request, reply) => {
      const out = new PassThrough();
      zipGraph(graph, out).catch((error: unknown) => {
        request.log.warn({ err: error }, 'the export was cut off');
        out.destroy(error instanceof Error ? error : new Error(String(error)));
      });
      return reply
        .type('application/zip')
        .header('content-disposition', 'attachment; filename="liantu.zip"')
        .send(out);
    },
  );
};

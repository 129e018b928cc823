import type { FastifyInstance } from 'fastify';
import type { GraphClient } from './graph/client.ts';
import { readMerged } from './graph/duplicate/decided.ts';
import { remember } from './graph/remember.ts';

/** Addresses of one organisation, with the parameter that holds its id. */
const addresses: [string, string][] = [
  ['/api/firms/:firm', 'firm'],
  ['/api/universities/:university', 'university'],
  ['/api/entities/:kind/:id', 'id'],
];

/** Reads of an organisation that was merged away are led to the one it is now, by 308 and its address. */
export function leadMergedOn(app: FastifyInstance, graph: GraphClient): void {
  app.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return;
    const route = request.routeOptions.url ?? '';
    const [address, parameter] =
      addresses.find(([start]) => route === start || route.startsWith(`${start}/`)) ?? [];
    if (address === undefined || parameter === undefined) return;
    const params = request.params as Record<string, string>;
    const now = (await remember(graph, 'merged', () => readMerged(graph)))(params[parameter] ?? '');
    if (now === undefined) return;
    const path = route.replaceAll(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(name === parameter ? now : (params[name] ?? '')),
    );
    const [, query] = request.url.split('?');
    return reply.redirect(query === undefined ? path : `${path}?${query}`, 308);
  });
}

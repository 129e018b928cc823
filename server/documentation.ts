import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { Problem } from './contract/common.ts';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** OpenAPI of every route registered after this, at `/api/openapi.json`, and a page of it at `/api/docs`. */
export async function documentRoutes(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Liantu 链图',
        version,
        description: 'Industry chains of a region: what is there, what is missing, and who says so.',
      },
    },
    // Any route can answer with a problem, so this is said here once.
    transform: ({ schema, url }) => ({
      url,
      schema: {
        ...schema,
        response: {
          ...(schema.response as object),
          '4XX': problem('not found, not as expected, not allowed, or changed by somebody else'),
          '5XX': problem('the database does not answer (ask again), or something went wrong'),
        },
      },
    }),
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

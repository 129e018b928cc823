import type { FastifyInstance } from 'fastify';
import { ProblemError } from './errors.ts';

const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

const forwardedHeaders = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/**
 * There are no accounts: whoever reaches the port may change the data. So only this machine's own browser may,
 * and a page from elsewhere that was led here (DNS rebinding, cross-site requests, a proxy) may not.
 */
export function guardLoopback(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const { host, origin, forwarded } = request.headers;
    if (!loopbackHost.test(host ?? '')) {
      throw new ProblemError(
        'forbidden',
        'This address is served to this machine only (Host is not loopback).',
      );
    }
    if (forwarded !== undefined || forwardedHeaders.some((name) => request.headers[name] !== undefined)) {
      throw new ProblemError('forbidden', 'Forwarded requests are refused: there are no accounts.');
    }
    if (origin !== undefined && origin !== `${request.protocol}://${host}`) {
      throw new ProblemError('forbidden', 'Requests from pages of another origin are refused.');
    }
    if (request.headers['sec-fetch-site'] === 'cross-site' && request.method !== 'GET') {
      throw new ProblemError('forbidden', 'Changes from another site are refused.');
    }
  });
}

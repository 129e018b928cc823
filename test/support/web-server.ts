import { vi } from 'vitest';
import type { Problem } from '../../server/contract/common.ts';

/** One answer of the pretended server: a body with a status, or what depends on the request. */
type Reply = { status?: number; body?: unknown };
type Handler = Reply | ((request: Sent) => Reply | Promise<Reply>);

/** A request the pages made. */
export interface Sent {
  method: string;
  path: string;
  body: unknown;
}

/**
 * Puts a pretended server behind `fetch`: the longest key that the address begins with answers, a key may begin with a
 * method (`PATCH /api/lists`). Anything else is a problem document with status 404.
 */
export function pretendServer(handlers: Record<string, Handler>): { sent: Sent[] } {
  const sent: Sent[] = [];
  const keys = Object.keys(handlers).sort((a, b) => b.length - a.length);
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    const path = decodeURIComponent(input);
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    sent.push({ method, path, body });
    const key = keys.find(
      (one) => `${method} ${path}`.startsWith(one) || (method === 'GET' && path.startsWith(one)),
    );
    const handler = key === undefined ? { status: 404, body: problem('not_found', 404) } : handlers[key];
    const reply = typeof handler === 'function' ? await handler({ path, method, body }) : handler;
    const status = reply?.status ?? 200;
    const text = status === 204 ? null : JSON.stringify(reply?.body ?? {});
    return new Response(text, { status, headers: { 'content-type': 'application/json' } });
  });
  return { sent };
}

/** A problem document as the server sends it. */
export const problem = (code: Problem['code'], status: number): Problem => ({
  type: `urn:liantu:problem:${code}`,
  title: code,
  status,
  code,
  detail: code,
  requestId: 'req-1',
});

import { vi } from 'vitest';

/** Answers requests from a table of paths (without the query), as the network would. Unknown paths are 404. */
export function answerWith(table: Record<string, unknown>): ReturnType<typeof vi.fn<typeof fetch>> {
  const network = vi.fn<typeof fetch>((path) => {
    const { pathname } = new URL(String(path), 'http://test');
    const body = table[pathname];
    if (body !== undefined) return Promise.resolve(Response.json(body));
    const problem = {
      type: 'about:blank',
      title: '',
      status: 404,
      code: 'not_found',
      detail: '',
      requestId: 'r',
    };
    return Promise.resolve(Response.json(problem, { status: 404 }));
  });
  vi.stubGlobal('fetch', network);
  return network;
}

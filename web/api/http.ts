import type { Problem } from '../../server/contract/common.ts';

/** Why an answer did not come: the server said so, nobody answered, or the answer was not understood. */
export type Failure =
  { kind: 'problem'; problem: Problem } | { kind: 'unreachable' } | { kind: 'unexpected'; status: number };

/** What a read brings: new data with its tag, or that the tagged data still holds. */
export type Answer = { kind: 'data'; data: unknown; etag: string | undefined } | { kind: 'same' };

/** A request that failed; `failure` says how. */
export class RequestError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind === 'problem' ? failure.problem.code : failure.kind);
    this.name = 'RequestError';
    this.failure = failure;
  }
}

/** Whether waiting may help: the database is away, the server is being restarted, or too much was asked at once. */
export function isPassing(failure: Failure): boolean {
  if (failure.kind === 'unreachable') return true;
  if (failure.kind === 'unexpected')
    return failure.status === 502 || failure.status === 503 || failure.status === 504;
  return ['graph_unavailable', 'timeout', 'too_many_requests'].includes(failure.problem.code);
}

/** Reads one address as JSON. Throws a {@link RequestError}. */
export async function readJson(path: string, etag?: string): Promise<Answer> {
  const response = await send(path, {
    headers: { accept: 'application/json', ...(etag ? { 'if-none-match': etag } : {}) },
  });
  if (response.status === 304) return { kind: 'same' };
  return { kind: 'data', data: await bodyOf(response), etag: response.headers.get('etag') ?? undefined };
}

/** Sends a change and reads the answer; undefined where there is none. Throws a {@link RequestError}. */
export async function sendJson<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await send(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  // The contract's type is taken on trust here: the server checks its answers against the same schema.
  return (await bodyOf(response)) as T;
}

/** Sends files and reads the answer. Throws a {@link RequestError}. */
export async function sendFiles<T>(path: string, files: readonly File[]): Promise<T> {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  // The browser names the content type itself: only it knows the mark between the parts.
  const response = await send(path, { method: 'POST', headers: { accept: 'application/json' }, body: form });
  return (await bodyOf(response)) as T;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    throw new RequestError({ kind: 'unreachable' });
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body;
  throw new RequestError(
    isProblem(body) ? { kind: 'problem', problem: body } : { kind: 'unexpected', status: response.status },
  );
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}

/** Query parameters in a fixed order, without those that are not asked. */
export function withQuery(path: string, parameters: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

import { RequestError, isPassing, sendJson } from '../api/http.ts';
import { connection } from './connection.svelte.ts';
import { Resource } from './resource.svelte.ts';

/** Answers younger than this are not asked for again when a view opens. */
const freshMilliseconds = 5_000;

/** A question too long for an address, asked with a body. It changes nothing, so it is read like any other resource. */
class Posting<T> extends Resource<T> {
  readonly #body: unknown;
  #asked: Promise<void> | undefined;
  #refusedAt = 0;

  constructor(path: string, body: unknown) {
    super(path);
    this.#body = body;
  }

  override get isSettled(): boolean {
    return this.isFresh || Date.now() - this.#refusedAt < freshMilliseconds;
  }

  override load(): Promise<void> {
    this.#asked ??= this.#ask().finally(() => (this.#asked = undefined));
    return this.#asked;
  }

  async #ask(): Promise<void> {
    try {
      const data = await sendJson<T>('POST', this.path, this.#body);
      this.state = { status: 'ready', data, at: new Date() };
      connection.answered();
    } catch (error) {
      const failure =
        error instanceof RequestError ? error.failure : { kind: 'unexpected' as const, status: 0 };
      const { state } = this;
      const seen = state.status === 'ready' ? { data: state.data, at: state.at } : state.seen;
      this.#refusedAt = Date.now();
      this.state = { status: 'failed', failure, ...(seen ? { seen } : {}) };
      if (isPassing(failure)) connection.lost(failure);
    }
  }
}

/** Questions remembered; the least recently asked goes first. */
const capacity = 20;
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- looked up while deriving, so it must not be tracked
const postings = new Map<string, Posting<unknown>>();

/** The answer to a body, asked for if it is not fresh. Safe inside `$derived`, as `resource` is. */
export function posting<T>(path: string, body: object): Posting<T> {
  const key = `${path} ${JSON.stringify(body)}`;
  const found = (postings.get(key) ?? new Posting<T>(path, body)) as Posting<T>;
  postings.delete(key);
  postings.set(key, found as Posting<unknown>);
  const [oldest] = postings.keys();
  if (postings.size > capacity && oldest !== undefined) postings.delete(oldest);
  queueMicrotask(() => {
    if (!found.isSettled) void found.load();
  });
  return found;
}

/** Forgets everything (for tests). */
export function forgetPostings(): void {
  postings.clear();
}

connection.onBack(() => {
  for (const found of postings.values()) found.recover();
});

import { createSubscriber } from 'svelte/reactivity';
import { isPassing, readJson, RequestError, type Failure } from '../api/http.ts';
import { connection } from './connection.svelte.ts';

/** Data with the time it was last known to hold. */
export interface Seen<T> {
  data: T;
  at: Date;
}

/** A request on its way, answered, or failed. What was seen before stays with it. */
export type RequestState<T> =
  | { status: 'loading'; seen?: Seen<T> }
  | ({ status: 'ready' } & Seen<T>)
  | { status: 'failed'; failure: Failure; seen?: Seen<T> };

/** Answers younger than this are not asked for again when a view opens. */
const freshMilliseconds = 5_000;
/** Addresses remembered; the least recently used goes first. */
const capacity = 120;

/** One address and what is known of it. */
export class Resource<T> {
  readonly path: string;
  #state: RequestState<T> = { status: 'loading' };
  #changed: () => void = () => undefined;
  // Not $state: a derivation does not follow state that it made itself, and most resources are made in one.
  #follow = createSubscriber((changed) => {
    this.#changed = changed;
    return () => (this.#changed = () => undefined);
  });
  #etag: string | undefined;
  #running: Promise<void> | undefined;
  #failedAt = 0;

  constructor(path: string) {
    this.path = path;
  }

  get state(): RequestState<T> {
    this.#follow();
    return this.#state;
  }

  set state(state: RequestState<T>) {
    this.#state = state;
    this.#changed();
  }

  /** The last data seen, fresh or not. */
  get data(): T | undefined {
    return this.state.status === 'ready' ? this.state.data : this.state.seen?.data;
  }

  get isFresh(): boolean {
    return this.state.status === 'ready' && Date.now() - this.state.at.getTime() < freshMilliseconds;
  }

  /**
   * No use in asking right now: answered or refused a moment ago. Without the second half a derivation that reads
   * the state would ask again upon every refusal, without end.
   */
  get isSettled(): boolean {
    return this.isFresh || Date.now() - this.#failedAt < freshMilliseconds;
  }

  /** Asks (again). Two calls at once make one request. */
  load(): Promise<void> {
    this.#running ??= this.#read().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Asks again for what failed because the database was away. */
  recover(): void {
    if (this.state.status === 'failed' && isPassing(this.state.failure)) void this.load();
  }

  async #read(): Promise<void> {
    try {
      const answer = await readJson(this.path, this.#etag);
      // The server checks its answers against the contract's schema; checking again would bring the schemas here.
      const data = answer.kind === 'data' ? (answer.data as T) : this.data;
      if (answer.kind === 'data') this.#etag = answer.etag;
      if (data === undefined) throw new RequestError({ kind: 'unexpected', status: 304 });
      // eslint-disable-next-line svelte/prefer-svelte-reactivity -- a moment, never changed
      this.state = { status: 'ready', data, at: new Date() };
      connection.answered();
    } catch (error) {
      this.#fail(error instanceof RequestError ? error.failure : { kind: 'unexpected', status: 0 });
    }
  }

  #fail(failure: Failure): void {
    const seen =
      this.state.status === 'ready' ? { data: this.state.data, at: this.state.at } : this.state.seen;
    this.#failedAt = Date.now();
    this.state = { status: 'failed', failure, ...(seen ? { seen } : {}) };
    if (isPassing(failure)) connection.lost(failure);
  }
}

// Typed by the functions of web/api, each of which names the contract type of its own addresses.
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- looked up while deriving, so it must not be tracked
const resources = new Map<string, Resource<unknown>>();

/**
 * The resource at an address, asked for if it is not fresh. Safe inside `$derived`: the answer comes later,
 * never while deriving.
 */
export function resource<T>(path: string): Resource<T> {
  const found = (resources.get(path) ?? new Resource<T>(path)) as Resource<T>;
  resources.delete(path);
  resources.set(path, found as Resource<unknown>);
  const [oldest] = resources.keys();
  if (resources.size > capacity && oldest !== undefined) resources.delete(oldest);
  queueMicrotask(() => {
    if (!found.isSettled) void found.load();
  });
  return found;
}

/** After a change: asks again for every address that begins so. */
export function refresh(...prefixes: string[]): void {
  for (const [path, found] of resources) {
    if (prefixes.some((prefix) => path.startsWith(prefix))) void found.load();
  }
}

/** Forgets everything (for tests). */
export function forgetAll(): void {
  resources.clear();
}

connection.onBack(() => {
  for (const found of resources.values()) found.recover();
});

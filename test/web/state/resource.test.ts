import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connection } from '../../../web/state/connection.svelte.ts';
import { forgetAll, refresh, resource } from '../../../web/state/resource.svelte.ts';

const answer = (body: unknown, etag = '"1"'): Response =>
  new Response(JSON.stringify(body), { status: 200, headers: { etag, 'content-type': 'application/json' } });
const problem = (status: number, code: string): Response =>
  new Response(
    JSON.stringify({ type: 'about:blank', title: code, status, code, detail: '', requestId: 'r1' }),
    {
      status,
      headers: { 'content-type': 'application/problem+json' },
    },
  );

const network = vi.fn<typeof fetch>();
const calls = (): string[] => network.mock.calls.map(([path]) => String(path));
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  network.mockReset();
  vi.stubGlobal('fetch', network);
});
afterEach(async () => {
  network.mockImplementation(() => Promise.resolve(answer({})));
  await connection.tryNow();
  forgetAll();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a resource', () => {
  it('loads, and is ready with its time', async () => {
    network.mockResolvedValue(answer({ n: 1 }));
    const found = resource<{ n: number }>('/api/one');
    expect(found.state.status).toBe('loading');
    await settle();
    expect(found.state).toMatchObject({ status: 'ready', data: { n: 1 } });
  });

  it('asks once for two askers at the same time', async () => {
    network.mockResolvedValue(answer({}));
    expect(resource('/api/one')).toBe(resource('/api/one'));
    await settle();
    expect(calls()).toEqual(['/api/one']);
  });

  it('sends the tag and keeps its data on 304', async () => {
    network
      .mockResolvedValueOnce(answer({ n: 1 }, '"v7"'))
      .mockResolvedValueOnce(new Response(null, { status: 304 }));
    const found = resource<{ n: number }>('/api/one');
    await settle();
    await found.load();
    expect(new Headers(network.mock.calls[1]?.[1]?.headers).get('if-none-match')).toBe('"v7"');
    expect(found.state).toMatchObject({ status: 'ready', data: { n: 1 } });
  });

  it('does not retry what waiting cannot mend', async () => {
    network.mockResolvedValue(problem(404, 'not_found'));
    const found = resource('/api/one');
    await settle();
    expect(found.state).toMatchObject({
      status: 'failed',
      failure: { kind: 'problem', problem: { code: 'not_found' } },
    });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(calls()).toHaveLength(1);
    expect(connection.away).toBeUndefined();
  });

  it('asks again for addresses a change concerns', async () => {
    network.mockImplementation(() => Promise.resolve(answer({})));
    resource('/api/lists');
    resource('/api/chains');
    await settle();
    refresh('/api/lists');
    await settle();
    expect(calls()).toEqual(['/api/lists', '/api/chains', '/api/lists']);
  });
});

describe('while the database is away', () => {
  it('keeps the last data, tries after 1, 2, 3 and then every 5 seconds, and recovers by itself', async () => {
    network.mockResolvedValueOnce(answer({ n: 1 }));
    const found = resource<{ n: number }>('/api/one');
    await settle();

    network.mockImplementation(() => Promise.resolve(problem(503, 'graph_unavailable')));
    await found.load();
    expect(found.state).toMatchObject({ status: 'failed', seen: { data: { n: 1 } } });

    const waits: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const wait = connection.away?.waitSeconds ?? 0;
      waits.push(wait);
      await vi.advanceTimersByTimeAsync(wait * 1000);
    }
    expect(waits).toEqual([1, 2, 3, 5, 5]);
    expect(connection.away).toMatchObject({ tries: 5, awaySeconds: 16 });
    expect(calls().filter((path) => path === '/readyz')).toHaveLength(5);

    network.mockImplementation((path) => Promise.resolve(answer(path === '/readyz' ? {} : { n: 2 })));
    await vi.advanceTimersByTimeAsync(5000);
    expect(connection.away).toBeUndefined();
    expect(found.state).toMatchObject({ status: 'ready', data: { n: 2 } });
  });

  it('treats a silent network as away too, and “try now” does not wait', async () => {
    network.mockRejectedValue(new TypeError('failed'));
    const found = resource<{ n: number }>('/api/one');
    await settle();
    expect(connection.away).toMatchObject({ failure: { kind: 'unreachable' }, waitSeconds: 1 });

    network.mockImplementation(() => Promise.resolve(answer({ n: 3 })));
    await connection.tryNow();
    await settle();
    expect(found.state).toMatchObject({ status: 'ready', data: { n: 3 } });
  });

  it('says when the data on the screen were last answered', async () => {
    vi.setSystemTime(new Date('2026-03-01T09:41:00'));
    network.mockResolvedValueOnce(answer({}));
    resource('/api/one');
    await settle();
    vi.setSystemTime(new Date('2026-03-01T09:50:00'));
    network.mockResolvedValue(problem(503, 'graph_unavailable'));
    resource('/api/two');
    await settle();
    expect(connection.away?.lastAnswer).toEqual(new Date('2026-03-01T09:41:00'));
  });
});

import { describe, expect, test } from 'vitest';
import type { Quality, QualityList, QualityRow } from '../../server/contract/quality.ts';
import { readAll, rowsOf, serveShipped } from './shipped.ts';

const shipped = serveShipped();
const here = 'region=370200&chain=rail-transit';

/** Every measure with the rows it should open into. */
function expected({
  coverage,
  contradictions,
  age,
  orphans,
  evidence,
}: Quality): [url: string, rows: number][] {
  return [
    ...coverage.flatMap(({ measure, have, total }): [string, number][] => [
      [`${measure}?side=having`, have],
      [`${measure}?side=lacking`, total - have],
    ]),
    ...[...contradictions, ...age, ...orphans].map(({ measure, count }): [string, number] => [
      `${measure}?`,
      count,
    ]),
    ...Object.entries(evidence).map(([measure, count]): [string, number] => [`${measure}?`, count]),
  ];
}

describe('the quality of all data', () => {
  test('every number opens into as many rows, each once', { timeout: 120_000 }, async () => {
    const { body, status } = await shipped.get<Quality>('/api/quality');
    expect(status).toBe(200);
    for (const [path, rows] of expected(body)) {
      const url = `/api/quality/${path}&limit=500`.replace('?&', '?');
      const { items, total } = await readAll<QualityRow>(shipped, url, (list: QualityList) => list);
      expect(total, url).toBe(rows);
      expect(items, url).toHaveLength(rows);
      const keys = items.map((row) => row.fact?.id ?? `${row.object?.id} ${row.subject.id} ${row.about}`);
      expect(new Set(keys).size, url).toBe(rows);
    }
  });

  test('coverage counts what there is', async () => {
    const { body } = await shipped.get<Quality>('/api/quality');
    const stages = body.coverage.find(({ measure }) => measure === 'stage_firms')!;
    expect(stages.have).toBeGreaterThan(0);
    expect(stages.total).toBeGreaterThan(stages.have);
    expect(body.coverage.every(({ have, total }) => have <= total)).toBe(true);
    expect(body.staleBefore.slice(0, 4)).toBe(String(Number(body.asOf.slice(0, 4)) - 2));
  });
});

describe('in a region, on a chain', () => {
  test('it says which, and counts no more than of all data', async () => {
    const [{ body: all }, { body }] = await Promise.all([
      shipped.get<Quality>('/api/quality'),
      shipped.get<Quality>(`/api/quality?${here}`),
    ]);
    expect(body.region?.code).toBe('370200');
    expect(body.chain?.id).toBe('rail-transit');
    body.coverage.forEach(({ total }, index) =>
      expect(total).toBeLessThanOrEqual(all.coverage[index]!.total),
    );
    expect(body.age).toEqual(all.age);
  });

  test('a contradiction shows both sides, and links can be made of it', async () => {
    const { body } = await shipped.get<QualityList>('/api/quality/stated_computed?limit=500');
    for (const { subject, object, chain, sides } of body.items) {
      expect(subject.kind).toBe('stage');
      expect(object?.kind).toBe('region');
      expect(chain).toBeDefined();
      expect(sides!.map(({ kind }) => kind)).toEqual(['stated', 'computed']);
      expect(sides![0]!.status).not.toBe(sides![1]!.status);
      expect(sides![0]!.sources[0]!.title).not.toBe('');
    }
  });
});

test('rows are a table too', async () => {
  const { text } = await shipped.get('/api/quality/firm_purchase?limit=5&format=csv');
  expect(rowsOf(text)[0]).toMatchObject({ measure: 'firm_purchase', kind: 'firm' });
});

test('a measure, region or chain that is not there is said', async () => {
  expect((await shipped.get('/api/quality/beauty')).status).toBe(400);
  expect((await shipped.get('/api/quality?region=999999')).status).toBe(404);
  expect((await shipped.get('/api/quality?chain=nowhere')).status).toBe(404);
});

test('everything can be taken away as a zip', async () => {
  const response = await shipped.app.inject({ url: '/api/export', headers: { host: 'localhost' } });
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-type']).toBe('application/zip');
  const bytes = response.rawPayload;
  expect(bytes.subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004'));
  expect(bytes.subarray(-22, -18)).toEqual(Buffer.from('PK\u0005\u0006'));
  expect(bytes.readUInt16LE(bytes.length - 12)).toBeGreaterThanOrEqual(19);
});

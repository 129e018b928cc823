import { expect, test } from 'vitest';
import type { Problem } from '../../server/contract/common.ts';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();
const url = '/api/regions';

test('who has this version gets 304 and no body', async () => {
  const { headers } = await shipped.get(url);
  const etag = String(headers.etag);
  for (const tag of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
    const again = await shipped.get(url, { 'if-none-match': tag });
    expect([again.status, again.text]).toEqual([304, '']);
  }
  expect((await shipped.get(url, { 'if-none-match': '"other"' })).status).toBe(200);
});

test('a table has a tag of its own', async () => {
  const json = await shipped.get('/api/firms');
  const csv = await shipped.get('/api/firms', { accept: 'text/csv' });
  expect(csv.headers.etag).not.toBe(json.headers.etag);
  expect(
    (await shipped.get('/api/firms', { accept: 'text/csv', 'if-none-match': String(json.headers.etag) }))
      .status,
  ).toBe(200);
});

test('Accept is weighed', async () => {
  const asJson = await shipped.get('/api/firms', { accept: 'application/json, text/csv;q=0.5' });
  expect(asJson.headers['content-type']).toContain('application/json');
  const asCsv = await shipped.get('/api/firms', { accept: 'text/csv, application/json;q=0.5' });
  expect(asCsv.headers['content-type']).toContain('text/csv');
});

test('while an empty graph is being filled there is no answer yet', async () => {
  const setLoading = (loading: string | null) =>
    shipped.graph.write((tx) =>
      tx.execute(`MATCH (m:Meta {id: 'liantu'}) SET m.loading = $loading`, { loading }),
    );
  await setLoading('1 of 2');
  try {
    const { status, body, headers } = await shipped.get<Problem>(url);
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'graph_unavailable', '1']);
    expect(body.detail).toContain('1 of 2');
  } finally {
    await setLoading(null);
  }
  expect((await shipped.get(url)).status).toBe(200);
});

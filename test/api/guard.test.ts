import { expect, test } from 'vitest';
import type { Problem } from '../../server/contract/common.ts';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();
const list = { name: 'x', region: '370200' };

test.each([
  [{ host: 'liantu.example' }],
  [{ host: '192.168.1.5:7480' }],
  [{ host: 'localhost.example' }],
  [{ origin: 'http://evil.example' }],
  [{ origin: 'null' }],
  [{ 'x-forwarded-for': '10.0.0.1' }],
  [{ forwarded: 'for=10.0.0.1' }],
  [{ 'x-real-ip': '10.0.0.1' }],
])('%j is refused', async (headers) => {
  const { status, body } = await shipped.get<Problem>('/livez', headers as unknown as Record<string, string>);
  expect([status, body.code]).toEqual([403, 'forbidden']);
});

test.each(['localhost', 'localhost:7480', '127.0.0.1:7480', '[::1]:7480'])('%s is let in', async (host) => {
  expect((await shipped.get('/livez', { host })).status).toBe(200);
  expect((await shipped.get('/livez', { host, origin: `http://${host}` })).status).toBe(200);
});

test('a change from another site is refused, whatever it says of itself', async () => {
  const headers = { host: 'localhost', 'sec-fetch-site': 'cross-site' };
  const response = await shipped.app.inject({ method: 'POST', url: '/api/lists', headers, payload: list });
  expect(response.statusCode).toBe(403);
});

test('text that is no JSON does not reach a route', async () => {
  const response = await shipped.app.inject({
    method: 'POST',
    url: '/api/lists',
    headers: { host: 'localhost', 'content-type': 'text/plain' },
    payload: JSON.stringify(list),
  });
  expect(response.statusCode).toBe(400);
  const broken = await shipped.app.inject({
    method: 'POST',
    url: '/api/lists',
    headers: { host: 'localhost', 'content-type': 'application/json' },
    payload: '{"name": ',
  });
  expect(broken.statusCode).toBe(400);
  expect(broken.json<Problem>().code).toBe('bad_request');
});

test('pages may load nothing from elsewhere', async () => {
  const { headers } = await shipped.get('/livez');
  expect(headers['content-security-policy']).toContain("default-src 'self'");
  expect(headers['content-security-policy']).not.toContain('unsafe');
});

test('what is not there is a problem document too', async () => {
  const { status, body } = await shipped.get<Problem>('/api/nothing');
  expect([status, body.code]).toEqual([404, 'not_found']);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>链图</title>');
  await writeFile(join(folder, 'assets', 'main-abc123.js'), 'export {};');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the page is asked for each time, its hashed files are kept, and nothing outside is served', async () => {
  const app = await buildApp({ graph: shipped.graph, config: { logLevel: 'silent' }, webFolder: folder });
  const get = (url: string) => app.inject({ url, headers: { host: 'localhost' } });
  const page = await get('/');
  expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache']);
  const script = await get('/assets/main-abc123.js');
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await get('/assets/../../package.json')).statusCode).toBe(404);
  expect((await get('/%2e%2e/package.json')).statusCode).toBeLessThan(500);
  expect((await get('/nothing.js')).json()).toMatchObject({ code: 'not_found' });
  await app.close();
});

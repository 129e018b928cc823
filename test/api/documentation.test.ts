import { expect, test } from 'vitest';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();

interface Operation {
  tags?: string[];
  summary?: string;
  parameters?: { name: string; in: string; schema: object }[];
  responses: Record<string, { description?: string; content?: Record<string, { schema: object }> }>;
}
interface OpenApi {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
}

const read = async (): Promise<OpenApi> => (await shipped.get<OpenApi>('/api/openapi.json')).body;

/** Every address the server answers, as OpenAPI writes it. */
function routesOf(): string[] {
  const tree = shipped.app.printRoutes({ commonPrefix: false });
  const parts: string[] = [];
  const routes: string[] = [];
  for (const line of tree.split('\n')) {
    const found = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \((.+)\))?$/u.exec(line);
    if (!found) continue;
    const depth = found[1]!.length / 4;
    parts.length = depth;
    parts[depth] = found[2]!;
    if (found[3]) routes.push(`${found[3]} ${parts.join('')}`);
  }
  return routes;
}

test('it is OpenAPI 3.1 and says of every operation what it answers', async () => {
  const { openapi, info, paths } = await read();
  expect(openapi).toBe('3.1.0');
  expect(info.title).toContain('链图');
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const name = `${method} ${path}`;
      expect(operation.tags, name).toHaveLength(1);
      expect(operation.summary, name).toBeTruthy();
      expect(Object.keys(operation.responses), name).toEqual(expect.arrayContaining(['4XX', '5XX']));
      expect(operation.responses['4XX']!.content, name).toHaveProperty([
        'application/problem+json',
        'schema',
      ]);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(declared.map((parameter) => parameter.name).sort(), name).toEqual(inPath.sort());
    }
  }
});

test('it has every route of the interface', async () => {
  const { paths } = await read();
  const documented = Object.entries(paths)
    .flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    .sort();
  expect(documented).toEqual(
    [
      'GET /livez',
      'GET /readyz',
      'GET /api/version',
      'GET /api/search',
      'GET /api/regions',
      'GET /api/regions/{code}',
      'GET /api/chains',
      'GET /api/chains/{chain}',
      'GET /api/chains/{chain}/gaps',
      'GET /api/chains/{chain}/rates',
      'GET /api/chains/{chain}/rates/{rate}/members',
      'GET /api/chains/{chain}/comparison',
      'GET /api/chains/{chain}/complexity',
      'GET /api/chains/{chain}/criticality',
      'GET /api/chains/{chain}/talent',
      'GET /api/chains/{chain}/bundle',
      'GET /api/firms/{firm}/arrival',
      'GET /api/firms/{firm}/partners',
      'GET /api/firms/{firm}/candidates',
      'GET /api/introductions',
      'POST /api/simulations',
      'GET /api/baselines',
      'POST /api/baselines',
      'GET /api/baselines/{id}',
      'DELETE /api/baselines/{id}',
      'GET /api/baselines/{id}/difference',
      'GET /api/dates',
      'GET /api/stages/{stage}',
      'GET /api/stages/{stage}/firms',
      'GET /api/firms',
      'GET /api/firms/{firm}',
      'GET /api/universities',
      'GET /api/universities/{id}',
      'GET /api/entities/{kind}/{id}',
      'GET /api/graph',
      'GET /api/targets',
      'GET /api/lists',
      'POST /api/lists',
      'GET /api/lists/{list}',
      'PATCH /api/lists/{list}',
      'DELETE /api/lists/{list}',
      'GET /api/lists/{list}/targets',
      'POST /api/lists/{list}/targets',
      'PATCH /api/lists/{list}/targets/{target}',
      'DELETE /api/lists/{list}/targets/{target}',
      'GET /api/sources',
      'GET /api/sources/{id}',
      'GET /api/changes/{cause}/undo',
      'POST /api/changes/{cause}/undo',
      'GET /api/duplicates',
      'GET /api/duplicates/preview',
      'PUT /api/duplicates/{duplicate}',
      'GET /api/export',
      'POST /api/facts',
      'DELETE /api/facts/{fact}',
      'GET /api/facts/{fact}',
      'PATCH /api/facts/{fact}',
      'PATCH /api/firms/{firm}',
      'GET /api/firms/{firm}/registered',
      'GET /api/history',
      'GET /api/imports',
      'POST /api/imports',
      'GET /api/imports/fields',
      'GET /api/imports/templates',
      'DELETE /api/imports/templates/{template}',
      'DELETE /api/imports/{import}',
      'GET /api/imports/{import}',
      'POST /api/imports/{import}/cancel',
      'GET /api/imports/{import}/changes',
      'PUT /api/imports/{import}/duplicates/{duplicate}',
      'GET /api/imports/{import}/events',
      'POST /api/imports/{import}/load',
      'PUT /api/imports/{import}/reading',
      'GET /api/imports/{import}/undo',
      'POST /api/imports/{import}/undo',
      'GET /api/merges',
      'POST /api/merges',
      'GET /api/merges/{merge}/split',
      'POST /api/merges/{merge}/split',
      'GET /api/quality',
      'GET /api/quality/{measure}',
      'GET /api/reviews',
      'PUT /api/reviews/{fact}',
    ].sort(),
  );
});

test('no route is left undocumented', async () => {
  const { paths } = await read();
  const routes = routesOf();
  expect(routes.length).toBeGreaterThan(20);
  for (const route of routes) {
    const path = route
      .split(' ')
      .at(-1)!
      .replaceAll(/:(\w+)/g, '{$1}');
    if (path.startsWith('/api/docs') || path === '/api/openapi.json' || path === '*') continue;
    expect(Object.keys(paths), route).toContain(path);
  }
});

test('there is a page of it', async () => {
  const { status, text } = await shipped.get('/api/docs/');
  expect(status).toBe(200);
  expect(text).toContain('Swagger UI');
});

test('a table is announced as one', async () => {
  const { paths } = await read();
  const types = Object.keys(paths['/api/firms']!.get!.responses['200']!.content!);
  expect(types).toEqual(['application/json', 'text/csv']);
});

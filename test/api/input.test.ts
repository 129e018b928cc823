import fc from 'fast-check';
import { expect, test } from 'vitest';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();

const paths = [
  '/api/version',
  '/api/search',
  '/api/regions',
  '/api/regions/:code',
  '/api/chains',
  '/api/chains/:chain',
  '/api/chains/:chain/gaps',
  '/api/stages/:stage',
  '/api/stages/:stage/firms',
  '/api/firms',
  '/api/firms/:firm',
  '/api/universities',
  '/api/universities/:id',
  '/api/entities/:kind/:id',
  '/api/graph',
  '/api/targets',
  '/api/lists',
  '/api/lists/:list',
  '/api/lists/:list/targets',
  '/api/sources',
  '/api/sources/:id',
  '/api/quality',
  '/api/quality/:measure',
  '/api/reviews',
  '/api/duplicates',
  '/api/duplicates/preview',
  '/api/merges',
  '/api/merges/:merge/split',
  '/api/history',
  '/api/changes/:cause/undo',
  '/api/facts/:fact',
  '/api/firms/:firm/registered',
  '/api/imports',
  '/api/imports/fields',
  '/api/imports/templates',
  '/api/imports/:import',
  '/api/imports/:import/changes',
  '/api/imports/:import/undo',
];
const names = [
  'q',
  'kinds',
  'limit',
  'region',
  'peer',
  'chain',
  'stage',
  'where',
  'status',
  'cursor',
  'kind',
  'focus',
  'depth',
  'format',
];

// Values that are right somewhere, so that random requests get past the schemas, beside ones that are right nowhere.
const likely = fc.constantFrom(
  '370200',
  '370200-hitech',
  '430200',
  '100000',
  '999999',
  'rail-transit',
  'robotics',
  'traction-motor',
  'robot-body',
  'here',
  'elsewhere',
  'missing',
  'missing,reserve',
  'firm',
  'firm,stage',
  'stated',
  'o0',
  'o7',
  'o999999999',
  '1',
  '500',
  '3',
  'csv',
  'json',
  'name:中车集团',
  'carrier',
  'hitech-carriers-total',
  'peninsula-2018-05',
  '牵引',
  '锂',
  'qydj',
);
const value = fc.oneof(
  { weight: 3, arbitrary: likely },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\u0000',
      '-1',
      '1e309',
      'NaN',
      'null',
      '[]',
      "'",
      '"',
      '$x',
      '`',
      '//',
      '../..',
      '%00',
      '*'.repeat(90),
    ),
  },
);
const request = fc.tuple(
  fc.constantFrom(...paths),
  fc.array(value, { minLength: 2, maxLength: 2 }),
  fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 }),
);

const encode = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    // A lone surrogate cannot be sent as such.
    return '%EF%BF%BD';
  }
};

test(
  'no input gets a 5xx, and every refusal is a problem with a stable code',
  { timeout: 180_000 },
  async () => {
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(request, async ([path, inPath, query]) => {
        let index = 0;
        const place = path.replaceAll(/:\w+/g, () => encode(inPath[index++]!));
        const url = `${place}?${Object.entries(query)
          .map(([name, text]) => `${name}=${encode(text)}`)
          .join('&')}`;
        const { status, headers, body } = await shipped.get<{ code: string }>(url);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        expect(status, url).toBeLessThan(500);
        if (status < 400) return;
        expect(headers['content-type']).toContain('application/problem+json');
        expect(['bad_request', 'not_found']).toContain(body.code);
      }),
      { numRuns: 600, seed: 20_201_025 },
    );
    expect(statuses.get(200), JSON.stringify([...statuses])).toBeGreaterThan(50);
  },
);

const anything = fc.jsonValue({ maxDepth: 3 });
const body = fc.oneof(
  anything,
  fc.record({ name: anything, region: anything, chain: anything, firms: anything }, { requiredKeys: [] }),
  fc.record(
    { progress: anything, reason: anything, version: anything, note: anything },
    { requiredKeys: [] },
  ),
);
const writes = [
  ['POST', '/api/lists'],
  ['PATCH', '/api/lists/none'],
  ['POST', '/api/lists/none/targets'],
  ['PATCH', '/api/lists/none/targets/none'],
] as const;

test('no body gets a 5xx', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...writes), body, async ([method, url], payload) => {
      const response = await shipped.app.inject({
        method,
        url,
        headers: { host: 'localhost', 'content-type': 'application/json' },
        payload: JSON.stringify(payload),
      });
      expect(response.statusCode).toBeGreaterThanOrEqual(400);
      expect(response.statusCode).toBeLessThan(500);
    }),
    { numRuns: 300, seed: 7 },
  );
});

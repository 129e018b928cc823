import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '../../../server/contract/common.ts';
import { serveShipped } from '../shipped.ts';

const shipped = serveShipped();

/** A number that is none, in an answer that is text: JSON has no word for it but null, CSV may have any. */
const notANumber = /(?<![A-Za-z"])(null|NaN|-?Infinity)(?![A-Za-z"])/;

const firm = encodeURIComponent('name:大族激光');
const investor = encodeURIComponent('name:稳正资产');
const robots = '/api/chains/robotics';

/** Addresses that are wrong in one place: what is answered, and the field that is named where a field is wrong. */
const wrong: [string, number, string?][] = [
  ...['complexity', 'criticality', 'rates?region=370200', 'talent?region=370200', 'bundle?region=370200'].map(
    (path): [string, number] => [`/api/chains/none/${path}`, 404],
  ),
  ['/api/chains/none/comparison?region=370200&peer=430200', 404],
  ...['rates', 'talent', 'bundle'].flatMap((name): [string, number, string?][] => [
    [`${robots}/${name}?region=999999`, 404],
    [`${robots}/${name}?region=Qingdao`, 400, 'region'],
    [`${robots}/${name}`, 400, 'region'],
    [`${robots}/${name}?region=370200&asOf=2023-99-99`, 400, 'asOf'],
  ]),
  [`${robots}/comparison?region=370200`, 400, 'peer'],
  [`${robots}/comparison?region=370200&peer=999999`, 404],
  [`${robots}/complexity?level=planet`, 400, 'level'],
  [`${robots}/complexity?asOf=2023-99-99`, 400, 'asOf'],
  [`${robots}/complexity?asOf=2023-02-30`, 400, 'asOf'],
  [`${robots}/complexity?asOf=yesterday`, 400, 'asOf'],
  [`${robots}/gaps?region=370200&weights=status:2`, 400, 'weights'],
  [`${robots}/gaps?region=370200&weights=status:-1`, 400, 'weights'],
  [`${robots}/gaps?region=370200&weights=status:NaN`, 400, 'weights'],
  [`${robots}/gaps?region=370200&weights=nothing:0.5`, 400, 'weights'],
  [`${robots}/gaps?region=370200&weights=status`, 400, 'weights'],
  [`${robots}/gaps?region=370200&asOf=2023-13`, 400, 'asOf'],
  [`${robots}/rates/R9/members?region=370200&of=numerator`, 400, 'rate'],
  [`${robots}/rates/R4/members?region=370200`, 400, 'of'],
  [`${robots}/rates/R4/members?region=370200&of=half`, 400, 'of'],
  [`${robots}/rates/R4/members?region=370200&of=numerator&limit=100000`, 400, 'limit'],
  [`${robots}/rates?region=370200&anchor=nobody`, 404],
  [`/api/firms/nobody/arrival?region=370200`, 404],
  [`/api/firms/${firm}/arrival`, 400, 'region'],
  [`/api/firms/${firm}/arrival?region=999999`, 404],
  [`/api/firms/${firm}/arrival?region=370200&asOf=2023-99-99`, 400, 'asOf'],
  ['/api/firms/nobody/partners?region=370200', 404],
  [`/api/firms/${firm}/partners`, 400, 'region'],
  ['/api/introductions', 400, 'to'],
  [`/api/introductions?to=${investor}`, 400, 'from'],
  [`/api/introductions?to=nobody&region=370200`, 404],
  [`/api/introductions?to=${investor}&from=nobody`, 404],
  [`/api/introductions?to=${investor}&from=${investor}`, 400, 'to'],
  [`/api/introductions?to=${investor}&region=999999`, 404],
  ...['0', '2', '-1', 'NaN', 'Infinity', '1e309', 'x'].map((hop): [string, number, string] => [
    `/api/introductions?to=${investor}&region=370200&hop=${hop}`,
    400,
    'hop',
  ]),
  ...['0', '-5', '1000000', '1.5', 'all'].map((limit): [string, number, string] => [
    `/api/introductions?to=${investor}&region=370200&limit=${limit}`,
    400,
    'limit',
  ]),
  [`/api/introductions?to=${investor}&region=370200&diverse=perhaps`, 400, 'diverse'],
  [`/api/targets?region=370200&chain=robotics&weights=gap:9`, 400, 'weights'],
  [`/api/targets?region=370200&chain=robotics&weights=charm:0.5`, 400, 'weights'],
  ['/api/targets?region=370200&chain=robotics&stage=none', 404],
  ['/api/targets?region=370200&chain=robotics&limit=100000', 400, 'limit'],
  ['/api/targets?region=370200&chain=robotics&asOf=2023-99-99', 400, 'asOf'],
  ['/api/targets?region=370200', 400, 'chain'],
  [`${robots}/bundle?region=370200&stage=none`, 404],
  [`${robots}/bundle?region=370200&status=strong,gone`, 400, 'status'],
  [`${robots}/bundle?region=370200&weights=status:x`, 400, 'weights'],
  ['/api/baselines/none', 404],
  ['/api/baselines/none/difference', 404],
];

test.each(wrong)('%s is refused with %i', async (url, status, field) => {
  const { status: found, body, headers, text } = await shipped.get<Problem>(url);
  expect([found, text.slice(0, 200)]).toEqual([status, text.slice(0, 200)]);
  expect(headers['content-type']).toContain('application/problem+json');
  expect(body).toMatchObject({ status, code: status === 404 ? 'not_found' : 'bad_request' });
  if (field !== undefined) expect(body.errors?.map((error) => error.field)).toContain(field);
});

const tray = { region: '370200', chain: 'robotics', firms: [] as unknown[] };
const imagined = { name: '设想', roles: [{ stage: 'robot-body' }] };
const bodies: [string, unknown, number, string?][] = [
  ['nothing', {}, 400, 'region'],
  ['no tray', { region: '370200', chain: 'robotics' }, 400, 'firms'],
  ['a chain that is not there', { ...tray, chain: 'none' }, 404],
  ['a region that is not there', { ...tray, region: '999999' }, 404],
  ['a firm that is not there', { ...tray, firms: ['nobody'] }, 404],
  ['a number for a firm', { ...tray, firms: [7] }, 400, 'firms.0'],
  ['null for a firm', { ...tray, firms: [null] }, 400, 'firms.0'],
  ['too many', { ...tray, firms: Array.from({ length: 51 }, (_, at) => `f${at}`) }, 400, 'firms'],
  ['an imagined firm without a role', { ...tray, firms: [{ name: 'x', roles: [] }] }, 400],
  [
    'an imagined firm at a stage that is not there',
    { ...tray, firms: [{ name: 'x', roles: [{ stage: 'none' }] }] },
    400,
  ],
  [
    'an imagined output below nothing',
    { ...tray, firms: [{ name: 'x', roles: [{ stage: 'robot-body', outputCny: -1 }] }] },
    400,
  ],
  [
    'an imagined supply to nobody',
    { ...tray, firms: [{ ...imagined, supplies: [{ to: 'nobody', valueCny: 1 }] }] },
    404,
  ],
  ['a field nobody knows', { ...tray, more: 1 }, 400],
  ['a day that is none', { ...tray, asOf: '2023-99-99' }, 400, 'asOf'],
  ['a list', [], 400],
  ['a word', 'robotics', 400],
];

test.each(bodies)('a simulation of %s is refused', async (_, payload, status, field) => {
  const response = await shipped.app.inject({
    method: 'POST',
    url: '/api/simulations',
    headers: { host: 'localhost', 'content-type': 'application/json' },
    payload: JSON.stringify(payload),
  });
  expect([response.statusCode, response.body]).toEqual([status, response.body]);
  const problem = response.json<Problem>();
  expect(problem.code).toBe(status === 404 ? 'not_found' : 'bad_request');
  if (field !== undefined) expect(problem.errors?.map((error) => error.field)).toContain(field);
});

test('a body that is no JSON, and one cut short, are refused', async () => {
  for (const payload of ['', '{', '{"region":', 'NaN', '\u0000'])
    for (const url of ['/api/simulations', '/api/baselines']) {
      const response = await shipped.app.inject({
        method: 'POST',
        url,
        headers: { host: 'localhost', 'content-type': 'application/json' },
        payload,
      });
      expect([url, payload, response.statusCode]).toEqual([url, payload, 400]);
    }
});

test.each([
  [{}, 400, 'name'],
  [{ name: ' ', chain: 'robotics', region: '370200' }, 400, 'name'],
  [{ name: 'x', chain: 'none', region: '370200' }, 404, undefined],
  [{ name: 'x', chain: 'robotics', region: '999999' }, 404, undefined],
  [{ name: 'x', chain: 'robotics', region: '370200', asOf: '2023-99-99' }, 400, 'asOf'],
  [{ name: 'x'.repeat(81), chain: 'robotics', region: '370200' }, 400, 'name'],
  [{ name: 'x', chain: 'robotics', region: '370200', more: 1 }, 400, undefined],
])('a baseline of %j is refused', async (payload, status, field) => {
  const { status: found, body } = await shipped.send<Problem>('POST', '/api/baselines', payload);
  expect([found, body]).toEqual([status, body]);
  if (field !== undefined) expect(body.errors?.map((error) => error.field)).toContain(field);
});

// Weights of 0, of one factor alone, a day before anything was known, regions with nothing in them, chains shared out thin.
const odd = [
  ...['370200', '540100', '100000', '370200-rail', 'DE'].flatMap((region) =>
    ['rail-transit', 'drone'].flatMap((chain) => [
      `/api/chains/${chain}/gaps?region=${region}`,
      `/api/chains/${chain}/gaps?region=${region}&weights=status:0,criticality:0,demand:0,dependence:0,feasibility:0`,
      `/api/chains/${chain}/gaps?region=${region}&weights=status:0,criticality:0&asOf=1999`,
      `/api/chains/${chain}/rates?region=${region}&asOf=1999-01-01`,
      `/api/chains/${chain}/talent?region=${region}`,
      `/api/chains/${chain}/bundle?region=${region}`,
      `/api/chains/${chain}/comparison?region=${region}&peer=${region}`,
      `/api/chains/${chain}/comparison?region=${region}&peer=370000`,
    ]),
  ),
  ...['country', 'province', 'city', 'district', 'zone'].map(
    (level) => `/api/chains/drone/complexity?level=${level}`,
  ),
  '/api/chains/drone/complexity?level=city&asOf=1999',
  '/api/chains/drone/criticality',
  '/api/targets?region=540100&chain=drone&limit=5',
  '/api/targets?region=370200&chain=drone&limit=5&weights=gap:0,anchor:0,fit:0,arrival:0,signal:0,reach:0,quality:0',
  `/api/firms/${firm}/arrival?region=540100`,
  `/api/firms/${firm}/arrival?region=440300`,
  `/api/introductions?to=${investor}&region=540100`,
  `/api/introductions?to=${investor}&region=370200&asOf=1999`,
];

test('odd but right questions are answered without a number that is none', { timeout: 300_000 }, async () => {
  for (const url of odd) {
    const { status, text } = await shipped.get(url);
    expect(status, `${url} ${text.slice(0, 200)}`).toBeLessThan(500);
    expect(notANumber.exec(text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')), url).toBeNull();
  }
});

const value = fc.oneof(
  fc.constantFrom(
    ...[
      '370200',
      '430200',
      '999999',
      'robotics',
      'rail-transit',
      'robot-body',
      'city',
      'zone',
      'R4',
      'numerator',
    ],
    ...[
      '2020',
      '2020-02',
      '2020-02-31',
      '2023-99-99',
      '0',
      '1',
      '2',
      '-1',
      '0.5',
      '1e309',
      'NaN',
      'null',
      'true',
    ],
    ...['status:0.4', 'status:0.4,demand:0', 'gap:1', 'status:', ':', ',', '[]', '', ' ', '\u0000', '../..'],
    ...['name:大族激光', 'name:稳正资产', 'name:中车集团', '*'.repeat(90), '千'.repeat(200)],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const paths = [
  '/api/chains/:chain/complexity',
  '/api/chains/:chain/criticality',
  '/api/chains/:chain/rates',
  '/api/chains/:chain/rates/:rate/members',
  '/api/chains/:chain/comparison',
  '/api/chains/:chain/talent',
  '/api/chains/:chain/bundle',
  '/api/chains/:chain/gaps',
  '/api/firms/:firm/arrival',
  '/api/firms/:firm/partners',
  '/api/introductions',
  '/api/targets',
  '/api/baselines',
  '/api/baselines/:id',
  '/api/baselines/:id/difference',
];
const names = [
  'region',
  'peer',
  'level',
  'asOf',
  'weights',
  'anchor',
  'of',
  'from',
  'to',
  'hop',
  'limit',
  'diverse',
  'cursor',
  'stage',
  'status',
  'chain',
  'format',
  'sort',
  'show',
  'city',
  'evidence',
];

const encode = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    // A lone surrogate cannot be sent as such.
    return '%EF%BF%BD';
  }
};

test('no question about a judgement gets a 5xx, whatever it holds', { timeout: 300_000 }, async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.array(value, { minLength: 2, maxLength: 2 }),
      fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 }),
      fc.boolean(),
      async (path, inPath, query, isUsual) => {
        let index = 0;
        const place = path.replaceAll(/:\w+/g, (name) =>
          isUsual && name === ':chain' ? 'robotics' : encode(inPath[index++]!),
        );
        const asked = isUsual ? { region: '370200', chain: 'robotics', ...query } : query;
        const url = `${place}?${Object.entries(asked)
          .map(([name, text]) => `${name}=${encode(text)}`)
          .join('&')}`;
        const { status, headers, body, text } = await shipped.get<Problem>(url);
        expect(status, `${url} ${text.slice(0, 200)}`).toBeLessThan(500);
        if (status < 400) {
          answered += 1;
          return;
        }
        expect(headers['content-type'], url).toContain('application/problem+json');
        expect(['bad_request', 'not_found'], url).toContain(body.code);
      },
    ),
    { numRuns: 250, seed: 20_261_121 },
  );
  expect(answered).toBeGreaterThan(20);
});

const anything = fc.jsonValue({ maxDepth: 3 });
const nonsense = fc.oneof(
  anything,
  fc.record({ region: anything, chain: anything, firms: anything, asOf: anything }, { requiredKeys: [] }),
  fc.record({
    region: fc.constant('370200'),
    chain: fc.constant('robotics'),
    firms: fc.array(
      fc.oneof(anything, fc.record({ name: anything, roles: fc.array(anything, { maxLength: 3 }) })),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  }),
);

test('no body gets a 5xx from what is simulated or kept', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('/api/simulations', '/api/baselines'),
      nonsense,
      async (url, payload) => {
        const response = await shipped.app.inject({
          method: 'POST',
          url,
          headers: { host: 'localhost', 'content-type': 'application/json' },
          payload: JSON.stringify(payload),
        });
        expect(response.statusCode, response.body).toBeGreaterThanOrEqual(400);
        expect(response.statusCode, response.body).toBeLessThan(500);
      },
    ),
    { numRuns: 150, seed: 5 },
  );
});

import { describe, expect, test } from 'vitest';
import type { ChainList } from '../../server/contract/chain.ts';
import type { Comparison } from '../../server/contract/comparison.ts';
import type { Problem } from '../../server/contract/common.ts';
import type {
  FirmMember,
  PurchaseMember,
  RateList,
  RateMemberList,
  StageMember,
} from '../../server/contract/rate.ts';
import type { Talent } from '../../server/contract/talent.ts';
import { rateTables } from '../fixtures/rate-tables.ts';
import { serveTables } from './served.ts';
import { rowsOf } from './shipped.ts';

const served = serveTables(rateTables);
const rates = '/api/chains/machines/rates?region=110100';

describe('rates', () => {
  test('all five in order, each with the addresses of its members', async () => {
    const { status, body } = await served.get<RateList>(rates);
    expect(status).toBe(200);
    expect(body.rates.map(({ id }) => id)).toEqual(['R1', 'R2', 'R3', 'R4', 'R5']);
    const [r1] = body.rates;
    if (r1?.status !== 'scored') throw new Error('R1 is scored');
    expect(r1.value).toBeCloseTo(0.588889, 6);
    expect(r1.links.numerator).toBe('/api/chains/machines/rates/R1/members?region=110100&of=numerator');
  });

  test('every numerator and denominator opens into members that add up to it', async () => {
    const { body } = await served.get<RateList>(`${rates}&anchor=b1,b2`);
    let opened = 0;
    for (const rate of body.rates) {
      if (rate.status !== 'scored') continue;
      for (const of of ['numerator', 'denominator'] as const) {
        const { items, total } = (await served.get<RateMemberList>(rate.links[of])).body;
        expect(items).toHaveLength(total);
        const sum = items.reduce((all, item) => {
          if (item.kind === 'purchase') return all + item.valueCny!;
          if (rate.id !== 'R5' || item.kind !== 'stage') return all + 1;
          return all + item.weight! * (of === 'numerator' ? item.met! : 1);
        }, 0);
        expect(sum).toBeCloseTo(rate[of], 9);
        opened += 1;
      }
    }
    expect(opened).toBe(10);
  });

  test('R4 is the coverage the summary of the chain says', async () => {
    const { body } = await served.get<RateList>(rates);
    const { body: list } = await served.get<ChainList>('/api/chains?region=110100');
    const { coverage } = list.items.find(({ id }) => id === 'machines')!;
    expect(body.rates[3]).toMatchObject(coverage);
  });

  test('where nobody buys R1 is unscored, never 0', async () => {
    const { body } = await served.get<RateList>('/api/chains/toys/rates?region=220100');
    expect(body.rates[0]).toEqual({ id: 'R1', status: 'unscored', reason: 'no_purchases_recorded' });
    expect(JSON.stringify(body.rates[0])).not.toContain('0,');
  });

  test('as a table', async () => {
    const rows = rowsOf((await served.get(`${rates}&format=csv`)).text);
    expect(rows.map(({ rate, status, value }) => [rate, status, value])).toEqual([
      ['R1', 'scored', String(15_900 / 27_000)],
      ['R2', 'scored', '0.5'],
      ['R3', 'scored', '1'],
      ['R4', 'scored', '0.75'],
      ['R5', 'scored', expect.any(String)],
    ]);
    const silent = rowsOf((await served.get('/api/chains/toys/rates?region=220100&format=csv')).text);
    expect(silent[0]).toMatchObject({ rate: 'R1', value: '', reason: 'no_purchases_recorded' });
  });
});

describe('members', () => {
  const members = '/api/chains/machines/rates/R1/members?region=110100';

  test('a purchase says who sold what to whom, for how much, and how we know', async () => {
    const { body } = await served.get<RateMemberList>(`${members}&of=numerator`);
    const items = body.items as PurchaseMember[];
    expect(items.map(({ valueCny }) => valueCny)).toEqual([9000, 4500, 2400]);
    expect(items[0]).toMatchObject({
      kind: 'purchase',
      supplier: { id: 'e1' },
      supplierRegion: { code: '110100-zone' },
      place: 'here',
      buyer: { id: 'b1' },
      stage: { id: 'part', name: '零件' },
      year: 2020,
      provenance: { evidence: 'verified', sourceIds: ['paper'], observedOn: '2020' },
    });
  });

  test('page by page, and as a table', async () => {
    const first = (await served.get<RateMemberList>(`${members}&of=denominator&limit=4`)).body;
    const second = (
      await served.get<RateMemberList>(`${members}&of=denominator&limit=4&cursor=${first.next}`)
    ).body;
    expect([first.items.length, second.items.length, second.total, second.next]).toEqual([
      4,
      2,
      6,
      undefined,
    ]);
    const rows = rowsOf((await served.get(`${members}&of=denominator&format=csv`)).text);
    expect(rows.map((row) => row.value_cny)).toEqual(['9000', '6000', '4500', '3600', '2400', '1500']);
  });

  test('what was left out opens too', async () => {
    const west = '/api/chains/machines/rates';
    const unknown = await served.get<RateMemberList>(`${west}/R1/members?region=220100&of=unknown`);
    expect(unknown.body.items).toHaveLength(1);
    expect(unknown.body.items[0]).not.toHaveProperty('valueCny');
    const unplaced = await served.get<RateMemberList>(`${west}/R2/members?region=220100&of=unplaced`);
    expect((unplaced.body.items as FirmMember[]).map(({ firm, place }) => [firm.id, place])).toEqual([
      ['w4', 'unplaced'],
    ]);
    const stages = await served.get<RateMemberList>(`${west}/R5/members?region=110100&of=unknown`);
    expect((stages.body.items as StageMember[]).map(({ stage }) => stage.id)).toEqual(['coil', 'machine']);
  });
});

describe('comparison', () => {
  const url = '/api/chains/machines/comparison?region=110100&peer=220100';

  test('stage by stage, who has more, and where nobody can say', async () => {
    const { body } = await served.get<Comparison>(url);
    expect(
      body.stages.map(({ stage, region, peer, ahead }) => [stage.id, region.status, peer.status, ahead]),
    ).toEqual([
      ['ore', 'missing', 'single', 'peer'],
      ['part', expect.any(String), 'missing', 'region'],
      ['coil', 'single', 'reserve', 'region'],
      ['machine', expect.any(String), 'single', 'region'],
    ]);
    expect(body.stages[2]!.peer).toMatchObject({ computed: 'missing', stated: ['reserve'] });
    expect(body.counts).toEqual({ region: 3, peer: 1, level: 0, unknown: 0 });
  });

  test('the rates of both are those of each alone', async () => {
    const { body } = await served.get<Comparison>(url);
    for (const [side, code] of [
      ['region', '110100'],
      ['peer', '220100'],
    ] as const) {
      const alone = await served.get<RateList>(`/api/chains/machines/rates?region=${code}`);
      expect(body.rates[side]).toEqual(alone.body.rates);
    }
  });

  test('reported figures keep bound and date, and say exactly what they count', async () => {
    const { figures } = (await served.get<Comparison>(url)).body;
    expect(figures.region).toMatchObject([{ value: 100, bound: 'moreThan', asOf: '2020' }]);
    expect(figures.region[0]!.about.map(({ id }) => id)).toEqual(['machines', '110100']);
    expect(figures.peer[0]!.about.map(({ id }) => id)).toEqual(['machines', 'toys', '220100']);
    const before = (await served.get<Comparison>(`${url}&asOf=2019`)).body;
    expect([before.figures.region.length, before.figures.peer.length]).toEqual([0, 1]);
  });

  test('the other way round says the same', async () => {
    const there = (await served.get<Comparison>(url)).body;
    const back = (await served.get<Comparison>('/api/chains/machines/comparison?region=220100&peer=110100'))
      .body;
    expect(back.stages.map(({ region, peer }) => [peer, region])).toEqual(
      there.stages.map(({ region, peer }) => [region, peer]),
    );
    expect(back.counts).toEqual({ ...there.counts, region: there.counts.peer, peer: there.counts.region });
  });

  test('as a table', async () => {
    const rows = rowsOf((await served.get(`${url}&format=csv`)).text);
    expect(rows[2]).toMatchObject({
      stage_id: 'coil',
      status_region: 'single',
      stated_peer: 'reserve',
      ahead: 'region',
    });
  });
});

describe('talent', () => {
  const url = '/api/chains/machines/talent?region=110100';

  test('per stage who trains and researches here, beside what firms there are', async () => {
    const { body } = await served.get<Talent>(url);
    expect(
      body.stages.map(({ stage, talent, here, elsewhere }) => [stage.id, talent, here, elsewhere]),
    ).toEqual([
      ['ore', 'unknown', none, none],
      [
        'part',
        'trained',
        { training: 1, researching: 0, graduatesPerYear: 150, graduatesUnknown: 0 },
        { training: 1, researching: 0, graduatesUnknown: 1 },
      ],
      ['coil', 'researched', { ...none, researching: 1 }, { ...none, training: 1, graduatesUnknown: 1 }],
      ['machine', 'unknown', none, none],
    ]);
    expect(body.stages[0]!.status).toBe('missing');
    expect(body.universities.map(({ university, place }) => [university.id, place]).sort()).toEqual([
      ['east-tech', 'here'],
      ['vague', 'unplaced'],
      ['west-tech', 'elsewhere'],
    ]);
    expect(body.sources.map(({ id }) => id)).toEqual(['paper']);
  });

  test('a suggested service is a cell that does not count', async () => {
    const { body } = await served.get<Talent>(url);
    const cells = body.cells.filter(({ stage }) => stage === 'machine');
    expect(cells).toMatchObject([{ university: 'west-tech', counted: false, graduatesPerYear: 80 }]);
  });

  test('as of a day, and as a table', async () => {
    const { body } = await served.get<Talent>(`${url}&asOf=2021`);
    expect(body.stages[2]).toMatchObject({ talent: 'missing', here: none });
    const rows = rowsOf((await served.get(`${url}&format=csv`)).text);
    expect(rows[1]).toMatchObject({
      stage_id: 'part',
      talent: 'trained',
      graduates_here: '150',
      graduates_elsewhere: '',
    });
  });
});

const none = { training: 0, researching: 0, graduatesUnknown: 0 };

test.each([
  ['/api/chains/none/rates?region=110100', 404, undefined],
  ['/api/chains/machines/rates?region=999999', 404, undefined],
  ['/api/chains/machines/rates?region=110100&anchor=nobody', 404, undefined],
  ['/api/chains/machines/rates?region=110100&asOf=yesterday', 400, 'asOf'],
  ['/api/chains/machines/rates', 400, 'region'],
  ['/api/chains/machines/rates/R6/members?region=110100&of=numerator', 400, 'rate'],
  ['/api/chains/machines/rates/R1/members?region=110100', 400, 'of'],
  ['/api/chains/machines/rates/R1/members?region=110100&of=numerator&cursor=x', 400, 'cursor'],
  ['/api/chains/machines/comparison?region=110100', 400, 'peer'],
  ['/api/chains/machines/comparison?region=110100&peer=999999', 404, undefined],
  ['/api/chains/machines/talent?region=East', 400, 'region'],
])('%s is refused with %i', async (url, status, field) => {
  const { status: found, body } = await served.get<Problem>(url);
  expect(found).toBe(status);
  expect(body.errors?.[0]?.field).toBe(field);
});

import { expect, test } from 'vitest';
import type { Arrival } from '../../server/contract/arrival.ts';
import type { GapList } from '../../server/contract/gap.ts';
import type { TargetListDetail, TargetListSummary } from '../../server/contract/list.ts';
import type { Candidate, CandidateList } from '../../server/contract/target.ts';
import { readAll, rowsOf, serveShipped } from './shipped.ts';
import { readPlayers } from './shipped-table.ts';

const shipped = serveShipped();
const targets = '/api/targets?region=370200&chain=';

test('a firm elsewhere that would close gaps, with the reason for each and its city', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}virtual-reality&limit=500`);
  const candidate = body.items.find(({ firm }) => firm.name === '深圳火元素视觉传媒有限公司');
  expect(candidate!.city?.name).toBe('深圳市');
  expect(candidate!.closes.map(({ stage, status }) => [stage.id, status])).toEqual([
    ['digital-twin', 'missing'],
    ['vr-application', 'missing'],
    ['vr-engine', 'missing'],
  ]);
  expect(candidate!.reasons.map(({ code }) => code)).toContain('closes_critical_gap');
  expect(candidate!.reasons.map(({ code }) => code)).toContain('role_in_production');
  expect(candidate!.closes[0]!.role.provenance.sourceIds).toEqual(['peninsula-2019-07']);
});

test('a firm that no source names says so', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}drone&limit=500`);
  const isUnnamed = ({ firm }: { firm: { name: string } }) => firm.name.startsWith('未具名');
  expect(body.items.filter(isUnnamed)).toHaveLength(1);
  for (const candidate of body.items) {
    const codes = candidate.reasons.map(({ code }) => code);
    expect([candidate.firm.name, codes.includes('unnamed')]).toEqual([
      candidate.firm.name,
      isUnnamed(candidate),
    ]);
  }
});

test('a gap without a candidate is listed with none', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}rail-transit&limit=500`);
  const without = body.gaps.filter(({ candidates }) => candidates === 0);
  expect(without.map(({ stage, status }) => [stage.id, status]).sort()).toEqual([
    ['brake-system', 'reserve'],
    ['main-converter', 'reserve'],
    ['traction-motor', 'missing'],
    ['traction-transformer', 'missing'],
  ]);
  const closed = new Set(body.items.flatMap(({ closes }) => closes.map(({ stage }) => stage.id)));
  expect(without.filter(({ stage }) => closed.has(stage.id))).toEqual([]);
});

test.each(['rail-transit', 'drone', 'virtual-reality'])(
  'the candidates of %s are the firms elsewhere that the tables know for sure, none suggested',
  async (chain) => {
    const { body } = await shipped.get<CandidateList>(`${targets}${chain}&limit=500`);
    const playersOf = await readPlayers('370200');
    const expected = new Map(body.gaps.map(({ stage }) => [stage.id, playersOf(stage.id).elsewhere]));
    expect(body.gaps.map(({ stage, candidates }) => [stage.id, candidates])).toEqual(
      [...expected].map(([stage, firms]) => [stage, firms.length]),
    );
    const firms = [...new Set([...expected.values()].flat())];
    expect(firms.length).toBeGreaterThan(0);
    expect(body.items.map(({ firm }) => firm.id).sort()).toEqual(firms.sort());
    expect(body.total).toBe(firms.length);
  },
);

test('one stage only', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}robotics&stage=laser-equipment`);
  const { elsewhere } = (await readPlayers('370200'))('laser-equipment');
  expect(elsewhere).toContain('name:大族激光');
  expect(body.items.map(({ firm }) => firm.id).sort()).toEqual(elsewhere);
  for (const { closes } of body.items)
    expect(closes.map(({ stage }) => stage.id)).toContain('laser-equipment');
});

const valueOf = ({ score }: Candidate): number => (score.status === 'scored' ? score.value : -1);

test('best score first, page by page each firm once, and as a table with every term', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}robotics&limit=500`);
  expect(body.total).toBeGreaterThan(50);
  const values = body.items.map(valueOf);
  expect(values).toEqual([...values].sort((a, b) => b - a));
  const { items } = await readAll(shipped, `${targets}robotics&limit=20`, (page: CandidateList) => page);
  expect(items.map(({ firm }) => firm.id)).toEqual(body.items.map(({ firm }) => firm.id));
  const { text } = await shipped.get(`${targets}robotics&format=csv`);
  const rows = rowsOf(text);
  expect(rows.map((row) => row.firm_id)).toEqual(body.items.map(({ firm }) => firm.id));
  const [first, row] = [body.items[0]!, rows[0]!];
  if (first.score.status !== 'scored') throw new Error('the best has no score');
  expect(Number(row.score)).toBeCloseTo(first.score.value, 9);
  for (const { id, value } of first.score.parts) {
    expect([id, row[`score_${id}`]]).toEqual([id, value === undefined ? '' : String(value)]);
  }
});

test('a score is Σ weight·term ÷ Σ weight over the known terms, each with what it rests on', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}robotics&limit=500`);
  expect(body.factors.map(({ id, defaultWeight, weight }) => [id, defaultWeight, weight])).toEqual([
    ['gap', 0.3, 0.3],
    ['anchor', 0.15, 0.15],
    ['fit', 0.1, 0.1],
    ['arrival', 0.15, 0.15],
    ['signal', 0.1, 0.1],
    ['reach', 0.1, 0.1],
    ['quality', 0.1, 0.1],
  ]);
  for (const { firm, score } of body.items) {
    if (score.status !== 'scored') continue;
    const known = score.parts.filter(({ value }) => value !== undefined);
    const all = score.parts.reduce((sum, { weight }) => sum + weight, 0);
    const weight = known.reduce((sum, part) => sum + part.weight, 0);
    const value = known.reduce((sum, part) => sum + part.weight * part.value!, 0) / weight;
    expect([firm.id, score.value.toFixed(9)]).toEqual([firm.id, value.toFixed(9)]);
    expect([firm.id, score.coverage.toFixed(9)]).toEqual([firm.id, (weight / all).toFixed(9)]);
    for (const part of score.parts) expect(part.value === undefined).toBe(part.unscored !== undefined);
  }
});

test('severity of the gaps agrees with the gap table', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}biomedicine&limit=500`);
  const { body: gaps } = await shipped.get<GapList>('/api/chains/biomedicine/gaps?region=370200');
  const severity = new Map(gaps.items.map(({ stage, severity: score }) => [stage.id, score]));
  for (const { firm, closes, score } of body.items.slice(0, 100)) {
    if (score.status !== 'scored') continue;
    const stages = [...new Set(closes.map(({ stage }) => stage.id))];
    const rest = stages.reduce((left, id) => {
      const found = severity.get(id);
      return found?.status === 'scored' ? left * (1 - found.value) : left;
    }, 1);
    const gap = score.parts.find(({ id }) => id === 'gap')!.value!;
    expect([firm.id, gap.toFixed(9)]).toEqual([firm.id, (1 - rest).toFixed(9)]);
  }
});

test('arrival and introducer agree with the check and the path of the firm itself', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}drone&limit=500`);
  const checked = body.items.find(({ arrival }) => arrival !== undefined && arrival.unmet > 0)!;
  const { body: arrival } = await shipped.get<Arrival>(
    `/api/firms/${encodeURIComponent(checked.firm.id)}/arrival?region=370200`,
  );
  const { met, partly, unmet, unknown, share } = arrival;
  const value = share.status === 'scored' ? { share: share.value } : {};
  expect(checked.arrival).toEqual({ ...value, met, partly, unmet, unknown });
});

test('weights move the score and not its terms; all 0 is no score at all', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}robotics&limit=500`);
  const { body: other } = await shipped.get<CandidateList>(
    `${targets}robotics&limit=500&weights=gap:0,arrival:0,reach:0,signal:0,anchor:0,fit:0,quality:1`,
  );
  expect(other.factors.map(({ weight }) => weight)).toEqual([0, 0, 0, 0, 0, 0, 1]);
  const terms = ({ score }: Candidate) =>
    score.status === 'scored' ? score.parts.map(({ id, value }) => [id, value]) : [];
  const before = new Map(body.items.map((candidate) => [candidate.firm.id, terms(candidate)]));
  const scored = other.items.filter(({ score }) => score.status === 'scored');
  expect(scored.length).toBeGreaterThan(10);
  for (const candidate of scored) {
    expect(terms(candidate)).toEqual(before.get(candidate.firm.id));
    expect(valueOf(candidate)).toBe(Object.fromEntries(terms(candidate))['quality']);
  }
  const zero = body.factors.map(({ id }) => `${id}:0`).join(',');
  const { body: none } = await shipped.get<CandidateList>(`${targets}robotics&weights=${zero}`);
  for (const { score, stability } of none.items) {
    expect([score, stability]).toEqual([{ status: 'unscored', reason: 'no_term_known' }, undefined]);
  }
});

test('stability says among how many and in how many draws, and is the same each time', async () => {
  const [one, two] = await Promise.all([
    shipped.get<CandidateList>(`${targets}integrated-circuit&limit=500`),
    shipped.get<CandidateList>(`${targets}integrated-circuit&limit=500`),
  ]);
  expect(one.body.stability).toEqual({ top: 10, draws: 200, spread: 0.3 });
  const shares = one.body.items.map(({ stability }) => stability);
  expect(shares).toEqual(two.body.items.map(({ stability }) => stability));
  const sum = shares.reduce<number>((all, share) => all + (share ?? 0), 0);
  expect(sum).toBeCloseTo(10, 6);
});

test('narrowed by city, quality, evidence and name; cities add up and come in one piece when sorted so', async () => {
  const { body } = await shipped.get<CandidateList>(`${targets}robotics&limit=500&sort=city`);
  expect(body.cities.reduce((sum, { count }) => sum + count, 0)).toBe(body.approachable);
  const order = body.items.map(({ city, region }) => (city ?? region)?.code);
  expect(order.filter((code, at) => code !== order[at - 1])).toEqual(
    body.cities.map(({ city }) => city?.code),
  );
  const { city, count } = body.cities[0]!;
  const { body: there } = await shipped.get<CandidateList>(`${targets}robotics&limit=500&city=${city!.code}`);
  expect([there.total, there.approachable]).toEqual([count, body.approachable]);
  const { text } = await shipped.get(`${targets}robotics&format=csv&city=${city!.code}`);
  expect(rowsOf(text).map((row) => row['城市'])).toEqual(there.items.map((item) => item.city?.name ?? ''));
  const { body: listed } = await shipped.get<CandidateList>(`${targets}robotics&limit=500&quality=上市`);
  expect(listed.total).toBe(body.qualities.find(({ quality }) => quality === '上市')!.count);
  const { body: verified } = await shipped.get<CandidateList>(`${targets}robotics&evidence=verified`);
  expect(
    verified.items.every(({ closes }) => closes.some(({ role }) => role.provenance.evidence === 'verified')),
  ).toBe(true);
  const { body: hans } = await shipped.get<CandidateList>(`${targets}robotics&q=大族`);
  expect(hans.items.map(({ firm }) => firm.id)).toEqual(['name:大族激光']);
});

test('as of a date before anything was seen there is nobody; an old signal is worth less later', async () => {
  const { body: early } = await shipped.get<CandidateList>(`${targets}robotics&asOf=1990`);
  expect([early.total, early.gaps]).toEqual([0, []]);
  const signalOf = async (asOf: string) => {
    const { body } = await shipped.get<CandidateList>(`${targets}robotics&q=大族&asOf=${asOf}`);
    const [hans] = body.items;
    return hans?.score.status === 'scored'
      ? hans.score.parts.find(({ id }) => id === 'signal')?.value
      : undefined;
  };
  const [then, later] = [await signalOf('2019'), await signalOf('2021')];
  expect(then).toBeCloseTo(0.4, 6);
  expect(later! / then!).toBeCloseTo(2 ** (-731 / 730), 6);
});

test('a firm not to be approached, or with a colleague, is left out, counted and shown on demand', async () => {
  const address = `${targets}robotics&limit=500`;
  const { body: before } = await shipped.get<CandidateList>(address);
  const [marked, talked] = before.items.map(({ firm }) => firm.id);
  const { body: list } = await shipped.send<TargetListSummary>('POST', '/api/lists', {
    name: '深圳之行',
    region: '370200',
    firms: [talked],
  });
  try {
    const at = `/api/lists/${list.id}`;
    const { body: held } = await shipped.send<TargetListDetail>('POST', `${at}/targets`, {
      firms: [marked],
      doNotApproach: '已明确拒绝',
    });
    const targetOf = (id: string) => held.targets.find(({ firm }) => firm.id === id)!;
    expect(targetOf(marked!).doNotApproach).toMatchObject({ reason: '已明确拒绝' });
    expect(targetOf(talked!).doNotApproach).toBeUndefined();
    await shipped.send('PATCH', `${at}/targets/${targetOf(talked!).id}`, {
      progress: 'negotiating',
      version: 1,
    });
    const { body } = await shipped.get<CandidateList>(address);
    expect([body.total, body.approachable]).toEqual([before.total - 2, before.total - 2]);
    expect(body.filtered).toEqual({
      total: before.filtered.total + 2,
      reasons: expect.arrayContaining([
        { reason: 'do_not_approach', count: 1 },
        { reason: 'with_colleague', count: 1 },
      ]),
    });
    const { body: out } = await shipped.get<CandidateList>(`${address}&show=filtered`);
    const why = new Map(
      out.items.map(({ firm, filteredBy }) => [firm.id, filteredBy?.map(({ code }) => code)]),
    );
    expect([why.get(marked!), why.get(talked!)]).toEqual([['do_not_approach'], ['with_colleague']]);
    const { text } = await shipped.get(`${at}?format=csv`);
    expect(rowsOf(text).map((row) => row.do_not_approach)).toEqual(['', '已明确拒绝']);

    await shipped.send('PATCH', `${at}/targets/${targetOf(marked!).id}`, { doNotApproach: null, version: 2 });
    const { body: after } = await shipped.get<CandidateList>(address);
    expect(after.total).toBe(before.total - 1);
    const empty = await shipped.send('PATCH', `${at}/targets/${targetOf(marked!).id}`, {
      doNotApproach: ' ',
      version: 3,
    });
    expect(empty.status).toBe(400);
  } finally {
    await shipped.send('DELETE', `/api/lists/${list.id}`);
  }
});

test.each([
  ['/api/targets?region=370200', 400],
  ['/api/targets?chain=robotics', 400],
  [`${targets}none`, 404],
  [`${targets}robotics&stage=none`, 404],
  [`${targets}robotics&stage=traction-motor`, 404],
  [`${targets}robotics&weights=nothing:1`, 400],
  [`${targets}robotics&weights=gap:2`, 400],
  [`${targets}robotics&show=all`, 400],
  [`${targets}robotics&evidence=sure`, 400],
  [`${targets}robotics&asOf=yesterday`, 400],
])('%s answers %i', async (url, status) => {
  expect((await shipped.get(url)).status).toBe(status);
});

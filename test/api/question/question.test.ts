import { expect, test } from 'vitest';
import type { ArrivalDetail } from '../../../server/contract/arrival.ts';
import type { Comparison } from '../../../server/contract/comparison.ts';
import type { FirmDossier } from '../../../server/contract/firm.ts';
import type { GapList } from '../../../server/contract/gap.ts';
import type { IntroductionAnswer } from '../../../server/contract/introduction.ts';
import type { Network } from '../../../server/contract/network.ts';
import type { Partners } from '../../../server/contract/partner.ts';
import type { RegionDetail } from '../../../server/contract/region.ts';
import type { EntityDetail, Fact } from '../../../server/contract/source.ts';
import type { StageDetail } from '../../../server/contract/stage.ts';
import type { UniversityList } from '../../../server/contract/university.ts';
import { serveShipped } from '../shipped.ts';

// One call each. What is expected is what the articles say, as their reading in the tables that ship has it.
const shipped = serveShipped();

async function ask<Body>(url: string): Promise<Body> {
  const { status, body, text } = await shipped.get<Body>(encodeURI(url));
  expect(status, `${url} ${text.slice(0, 300)}`).toBe(200);
  return body;
}

/** A figure or another record among facts, by its name. */
const called = (facts: Fact[], name: string): Fact => {
  const found = facts.find(({ subject }) => subject.name === name);
  expect(found, `${name} is among ${facts.map(({ subject }) => subject.name).join()}`).toBeDefined();
  return found!;
};

test('1 which links of rail transit does Qingdao miss, and which does it hold in reserve?', async () => {
  const { items } = await ask<GapList>('/api/chains/rail-transit/gaps?region=370200&status=missing,reserve');
  const stated = items.filter((finding) => finding.stated.length > 0);
  expect(Object.fromEntries(stated.map(({ stage, status }) => [stage.name, status]))).toEqual({
    牵引变压器: 'missing',
    牵引电机: 'missing',
    主变流器: 'reserve',
    制动系统: 'reserve',
  });
  for (const finding of stated) {
    expect(finding.stated).toMatchObject([
      { source: 'qingdao-daily-2020-10', observedOn: '2020-10', evidence: 'claimed' },
    ]);
    expect(finding.here).toMatchObject({ production: 0, groups: 0 });
    expect(finding.severity).toMatchObject({ status: 'scored' });
  }
  const weightOf = (name: string) =>
    stated.find(({ stage }) => stage.name === name)!.severity as Extract<
      GapList['items'][number]['severity'],
      { status: 'scored' }
    >;
  const status = (name: string) => weightOf(name).parts.find(({ id }) => id === 'status')?.value;
  // Two different classes, and they weigh differently.
  expect([status('牵引电机'), status('主变流器')]).toEqual([1, 0.7]);
});

test('2 how does rail transit in Qingdao compare with Zhuzhou, and its stages?', async () => {
  const answer = await ask<Comparison>('/api/chains/rail-transit/comparison?region=370200&peer=430200');
  const output = { measure: '轨道交通全产业链产值', unit: '亿元', bound: 'moreThan', asOf: '2020-10' };
  const source = { provenance: { sourceIds: ['qingdao-daily-2020-10'], evidence: 'claimed' } };
  const about = (code: string) => ({
    about: expect.arrayContaining([
      expect.objectContaining({ kind: 'region', id: code }),
      expect.objectContaining({ kind: 'chain', id: 'rail-transit' }),
    ]) as unknown,
  });
  const { region, peer } = answer.figures;
  expect(region.find(({ measure }) => measure === output.measure)).toMatchObject({
    ...output,
    ...source,
    ...about('370200'),
    value: 1000,
  });
  expect(peer.find(({ measure }) => measure === output.measure)).toMatchObject({
    ...output,
    ...source,
    ...about('430200'),
    value: 1600,
  });
  expect(answer.stages).toHaveLength(48);
  const motor = answer.stages.find(({ stage }) => stage.id === 'traction-motor')!;
  expect(motor.region).toMatchObject({ status: 'missing', stated: ['missing'] });
  // Nothing is known of the motor in Zhuzhou: neither is ahead.
  expect([motor.peer.status, motor.ahead]).toEqual(['unknown', undefined]);
  const { counts } = answer;
  expect(counts.region + counts.peer + counts.level + counts.unknown).toBe(48);
});

test('3 whom were the 139 screened, which cities were visited, and what has come?', async () => {
  const { facts } = await ask<RegionDetail>('/api/regions/370200-rail');
  const screened = called(facts, '梳理出的市外优质配套企业');
  expect(screened.values).toMatchObject({ value: 139, unit: '家', bound: 'exact', asOf: '2020-10' });
  expect(screened.provenance).toMatchObject({
    sourceIds: ['qingdao-daily-2020-10'],
    note: expect.stringContaining('未列名') as string,
  });
  const came = called(facts, '已引进的过亿元重点轨道交通配套项目');
  expect(came.values).toMatchObject({ value: 16, unit: '个', asOf: '2020-10' });
  // The articles do not say that the 16 come from the 139, and neither does the answer.
  expect(came.provenance.note).toContain('原文未说来自139家');
  const cities = called(facts, '列名的精准招商走访城市');
  expect(cities.values).toMatchObject({ value: 6 });
  for (const city of ['北京', '上海', '天津', '深圳', '南京', '苏州'])
    expect(cities.provenance.note).toContain(city);
});

test('3 the visits themselves are those of the agency, city by city, without an outcome that nobody told', async () => {
  const { facts } = await ask<EntityDetail>('/api/entities/agency/name:青岛轨道交通产业示范区管委会');
  const visits = facts.filter(({ kind }) => kind === 'visit');
  const cities = visits.flatMap(({ about }) => about.filter(({ kind }) => kind === 'region'));
  expect(cities.map(({ name }) => name).sort()).toEqual(
    ['上海市', '北京市', '南京市', '天津市', '深圳市', '苏州市'].sort(),
  );
  for (const { values, provenance } of visits) {
    expect(values).not.toHaveProperty('outcome');
    expect(values).not.toHaveProperty('visitedOn');
    expect(provenance.sourceIds).toEqual(['qingdao-daily-2020-10']);
  }
});

test('4 what share of its needs would the drone chip firm of Shenzhen find in Qingdao, and who would have to come along?', async () => {
  const firm = 'name:未具名无人机控制芯片企业(深圳)';
  const answer = await ask<ArrivalDetail>(`/api/firms/${firm}/arrival?region=370200`);
  expect(answer.here).toBe(false);
  expect(answer.roles).toMatchObject({ basis: 'counted', stages: [{ id: 'drone-control-chip' }] });
  const { items } = await ask<GapList>('/api/chains/drone/gaps?region=370200');
  for (const id of ['drone-battery', 'propeller', 'remote-controller']) {
    const need = answer.needs.find(({ stages }) => stages.some(({ stage }) => stage.id === id))!;
    expect(need, id).toBeDefined();
    expect(['unmet', 'unknown'], id).toContain(need.state);
    expect(need.share ?? 0, id).toBe(0);
    // By what the graph holds: unknown where nobody is known for it anywhere, unmet where somebody elsewhere is.
    const own = need.stages.find(({ stage }) => stage.id === id)!;
    const finding = items.find(({ stage }) => stage.id === id)!;
    expect([id, own.status, own.production]).toEqual([id, finding.status, finding.here.production]);
    const isUnknown = need.stages.some(({ status }) => status === 'unknown');
    expect([id, need.state]).toEqual([id, isUnknown ? 'unknown' : 'unmet']);
  }
  expect(answer.met + answer.partly + answer.unmet + answer.unknown).toBe(answer.needs.length);
  expect(answer.met).toBe(0);
  for (const { state, comers, comersTotal } of answer.needs) {
    expect(comersTotal).toBeGreaterThanOrEqual(comers.length);
    if (state === 'met') expect(comersTotal).toBe(0);
  }
});

test('5 whom does 玄机科技 buy from and sell to who is not here yet, and what came with it?', async () => {
  const answer = await ask<Partners>('/api/firms/name:玄机科技/partners?region=370200-hitech');
  // No supply is recorded of it: the silence is not filled.
  for (const side of [answer.suppliers, answer.customers])
    expect(side).toMatchObject({ here: 0, elsewhere: 0, unplaced: 0, stages: [] });
  expect(answer.brought).toMatchObject([
    {
      firm: { id: 'name:腾讯' },
      by: true,
      place: 'elsewhere',
      provenance: { sourceIds: ['qingdao-hitech-2019-08'], observedOn: '2019-08' },
    },
  ]);
});

test('5 that it brought more than 20 firms and projects is told with its bound, and of whom it is told', async () => {
  const { facts } = await ask<FirmDossier>('/api/firms/name:玄机科技');
  const brought = called(facts, '玄机科技入驻带来的上下游企业与项目');
  expect(brought.values).toMatchObject({ value: 20, unit: '家', bound: 'moreThan', asOf: '2019-08' });
  expect(brought.provenance.note).toContain('未列名');
});

test('6 who can introduce us to an investor, through which association?', async () => {
  const answer = await ask<IntroductionAnswer>('/api/introductions?to=name:稳正资产&region=370200');
  const [path] = answer.paths;
  expect(path!.organisations.map(({ name }) => name)).toEqual([
    '青岛金家岭金融聚集区管委会',
    '南开校友会',
    '稳正资产',
  ]);
  expect(
    path!.edges.map(({ kind, evidence, sourceIds, observedOn }) => [kind, evidence, sourceIds, observedOn]),
  ).toEqual([
    ['partners_with', 'claimed', ['qingdao-daily-2020-10'], '2020-10'],
    ['introduced', 'claimed', ['qingdao-daily-2020-10'], '2020-10'],
  ]);
  expect(answer.introducers.map(({ organisation }) => organisation.name)).toEqual(['南开校友会']);
});

test('6 whose alumni lead in pharma is told of the chain, for no firm is named', async () => {
  const { facts } = await ask<EntityDetail>('/api/entities/chain/biomedicine');
  const alumni = facts.filter(({ kind }) => kind === 'alumni_at');
  expect(alumni.map(({ subject }) => subject.name).sort()).toEqual(['中国药科大学', '沈阳药科大学']);
  for (const { object, provenance } of alumni) {
    expect(object).toMatchObject({ kind: 'chain', id: 'biomedicine' });
    expect(provenance).toMatchObject({ sourceIds: ['peninsula-2018-05'], observedOn: '2018-05' });
    expect(provenance.note).toContain('未点名企业');
  }
});

test('7 which universities and institutes supply talent and research to which stages?', async () => {
  const { items } = await ask<UniversityList>('/api/universities?limit=500');
  const served = items.flatMap(({ university, trains, researches }) => [
    ...trains.map(({ stage, discipline, provenance }) => [
      university.name,
      'trains',
      stage.id,
      discipline,
      provenance.evidence,
    ]),
    ...researches.map(({ stage, provenance }) => [
      university.name,
      'researches',
      stage.id,
      provenance.evidence,
    ]),
  ]);
  const college = '青岛科技大学青软国际软件学院';
  expect(served).toEqual(
    expect.arrayContaining([
      [college, 'trains', 'robot-software', '软件', 'suggested'],
      [college, 'trains', 'chip-design', '集成电路', 'suggested'],
      [college, 'trains', 'ai-algorithm', '人工智能', 'suggested'],
      ['北京航空航天大学', 'researches', 'vr-rd', 'claimed'],
      ['山东大学', 'researches', 'vr-rd', 'claimed'],
      ['虚拟现实技术与系统国家重点实验室青岛分室', 'researches', 'vr-rd', 'claimed'],
    ]),
  );
  expect(served).toHaveLength(10);
});

test('8 who is in the robotics cluster of the high-tech zone, and how could they serve each other?', async () => {
  const { nodes, edges } = await ask<Network>('/api/graph?focus=robotics&region=370200-hitech&limit=500');
  const here = nodes.filter((node) => node.here).map(({ name }) => name);
  expect(here).toEqual(
    expect.arrayContaining(['宝佳自动化', '科捷机器人', '盘古润滑', '星华智能', '新松机器人']),
  );
  // No supply relation is reported of them: what is drawn is a suggestion or nothing.
  for (const { kind, provenance } of edges)
    if (kind === 'supplies') expect(provenance.evidence).toBe('suggested');
});

test('8 how firms of a cluster could serve each other follows from what feeds what, and is marked as suggested', async () => {
  const { nodes, edges, suggested, total } = await ask<Network>(
    '/api/graph?focus=robotics&region=440000&limit=500',
  );
  const supplies = edges.filter(({ kind }) => kind === 'supplies');
  expect(supplies.length).toBeGreaterThan(0);
  expect(suggested.shown).toBe(supplies.length);
  expect(total.edges).toBe(edges.length - supplies.length);
  const roles = (id: string) => nodes.find((node) => node.id === id)!.stages.map((stage) => stage.id);
  for (const { provenance, feed, from, to } of supplies) {
    expect(provenance.evidence).toBe('suggested');
    expect(roles(from)).toContain(feed!.from);
    expect(roles(to)).toContain(feed!.to);
  }
});

test('9 on whom does the zone depend for sapphire substrates, and where can the chain be extended?', async () => {
  const answer = await ask<StageDetail>('/api/stages/sapphire-substrate?region=370200-hitech');
  expect(answer.finding).toMatchObject({
    status: 'single',
    here: { production: 1, groups: 1 },
    sources: ['peninsula-2018-05'],
  });
  expect(answer.finding.reasons[0]).toEqual({
    code: 'one_group_in_production',
    values: { firm: 'name:青岛嘉星晶电科技股份有限公司' },
  });
  const role = answer.facts.find(
    ({ kind, subject }) => kind === 'plays' && subject.name.includes('嘉星晶电'),
  )!;
  expect(role.values).toMatchObject({ status: 'production', outputCny: 560_000_000 });
  expect(role.provenance).toMatchObject({ observedOn: '2018-05', sourceIds: ['peninsula-2018-05'] });
  const before = answer.inputs.flatMap(({ stages }) => stages.map(({ stage }) => stage.id)).sort();
  expect([before, answer.outputs.map(({ stage }) => stage.id)]).toEqual([
    ['crystal-furnace', 'high-purity-alumina'],
    ['epitaxial-wafer'],
  ]);
  for (const { status } of [...answer.inputs.flatMap(({ stages }) => stages), ...answer.outputs])
    expect(['missing', 'unknown']).toContain(status);
});

test('10 where could a target land?', async () => {
  const { facts } = await ask<RegionDetail>('/api/regions/370200-hitech');
  const carriers = facts.filter(({ kind }) => kind === 'carrier');
  const total = carriers.find(({ id }) => id === 'hitech-carriers-total')!;
  expect(total.values).toEqual(
    expect.objectContaining({ areaSquareMetres: 4_950_000, occupancy: 0.73, asOf: '2018-05' }),
  );
  expect(total.provenance).toMatchObject({ observedOn: '2018-05', sourceIds: ['peninsula-2018-05'] });
  expect(called(facts, '产业载体数量').values).toMatchObject({ value: 35, unit: '个', asOf: '2018-05' });
  expect(called(facts, '产业载体进驻率').values).toMatchObject({ value: 73, unit: '%', asOf: '2018-05' });
  // Of the carriers by name no area is told, and none is made up.
  const silent = carriers.filter(({ values }) => values.areaSquareMetres === undefined);
  expect(silent.length).toBeGreaterThan(5);
});

test('11 what is known about a firm, with the source and date of each fact?', async () => {
  const answer = await ask<FirmDossier>('/api/firms/name:青岛嘉星晶电科技股份有限公司');
  expect(answer.facts).toHaveLength(answer.factsTotal);
  const sources = new Map(answer.sources.map((source) => [source.id, source]));
  for (const { id, provenance } of answer.facts) {
    expect(provenance.sourceIds.length, id).toBeGreaterThan(0);
    expect(provenance.observedOn, id).toBe('2018-05');
    for (const source of provenance.sourceIds) expect(sources.has(source), `${id} ${source}`).toBe(true);
  }
  expect(sources.get('peninsula-2018-05')).toMatchObject({ publisher: '半岛全媒体', publishedOn: '2018-05' });
  const planned = called(answer.facts, '嘉星晶电二期达产后产值（预期）');
  expect(planned.values).toMatchObject({ value: 10, unit: '亿元', bound: 'moreThan' });
  expect(answer.unknown).toEqual(
    expect.arrayContaining(['creditCode', 'stockCode', 'staff', 'revenueCny', 'foundedOn']),
  );
  expect(answer.positions).toMatchObject([
    { chain: { id: 'integrated-circuit' }, stage: { id: 'sapphire-substrate' }, status: 'single' },
  ]);
});

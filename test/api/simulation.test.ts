import { afterAll, describe, expect, it } from 'vitest';
import type { Bundle } from '../../server/contract/bundle.ts';
import type { Problem } from '../../server/contract/common.ts';
import type { Finding, GapList } from '../../server/contract/gap.ts';
import type { ImportJob } from '../../server/contract/import-job.ts';
import type { Rate, RateList } from '../../server/contract/rate.ts';
import type { Simulation, SimulationRequest } from '../../server/contract/simulation.ts';
import { toMultipart } from '../fixtures/files/multipart.ts';
import { rowsOf, serveShipped } from './shipped.ts';

const shipped = serveShipped();
const chain = 'rail-transit';
const place = `${chain}/gaps?region=370200`;

afterAll(async () => {
  // What these tests leave is not what ships.
  await shipped.graph?.write((tx) => tx.execute('MATCH (n:ShippedMark) DELETE n'));
});

/** Loads tables as anybody would: through the import of the interface. */
async function load(tables: Record<string, string>): Promise<void> {
  const files = Object.fromEntries(
    Object.entries(tables).map(([name, text]) => [`${name}.csv`, `\uFEFF${text}`]),
  );
  const { payload, headers } = toMultipart(files, {});
  const host = { host: 'localhost' };
  const response = await shipped.app.inject({
    method: 'POST',
    url: '/api/imports',
    payload,
    headers: { ...host, ...headers },
  });
  const url = String(response.headers.location);
  for (let turn = 0; turn < 600; turn += 1) {
    const job = (await shipped.get<ImportJob>(url)).body;
    if (job.status === 'done') return;
    if (!['reading', 'checking', 'loading'].includes(job.status)) throw new Error(JSON.stringify(job));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the import does not end');
}

async function simulate(firms: SimulationRequest['firms']): Promise<Simulation> {
  const body = { region: '370200', chain, firms };
  const answer = await shipped.send<Simulation>('POST', '/api/simulations', body);
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, answer.text.slice(0, 200)]);
  return answer.body;
}

interface Stand {
  findings: Record<string, Finding>;
  rates: Rate[];
}

/** How the chain stands in Qingdao, as its pages read it. */
async function readStand(): Promise<Stand> {
  const [gaps, rates] = await Promise.all([
    shipped.get<GapList>(`/api/chains/${place}`),
    shipped.get<RateList>(`/api/chains/${chain}/rates?region=370200`),
  ]);
  return {
    findings: Object.fromEntries(gaps.body.items.map((finding) => [finding.stage.id, finding])),
    rates: rates.body.rates.map((rate) => {
      const { links: _links, ...rest } = { links: undefined, ...rate };
      return rest as Rate;
    }),
  };
}

const standOf = ({ stages, rates }: Simulation, when: 'before' | 'after'): Stand => ({
  findings: Object.fromEntries(stages.map((one) => [one[when].stage.id, one[when]])),
  rates: rates.map((one) => one[when]),
});

/** What an import adds that a trial has not: the source of what was imported. */
const withoutSources = ({ findings, rates }: Stand): Stand => ({
  findings: Object.fromEntries(
    Object.entries(findings).map(([id, finding]) => [id, { ...finding, sources: [] }]),
  ),
  rates,
});

const sources = `id,title,kind\ntrial,试验,user`;

describe('a traction-motor maker in Qingdao', () => {
  it('moves on trial exactly the statuses and rates that importing it does', async () => {
    const before = await readStand();
    const simulated = await simulate([
      { name: '青岛试验牵引电机厂', roles: [{ stage: 'traction-motor', outputCny: 5_000_000 }] },
    ]);
    expect(standOf(simulated, 'before')).toEqual(before);
    expect(await readStand()).toEqual(before);
    expect(simulated.closed.map(({ id }) => id)).toEqual(['traction-motor']);
    expect(simulated.wanted.map(({ stage }) => stage.id)).toContain('silicon-steel');

    await load({
      sources,
      firms: 'name,region_code,source_ids\n青岛试验牵引电机厂,370200,trial',
      roles:
        'firm_id,stage_id,status,output_cny,source_ids\nname:青岛试验牵引电机厂,traction-motor,量产,5000000,trial',
    });
    const after = await readStand();
    expect(after.findings['traction-motor']!.status).toBe('single');
    expect(withoutSources(standOf(simulated, 'after'))).toEqual(withoutSources(after));
  });
});

describe('a door maker of Zhuzhou with purchases, whose group is here', () => {
  it('moves on trial exactly what moving it by an import does', async () => {
    await load({
      sources,
      firms: [
        'name,region_code,group_id,source_ids',
        '青岛试验车门厂,370200,trial-group,trial',
        '青岛试验整车厂,370200,,trial',
        '株洲试验车门厂,430200,trial-group,trial',
        '株洲试验电缆厂,430200,,trial',
      ].join('\n'),
      roles: [
        'firm_id,stage_id,status,output_cny,source_ids',
        'name:青岛试验车门厂,door-system,量产,100,trial',
        'name:青岛试验整车厂,high-speed-emu,量产,5000,trial',
        'name:株洲试验车门厂,door-system,量产,300,trial',
        'name:株洲试验车门厂,rail-hvac,储备,,trial',
        'name:株洲试验电缆厂,rail-cable,量产,80,trial',
      ].join('\n'),
      anchors: 'firm_id,chain_id,source_ids\nname:株洲试验车门厂,rail-transit,trial',
      supplies: [
        'supplier_id,buyer_id,stage_id,value_cny,year,source_ids',
        'name:青岛试验车门厂,name:青岛试验整车厂,door-system,100,2020,trial',
        'name:株洲试验车门厂,name:青岛试验整车厂,door-system,900,2020,trial',
        'name:株洲试验电缆厂,name:株洲试验车门厂,rail-cable,70,2020,trial',
      ].join('\n'),
    });
    const before = await readStand();
    const simulated = await simulate(['name:株洲试验车门厂']);
    expect(standOf(simulated, 'before')).toEqual(before);
    expect(simulated.firms).toMatchObject([{ where: 'elsewhere', active: true, region: { code: '430200' } }]);
    // The group is here already: the stage stays single source and coverage stays, the other rates move all the same.
    expect(simulated.stages.find(({ after }) => after.stage.id === 'door-system')!.after.status).toBe(
      'single',
    );
    expect(
      simulated.rates.map(
        ({ before: was, after: is }) =>
          ('value' in was ? was.value : was.reason) !== ('value' in is ? is.value : is.reason),
      ),
    ).toEqual([true, true, true, false, true]);

    await load({
      sources,
      firms: 'name,region_code,group_id,source_ids\n株洲试验车门厂,370200,trial-group,trial',
    });
    const after = await readStand();
    expect(standOf(simulated, 'after')).toEqual(after);
    expect((await simulate(['name:株洲试验车门厂'])).firms).toMatchObject([{ where: 'here' }]);
  });

  it('and one that is imagined with the same group, sales and purchases', async () => {
    const simulated = await simulate([
      {
        name: '青岛试验第三车门厂',
        groupId: 'trial-group',
        roles: [
          { stage: 'door-system', outputCny: 40 },
          { stage: 'rail-hvac', status: 'planned' },
        ],
        supplies: [
          { to: 'name:青岛试验整车厂', stage: 'door-system', valueCny: 500 },
          { from: 'name:株洲试验电缆厂', stage: 'rail-cable', valueCny: 30 },
        ],
      },
    ]);
    await load({
      sources,
      firms: 'name,region_code,group_id,source_ids\n青岛试验第三车门厂,370200,trial-group,trial',
      roles: [
        'firm_id,stage_id,status,output_cny,source_ids',
        'name:青岛试验第三车门厂,door-system,量产,40,trial',
        'name:青岛试验第三车门厂,rail-hvac,规划,,trial',
      ].join('\n'),
      supplies: [
        'supplier_id,buyer_id,stage_id,value_cny,year,source_ids',
        'name:青岛试验第三车门厂,name:青岛试验整车厂,door-system,500,2020,trial',
        'name:株洲试验电缆厂,name:青岛试验第三车门厂,rail-cable,30,2020,trial',
      ].join('\n'),
    });
    expect(withoutSources(standOf(simulated, 'after'))).toEqual(withoutSources(await readStand()));
  });
});

describe('a simulation of', () => {
  it('nothing changes nothing', async () => {
    const { stages, rates, closed, wanted, needs, firms } = await simulate([]);
    expect(
      stages.every(({ change, before, after }) => change === 'same' && after.status === before.status),
    ).toBe(true);
    expect(rates.map(({ after }) => after)).toEqual(rates.map(({ before }) => before));
    expect([closed, wanted, needs, firms]).toEqual([[], [], [], []]);
  });

  it('firms in another order says the same', async () => {
    const bundle = (await shipped.get<Bundle>(`/api/chains/${chain}/bundle?region=370200`)).body;
    const ids = bundle.steps.slice(0, 4).map(({ firm }) => firm.id);
    const [one, other] = [await simulate(ids), await simulate([...ids].reverse())];
    expect({ ...other, firms: [] }).toEqual({ ...one, firms: [] });
    expect(one.closed.length).toBe(bundle.steps[3]!.closed);
  });

  it.each<[string, number, object, string]>([
    ['a firm nobody knows', 404, { firms: ['nobody'] }, ''],
    ['a chain nobody knows', 404, { chain: 'nothing', firms: [] }, ''],
    ['a region nobody knows', 404, { region: '999999', firms: [] }, ''],
    ['no firms', 400, {}, 'firms'],
    ['too many firms', 400, { firms: Array.from({ length: 51 }, (_, at) => `f${at}`) }, 'firms'],
    [
      'a stage of another chain',
      400,
      { firms: [{ name: 'x', roles: [{ stage: 'propeller' }] }] },
      'firms.0.roles.0.stage',
    ],
    [
      'a stage twice',
      400,
      { firms: [{ name: 'x', roles: [{ stage: 'bogie' }, { stage: 'bogie' }] }] },
      'firms.0.roles.1.stage',
    ],
    ['an imagined firm without roles', 400, { firms: [{ name: 'x', roles: [] }] }, 'firms.0.roles'],
    [
      'a supply of nobody',
      400,
      { firms: [{ name: 'x', roles: [{ stage: 'bogie' }], supplies: [{ stage: 'bogie' }] }] },
      'firms.0.supplies.0',
    ],
    [
      'a partner nobody knows',
      404,
      { firms: [{ name: 'x', roles: [{ stage: 'bogie' }], supplies: [{ to: 'nobody' }] }] },
      '',
    ],
    [
      'an imagined firm that is in the graph',
      400,
      { firms: [{ name: '青岛试验整车厂', roles: [{ stage: 'bogie' }] }] },
      'firms.0.name',
    ],
  ])('%s is refused with %i', async (_name, status, part, field) => {
    const { status: got, body } = await shipped.send<Problem>('POST', '/api/simulations', {
      region: '370200',
      chain,
      ...part,
    });
    expect([got, body.code]).toEqual([status, status === 404 ? 'not_found' : 'bad_request']);
    if (field !== '') expect(body.errors!.some((error) => error.field.startsWith(field))).toBe(true);
  });
});

describe('the smallest bundle', () => {
  const bundle = `/api/chains/${chain}/bundle?region=370200`;

  it('closes gaps step by step, and names those no known firm closes', async () => {
    const { body } = await shipped.get<Bundle>(bundle);
    expect(body.steps.length).toBeGreaterThan(3);
    expect(body.steps.at(-1)!.closed + body.left.length).toBe(body.gaps);
    const why = Object.fromEntries(body.left.map(({ stage, why: reason }) => [stage.id, reason]));
    expect(why).toMatchObject({
      'brake-system': 'grow',
      'main-converter': 'grow',
      'traction-transformer': 'nobody',
    });
    for (const [at, { closed }] of body.steps.entries())
      expect(closed).toBeGreaterThan(body.steps[at - 1]?.closed ?? 0);
  });

  it('is a table, narrows to a stage, and refuses what no firm closes', async () => {
    const csv = await shipped.get(`${bundle}&format=csv`);
    const { body } = await shipped.get<Bundle>(bundle);
    expect(rowsOf(csv.text)).toHaveLength(body.steps.length);
    const one = (await shipped.get<Bundle>(`${bundle}&stage=carbon-fiber`)).body;
    expect(one).toMatchObject({ gaps: 1, steps: [{ closes: [{ stage: { id: 'carbon-fiber' } }] }] });
    expect((await shipped.get(`${bundle}&status=weak`)).status).toBe(400);
    expect((await shipped.get(`${bundle}&stage=propeller`)).status).toBe(404);
  });
});

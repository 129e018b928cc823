import { afterAll, expect, test } from 'vitest';
import type { GapList } from '../../../server/contract/gap.ts';
import type { ImportRun } from '../../../server/contract/import-run.ts';
import type { RateList } from '../../../server/contract/rate.ts';
import type { Simulation } from '../../../server/contract/simulation.ts';
import { serveShipped } from '../shipped.ts';
import { load } from './served-bundle.ts';

const shipped = serveShipped();
const [region, chain] = ['370200', 'rail-transit'];
const where = `/api/chains/${chain}`;

afterAll(async () => {
  // An import that was taken back leaves its run and its changes.
  await shipped.graph?.write((tx) => tx.execute('MATCH (n:ShippedMark) DELETE n'));
});

const readAll = async () => {
  const gaps = await shipped.get<GapList>(`${where}/gaps?region=${region}`);
  const rates = await shipped.get<RateList>(`${where}/rates?region=${region}`);
  return {
    findings: [...gaps.body.items].sort((a, b) => a.stage.id.localeCompare(b.stage.id)),
    rates: rates.body.rates.map((rate) => {
      const { links: _links, ...rest } = { links: undefined, ...rate };
      return rest;
    }),
  };
};

test(
  'simulating a maker of traction motors moves exactly the statuses and rates that importing it does',
  { timeout: 120_000 },
  async () => {
    const before = await readAll();
    const { body: simulation, status } = await shipped.send<Simulation>('POST', '/api/simulations', {
      region,
      chain,
      firms: [
        {
          name: '青岛设想牵引电机有限公司',
          roles: [{ stage: 'traction-motor', status: 'production', outputCny: 300_000_000 }],
        },
      ],
    });
    expect(status, JSON.stringify(simulation).slice(0, 300)).toBe(200);
    // Nothing was stored by asking.
    expect(await readAll()).toEqual(before);
    const job = await load(shipped, {
      'firms.csv': `name,region_code,id,source_ids\n青岛设想牵引电机有限公司,${region},imagined-motor,peninsula-2018-05`,
      'roles.csv': `firm_id,stage_id,status,output_cny,source_ids\nimagined-motor,traction-motor,production,300000000,peninsula-2018-05`,
    });
    const after = await readAll();
    const plain = (finding: GapList['items'][number]) => {
      // Which firm it is and what says so is known of one that is loaded only.
      const { sources: _sources, reasons: _reasons, ...rest } = finding;
      return rest;
    };
    const simulated = simulation.stages
      .map((stage) => stage.after)
      .sort((a, b) => a.stage.id.localeCompare(b.stage.id));
    expect(simulated.map(plain)).toEqual(after.findings.map(plain));
    expect(simulation.rates.map((rate) => rate.after)).toEqual(after.rates);
    const moved = after.findings.filter((finding, at) => finding.status !== before.findings[at]!.status);
    expect(moved.map(({ stage, status: now }) => [stage.id, now])).toEqual([['traction-motor', 'single']]);
    expect(simulation.closed.map(({ id }) => id)).toEqual(['traction-motor']);
    const r4 = (rates: (typeof after)['rates']) => rates.find(({ id }) => id === 'R4');
    expect([r4(before.rates), r4(after.rates)]).toMatchObject([{ numerator: 0 }, { numerator: 1 }]);

    // Taken back, all is as it was.
    const undone = await shipped.send<ImportRun>('POST', `/api/imports/${job.run}/undo`);
    expect(undone.body).toMatchObject({ status: 'undone' });
    expect(await readAll()).toEqual(before);
  },
);

test(
  'a firm of the graph is simulated with the roles it has, and one that stands here already changes nothing',
  { timeout: 60_000 },
  async () => {
    const simulate = async (firms: string[]) =>
      (await shipped.send<Simulation>('POST', '/api/simulations', { region, chain: 'robotics', firms })).body;
    const already = await simulate(['name:新松机器人']);
    expect(already.firms).toMatchObject([{ where: 'here' }]);
    expect(already.stages.every(({ change }) => change === 'same')).toBe(true);
    const coming = await simulate(['name:大族激光']);
    expect(coming.firms).toMatchObject([{ where: 'elsewhere' }]);
    const touched = coming.stages.filter(
      ({ before, after }) => after.here.production !== before.here.production,
    );
    for (const { before, after } of touched) {
      expect(['robot-body', 'laser-equipment']).toContain(before.stage.id);
      expect(after.here.production).toBe(before.here.production + 1);
      // Who comes is no longer elsewhere.
      expect(after.elsewhere.firms).toBe(before.elsewhere.firms - 1);
    }
    expect(touched.map(({ before }) => before.stage.id)).toContain('robot-body');
  },
);

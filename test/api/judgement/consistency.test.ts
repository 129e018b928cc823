import { describe, expect, test } from 'vitest';
import type { Bundle } from '../../../server/contract/bundle.ts';
import type { ChainList, ChainMap } from '../../../server/contract/chain.ts';
import type { Comparison } from '../../../server/contract/comparison.ts';
import type { FirmDossier, FirmList } from '../../../server/contract/firm.ts';
import type { Finding, GapList } from '../../../server/contract/gap.ts';
import type { RateList, RateMemberList } from '../../../server/contract/rate.ts';
import type { Simulation } from '../../../server/contract/simulation.ts';
import type { StageDetail, StageFirmList } from '../../../server/contract/stage.ts';
import type { Talent } from '../../../server/contract/talent.ts';
import type { CandidateList } from '../../../server/contract/target.ts';
import { readAll, rowsOf, serveShipped } from '../shipped.ts';

const shipped = serveShipped();

async function ask<Body>(url: string): Promise<Body> {
  const { status, body, text } = await shipped.get<Body>(url);
  expect(status, `${url} ${text.slice(0, 300)}`).toBe(200);
  return body;
}

const region = '370200';
const peer = '440300';
const byStage = <Row, Value>(rows: Row[], id: (row: Row) => string, value: (row: Row) => Value) =>
  Object.fromEntries(rows.map((row) => [id(row), value(row)]));
const stageOf = ({ stage }: { stage: { id: string } }) => stage.id;

/** What every answer that shows a stage has of it. */
const shown = ({ status, computed, stated, here, elsewhere, critical }: Omit<Finding, 'severity'>) => ({
  status,
  computed,
  stated,
  here,
  elsewhere,
  critical,
});

describe.each(['rail-transit', 'robotics'])('%s in Qingdao is one thing in every answer:', (chain) => {
  const path = `/api/chains/${chain}`;
  const findings = async (query = `region=${region}`) => (await ask<GapList>(`${path}/gaps?${query}`)).items;

  test('findings and map', async () => {
    const map = await ask<ChainMap>(`${path}?region=${region}`);
    const boxes = byStage(
      map.stages,
      ({ id }) => id,
      (stage) => shown(stage as unknown as Finding),
    );
    expect(boxes).toEqual(byStage(await findings(), stageOf, shown));
    const feeds = byStage(await findings(), stageOf, (finding) => [...finding.feeds].sort());
    const drawn = byStage(
      map.stages,
      ({ id }) => id,
      ({ id }) => [...new Set(map.feeds.filter(({ from }) => from === id).map(({ to }) => to))].sort(),
    );
    expect(feeds).toEqual(drawn);
  });

  test('findings, summary and rates', async () => {
    const { items } = await ask<ChainList>(`/api/chains?region=${region}`);
    const summary = items.find(({ id }) => id === chain)!;
    const all = await findings();
    expect(
      byStage(
        summary.stages,
        ({ id }) => id,
        ({ status, critical }) => [status, critical],
      ),
    ).toEqual(byStage(all, stageOf, ({ status, critical }) => [status, critical]));
    const { rates } = await ask<RateList>(`${path}/rates?region=${region}`);
    const r4 = rates.find(({ id }) => id === 'R4')!;
    const covered = all.filter(({ here }) => here.production > 0).length;
    expect(r4).toMatchObject({ status: 'scored', numerator: covered, denominator: all.length });
    const { numerator, denominator, unknown, value } = summary.coverage as Extract<
      ChainList['items'][number]['coverage'],
      { status: 'scored' }
    >;
    expect(r4).toMatchObject({ numerator, denominator, value });
    expect(unknown).toBe(all.filter(({ status }) => status === 'unknown').length);
    const firms = await ask<FirmList>(`/api/firms?chain=${chain}&region=${region}&limit=1`);
    expect(firms.total).toBe(summary.firms.here);
  });

  test('rates and the members that they open into', async () => {
    const { rates } = await ask<RateList>(`${path}/rates?region=${region}`);
    let opened = 0;
    for (const rate of rates) {
      if (rate.status === 'unscored') {
        expect(rate).not.toHaveProperty('value');
        continue;
      }
      for (const side of ['numerator', 'denominator'] as const) {
        const members = await ask<RateMemberList>(rate.links[side]);
        if (rate.unit !== 'cny' && rate.unit !== 'weight') expect(members.total).toBe(rate[side]);
        opened += 1;
      }
    }
    expect(opened).toBeGreaterThanOrEqual(2);
    const rows = rowsOf((await shipped.get(`${path}/rates?region=${region}&format=csv`)).text);
    expect(rows).toHaveLength(rates.length);
  });

  test('findings and the pages and firm lists of their stages', { timeout: 120_000 }, async () => {
    const all = await findings();
    // A stage of every status, and those with the most firms.
    const some = [...new Map(all.map((finding) => [finding.status, finding])).values()];
    const most = [...all].sort((a, b) => b.elsewhere.firms - a.elsewhere.firms).slice(0, 2);
    for (const finding of new Set([...some, ...most])) {
      const page = await ask<StageDetail>(`/api/stages/${finding.stage.id}?region=${region}&chain=${chain}`);
      expect(page.finding).toEqual(finding);
      const list = (url: string) => readAll<StageFirmList['items'][number]>(shipped, url, (body) => body);
      const here = await list(finding.links.firmsHere);
      const elsewhere = await list(finding.links.firms);
      expect([here.total, elsewhere.total]).toEqual([here.items.length, elsewhere.items.length]);
      expect(elsewhere.total).toBe(finding.elsewhere.firms);
      const producing = here.items.filter(({ role }) => role.status === 'production');
      expect(producing).toHaveLength(finding.here.production);
      expect(here.items.filter(({ role }) => role.status === 'reserve')).toHaveLength(finding.here.reserve);
      expect(new Set(producing.map(({ firm, groupId }) => groupId ?? firm.id)).size).toBe(
        finding.here.groups,
      );
      for (const { firm } of here.items.slice(0, 2)) {
        const dossier = await ask<FirmDossier>(`/api/firms/${encodeURIComponent(firm.id)}?region=${region}`);
        const positions = dossier.positions.filter(
          ({ chain: one, stage }) => one.id === chain && stage.id === finding.stage.id,
        );
        expect(positions.map(({ status }) => status)).toEqual([finding.status]);
        const statusOf = byStage(all, stageOf, ({ status }) => status);
        for (const { inputs, outputs } of positions)
          for (const { stage, status } of [...inputs, ...outputs])
            expect([stage.id, status]).toEqual([stage.id, statusOf[stage.id]]);
      }
    }
  });

  test('findings, comparison and rates of both regions', async () => {
    const comparison = await ask<Comparison>(`${path}/comparison?region=${region}&peer=${peer}`);
    const side = ({ status, computed, stated, here }: Finding) => ({
      status,
      computed: computed.status,
      stated: stated.map((one) => one.status),
      here,
    });
    const ours = await findings(`region=${region}&peer=${peer}`);
    expect(byStage(comparison.stages, stageOf, (stage) => stage.region)).toEqual(
      byStage(ours, stageOf, side),
    );
    const theirs = await findings(`region=${peer}&peer=${region}`);
    expect(byStage(comparison.stages, stageOf, (stage) => stage.peer)).toEqual(
      byStage(theirs, stageOf, side),
    );
    expect(byStage(ours, stageOf, (finding) => finding.peer?.status)).toEqual(
      byStage(theirs, stageOf, ({ status }) => status),
    );
    for (const [code, rates] of [
      [region, comparison.rates.region],
      [peer, comparison.rates.peer],
    ] as const)
      expect(rates).toEqual((await ask<RateList>(`${path}/rates?region=${code}`)).rates);
  });

  test('findings and what is exported of them', async () => {
    const all = await findings();
    const rows = rowsOf((await shipped.get(`${path}/gaps?region=${region}&format=csv`)).text);
    expect(
      rows.map((row) => [
        row.stage_id,
        row.status,
        row.computed,
        row.critical,
        Number(row.production_here),
        Number(row.groups_here),
        Number(row.firms_elsewhere),
        row.severity === '' ? undefined : Number(row.severity),
      ]),
    ).toEqual(
      all.map(({ stage, status, computed, critical, here, elsewhere, severity }) => [
        stage.id,
        status,
        computed.status,
        String(critical),
        here.production,
        here.groups,
        elsewhere.firms,
        severity.status === 'scored' ? severity.value : undefined,
      ]),
    );
    const compared = rowsOf(
      (await shipped.get(`${path}/comparison?region=${region}&peer=${peer}&format=csv`)).text,
    );
    const statuses = byStage(
      await findings(`region=${region}&peer=${peer}`),
      stageOf,
      ({ status }) => status,
    );
    expect(compared).toHaveLength(all.length);
    for (const row of compared) expect(row.status_region).toBe(statuses[row.stage_id!]);
  });

  test('findings, targets, talent and the smallest bundle', async () => {
    const all = new Map((await findings()).map((finding) => [finding.stage.id, finding]));
    const targets = await ask<CandidateList>(`/api/targets?region=${region}&chain=${chain}&limit=20`);
    for (const { stage, status, critical } of targets.gaps) {
      const finding = all.get(stage.id)!;
      expect([stage.id, status, critical]).toEqual([stage.id, finding.status, finding.critical]);
    }
    for (const { closes } of targets.items)
      for (const { stage, status, critical } of closes) {
        const finding = all.get(stage.id)!;
        expect([stage.id, status, critical]).toEqual([stage.id, finding.status, finding.critical]);
      }
    const talent = await ask<Talent>(`${path}/talent?region=${region}`);
    expect(byStage(talent.stages, stageOf, ({ status }) => status)).toEqual(
      byStage([...all.values()], stageOf, ({ status }) => status),
    );
    const bundle = await ask<Bundle>(`${path}/bundle?region=${region}`);
    const closed = [...bundle.steps.flatMap(({ closes }) => closes), ...bundle.left];
    expect(new Set(closed.map(stageOf)).size).toBe(closed.length);
    expect(closed.length).toBe(bundle.gaps);
    for (const { stage, status, severity } of closed) {
      const finding = all.get(stage.id)!;
      expect([stage.id, status]).toEqual([stage.id, finding.status]);
      const own = finding.severity.status === 'scored' ? finding.severity.value : undefined;
      expect([stage.id, severity]).toEqual([stage.id, own]);
    }
    const gaps = [...all.values()].filter(({ status }) => status === 'missing' || status === 'reserve');
    expect(bundle.gaps).toBe(gaps.length);
  });

  test('findings and rates are what a simulation starts from, and an empty tray changes nothing', async () => {
    const { body, status } = await shipped.send<Simulation>('POST', '/api/simulations', {
      region,
      chain,
      firms: [],
    });
    expect(status).toBe(200);
    const all = byStage(await findings(), stageOf, (finding) => finding);
    expect(
      byStage(
        body.stages,
        ({ before }) => before.stage.id,
        ({ before }) => before,
      ),
    ).toEqual(all);
    expect(body.stages.map(({ change }) => change)).toEqual(body.stages.map(() => 'same'));
    for (const { before, after } of body.stages) expect(after).toEqual(before);
    const { rates } = await ask<RateList>(`${path}/rates?region=${region}`);
    const plain = rates.map((rate) => {
      const { links: _links, ...rest } = { links: undefined, ...rate };
      return rest;
    });
    expect(body.rates.map(({ before }) => before)).toEqual(plain);
    for (const { before, after } of body.rates) expect(after).toEqual(before);
  });
});

test.each(['2018', '2020-09', '2020-10', '2021'])(
  'what was known at the end of %s is one thing too',
  async (asOf) => {
    const path = '/api/chains/robotics';
    const query = `region=${region}&asOf=${asOf}`;
    const { items } = await ask<GapList>(`${path}/gaps?${query}`);
    const statuses = byStage(items, stageOf, ({ status }) => status);
    const map = await ask<ChainMap>(`${path}?${query}`);
    expect(
      byStage(
        map.stages,
        ({ id }) => id,
        ({ status }) => status,
      ),
    ).toEqual(statuses);
    const chains = await ask<ChainList>(`/api/chains?${query}`);
    expect(
      byStage(
        chains.items.find(({ id }) => id === 'robotics')!.stages,
        ({ id }) => id,
        ({ status }) => status,
      ),
    ).toEqual(statuses);
    const talent = await ask<Talent>(`${path}/talent?${query}`);
    expect(byStage(talent.stages, stageOf, ({ status }) => status)).toEqual(statuses);
    const { rates } = await ask<RateList>(`${path}/rates?${query}`);
    // Where nothing at all was known of the chain, a share of covered stages would be a 0 that nobody counted.
    const isSilent = items.every(({ status }) => status === 'unknown');
    const covered = items.filter(({ here }) => here.production > 0).length;
    expect(rates.find(({ id }) => id === 'R4')).toMatchObject(
      isSilent ? { status: 'unscored', reason: 'no_data' } : { status: 'scored', numerator: covered },
    );
    const targets = await ask<CandidateList>(`/api/targets?chain=robotics&${query}&limit=5`);
    for (const { stage, status } of targets.gaps)
      expect([stage.id, status]).toEqual([stage.id, statuses[stage.id]]);
    const { body } = await shipped.send<Simulation>('POST', '/api/simulations', {
      region,
      chain: 'robotics',
      firms: [],
      asOf,
    });
    expect(
      byStage(
        body.stages,
        ({ before }) => before.stage.id,
        ({ before }) => before.status,
      ),
    ).toEqual(statuses);
    const stage = await ask<StageDetail>(`/api/stages/robot-body?chain=robotics&${query}`);
    expect(stage.finding).toEqual(items.find((finding) => finding.stage.id === 'robot-body'));
    // Nothing was observed of these firms before June 2020.
    const robots = items.find((finding) => finding.stage.id === 'robot-body')!;
    expect(robots.here.production).toBe(asOf < '2020' ? 0 : 4);
  },
);

test('where no purchase is recorded a rate of purchases is unscored and says so, and is never 0', async () => {
  for (const code of ['370200', '370200-rail', '100000']) {
    const { rates } = await ask<RateList>(`/api/chains/rail-transit/rates?region=${code}`);
    for (const id of ['R1', 'R2', 'R3']) {
      const rate = rates.find((one) => one.id === id)!;
      expect([code, id, rate]).toEqual([
        code,
        id,
        { id, status: 'unscored', reason: 'no_purchases_recorded' },
      ]);
    }
  }
});

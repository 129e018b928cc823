import { expect, test } from 'vitest';
import type { ChainList, ChainMap } from '../../server/contract/chain.ts';
import type { Problem } from '../../server/contract/common.ts';
import type { FactDates } from '../../server/contract/date.ts';
import type { GapList } from '../../server/contract/gap.ts';
import type { StageDetail, StageFirmList } from '../../server/contract/stage.ts';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();
const at = (path: string, asOf?: string) =>
  `${path}${path.includes('?') ? '&' : '?'}region=370200${asOf === undefined ? '' : `&asOf=${asOf}`}`;

/** The rail chain's stages of which a source states something of Qingdao, all observed in 2020-10. */
async function statedBy(asOf?: string): Promise<number> {
  const { status, body } = await shipped.get<GapList>(at('/api/chains/rail-transit/gaps', asOf));
  expect(status).toBe(200);
  return body.items.filter(({ stated }) => stated.length > 0).length;
}

test('what was observed in 2020-10 is known by the end of 2020 and after, and not in 2019 nor by 2020-06', async () => {
  const now = await statedBy();
  expect(now).toBeGreaterThan(3);
  for (const asOf of ['2020', '2020-10', '2020-10-31', '2021'])
    expect([asOf, await statedBy(asOf)]).toEqual([asOf, now]);
  for (const asOf of ['2019', '2020-06', '2020-09-30'])
    expect([asOf, await statedBy(asOf)]).toEqual([asOf, 0]);
});

test('list, map, findings, stage and firms agree on what was known', async () => {
  const count = (all: string[]) =>
    Object.fromEntries([...new Set(all)].sort().map((s) => [s, all.filter((one) => one === s).length]));
  for (const asOf of [undefined, '2020', '2018']) {
    const [list, map, gaps] = await Promise.all([
      shipped.get<ChainList>(at('/api/chains', asOf)),
      shipped.get<ChainMap>(at('/api/chains/integrated-circuit', asOf)),
      shipped.get<GapList>(at('/api/chains/integrated-circuit/gaps', asOf)),
    ]);
    const summary = list.body.items.find(({ id }) => id === 'integrated-circuit')!;
    const statuses = count(gaps.body.items.map(({ status }) => status));
    expect(count(summary.stages.map(({ status }) => status))).toEqual(statuses);
    expect(count(map.body.stages.map(({ status }) => status))).toEqual(statuses);
    for (const { stage, elsewhere, status } of gaps.body.items.slice(0, 4)) {
      const one = await shipped.get<StageDetail>(
        at(`/api/stages/${stage.id}?chain=integrated-circuit`, asOf),
      );
      expect(one.body.finding.status).toBe(status);
      const firms = await shipped.get<StageFirmList>(
        at(`/api/stages/${stage.id}/firms?where=elsewhere`, asOf),
      );
      expect([stage.id, firms.body.total]).toEqual([stage.id, elsewhere.firms]);
    }
  }
});

test('facts, figures and leading chains of later are not told, and firms are fewer', async () => {
  const { body: now } = await shipped.get<ChainList>(at('/api/chains'));
  const { body: then } = await shipped.get<ChainList>(at('/api/chains', '2010'));
  expect(now.items.some(({ leading, figures }) => leading || figures.length > 0)).toBe(true);
  for (const { leading, figures, firms, anchors } of then.items) {
    expect({ leading, figures, firms, anchors }).toEqual({
      leading: false,
      figures: [],
      firms: { here: 0, elsewhere: 0, unplaced: 0 },
      anchors: [],
    });
  }
  const { body: stage } = await shipped.get<StageDetail>(at('/api/stages/traction-motor', '2019'));
  expect(stage.facts.filter(({ kind }) => kind === 'stated')).toEqual([]);
  expect(stage.sources.map(({ id }) => id)).not.toContain('qingdao-daily-2020-10');
});

test('every fact is counted, later, or undated', async () => {
  const { body: now } = await shipped.get<FactDates>('/api/dates?chain=rail-transit');
  expect(now).toMatchObject({ counted: now.total, later: 0 });
  expect(now.years.reduce((sum, { facts }) => sum + facts, 0) + now.undated).toBe(now.total);
  const { body: then } = await shipped.get<FactDates>('/api/dates?chain=rail-transit&asOf=2020');
  expect(then.counted + then.later + then.undated).toBe(now.total);
  const until2020 = now.years.filter(({ year }) => year <= '2020').reduce((sum, { facts }) => sum + facts, 0);
  expect(then.counted).toBe(until2020);
});

test('what is no date is refused, and the field is named', async () => {
  for (const asOf of ['2023-13-40', '2023-02-30', '2023-00', '23', 'soon', '2023-1-1']) {
    for (const path of [
      '/api/chains',
      '/api/chains/rail-transit',
      '/api/chains/rail-transit/gaps',
      '/api/dates?chain=rail-transit',
      '/api/stages/traction-motor',
    ]) {
      const { status, body } = await shipped.get<Problem>(at(path, asOf));
      expect([path, asOf, status]).toEqual([path, asOf, 400]);
      expect(body.errors?.[0]?.field).toBe('asOf');
    }
  }
  expect((await shipped.get('/api/dates?chain=none')).status).toBe(404);
});

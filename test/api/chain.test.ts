import { expect, test } from 'vitest';
import type { ChainList, ChainMap } from '../../server/contract/chain.ts';
import type { GapList } from '../../server/contract/gap.ts';
import type { StageDetail } from '../../server/contract/stage.ts';
import type { FirmList } from '../../server/contract/firm.ts';
import { serveShipped } from './shipped.ts';
import { readStages } from './shipped-table.ts';

const shipped = serveShipped();

test('every chain is listed with its stages by status, its firms and what leads', async () => {
  const { body } = await shipped.get<ChainList>('/api/chains?region=370200');
  expect(body.items.map(({ id }) => id)).toEqual([
    'biomedicine',
    'drone',
    'integrated-circuit',
    'rail-transit',
    'robotics',
    'virtual-reality',
  ]);
  const rail = body.items.find(({ id }) => id === 'rail-transit')!;
  expect(rail.leading).toBe(true);
  expect(rail.stages.map(({ id }) => id).sort()).toEqual((await readStages('rail-transit')).sort());
  const stated = ['traction-motor', 'traction-transformer', 'main-converter', 'brake-system'];
  expect(stated.map((id) => rail.stages.find((stage) => stage.id === id)?.status)).toEqual([
    'missing',
    'missing',
    'reserve',
    'reserve',
  ]);
  expect(rail.anchors.map(({ id }) => id)).toEqual(['name:中车集团']);
  const circuit = body.items.find(({ id }) => id === 'integrated-circuit')!;
  expect(circuit.coverage).toMatchObject({ status: 'scored', id: 'R4', numerator: 1 });
  expect(body.items.find(({ id }) => id === 'drone')!.leading).toBe(false);
});

test('the map has every stage and every feed between its stages, with the reported figures of both regions', async () => {
  const { body } = await shipped.get<ChainMap>('/api/chains/rail-transit?region=370200&peer=430200');
  const ids = new Set(body.stages.map(({ id }) => id));
  expect(body.feeds.length).toBeGreaterThan(40);
  expect(body.feeds.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
  expect(body.feeds[0]!.provenance.sourceIds).toEqual(['editorial-2026']);
  expect(body.figures.map(({ value, bound }) => [value, bound])).toContainEqual([1000, 'moreThan']);
  expect(body.peerFigures.map(({ value, bound }) => [value, bound])).toContainEqual([1600, 'moreThan']);
});

test('what a firm or a project of the chain makes is not reported as the output of the chain', async () => {
  const { body } = await shipped.get<ChainMap>('/api/chains/integrated-circuit?region=370200-hitech');
  expect(body.figures).toEqual([]);
});

test(
  'list, map, gaps and stage say the same of every stage of every chain',
  { timeout: 120_000 },
  async () => {
    const { body: list } = await shipped.get<ChainList>('/api/chains?region=370200&peer=440300');
    for (const chain of list.items) {
      const where = 'region=370200&peer=440300';
      const { body: map } = await shipped.get<ChainMap>(`/api/chains/${chain.id}?${where}`);
      const { body: gaps } = await shipped.get<GapList>(`/api/chains/${chain.id}/gaps?${where}`);
      const byId = <Row>(rows: Row[], of: (row: Row) => [string, string]) => Object.fromEntries(rows.map(of));
      const listed = byId(chain.stages, ({ id, status }) => [id, status]);
      expect(byId(map.stages, ({ id, status }) => [id, status])).toEqual(listed);
      expect(byId(gaps.items, ({ stage, status }) => [stage.id, status])).toEqual(listed);
      for (const id of Object.keys(listed).slice(0, 3)) {
        const { body: stage } = await shipped.get<StageDetail>(
          `/api/stages/${id}?chain=${chain.id}&${where}`,
        );
        expect(stage.finding).toEqual(gaps.items.find((finding) => finding.stage.id === id));
      }
      const { body: firms } = await shipped.get<FirmList>(`/api/firms?chain=${chain.id}&region=370200`);
      expect(firms.total, chain.id).toBe(chain.firms.here);
      const { body: anywhere } = await shipped.get<FirmList>(`/api/firms?chain=${chain.id}`);
      expect(anywhere.total, chain.id).toBe(chain.firms.here + chain.firms.elsewhere + chain.firms.unplaced);
    }
  },
);

test.each(['/api/chains', '/api/chains?region=1', '/api/chains/rail-transit'])(
  '%s is refused',
  async (url) => {
    expect((await shipped.get(url)).status).toBe(400);
  },
);

test.each([
  '/api/chains?region=999999',
  '/api/chains/none?region=370200',
  '/api/chains?region=370200&peer=ZZ',
])('%s is not found', async (url) => {
  expect((await shipped.get(url)).status).toBe(404);
});

import { expect, test } from 'vitest';
import type { ChainMap } from '../../server/contract/chain.ts';
import type { Problem } from '../../server/contract/common.ts';
import type { CriticalityAnswer } from '../../server/contract/criticality.ts';
import type { GapList } from '../../server/contract/gap.ts';
import { rowsOf, serveShipped } from './shipped.ts';

const shipped = serveShipped();
const path = '/api/chains/rail-transit/criticality';

test('every stage of the chain, in its order, with the final products lost without it', async () => {
  const { status, body } = await shipped.get<CriticalityAnswer>(path);
  expect(status).toBe(200);
  const { body: map } = await shipped.get<ChainMap>('/api/chains/rail-transit?region=370200');
  expect(body.stages.map(({ id, final }) => [id, final])).toEqual(
    map.stages.map(({ id, final }) => [id, final]),
  );
  const { body: gaps } = await shipped.get<GapList>('/api/chains/rail-transit/gaps?region=370200');
  const found = new Map(gaps.items.map((finding) => [finding.stage.id, finding]));
  for (const { id, critical, blocks } of body.stages) {
    expect(critical).toBe(found.get(id)!.critical);
    expect(blocks).toEqual(found.get(id)!.blocks.map((final) => final.id));
  }
});

test('a dominator is passed on every way to a final product: found by closing it', async () => {
  const { body } = await shipped.get<CriticalityAnswer>(path);
  const { body: map } = await shipped.get<ChainMap>('/api/chains/rail-transit?region=370200');
  const finals = body.stages.filter(({ final }) => final).map(({ id }) => id);
  const leads = (stage: string, closed: string): boolean =>
    stage !== closed &&
    (finals.includes(stage) || map.feeds.some(({ from, to }) => from === stage && leads(to, closed)));
  const dominated = body.stages.filter(({ immediateDominator }) => immediateDominator !== undefined);
  expect(dominated.length).toBeGreaterThan(0);
  for (const { id, immediateDominator } of dominated) expect(leads(id, immediateDominator!)).toBe(false);
  expect(body.mustPass.map(({ final }) => final)).toEqual(finals);
  expect(body.dominators?.map(({ final }) => final)).toEqual(finals.length > 1 ? finals : undefined);
});

test('the same as a table', async () => {
  const { body } = await shipped.get<CriticalityAnswer>(path);
  const { text } = await shipped.get(`${path}?format=csv`);
  expect(rowsOf(text).map((row) => [row.stage_id, row.critical, row.immediate_dominator])).toEqual(
    body.stages.map(({ id, critical, immediateDominator }) => [
      id,
      String(critical),
      immediateDominator ?? '',
    ]),
  );
});

test('a chain that is not there is refused', async () => {
  const { status, body } = await shipped.get<Problem>('/api/chains/no-such-chain/criticality');
  expect([status, body.code]).toEqual([404, 'not_found']);
});

import { render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ComparedSide, Comparison } from '../../../../server/contract/comparison.ts';
import type { StageStatus } from '../../../../server/contract/common.ts';
import { question } from '../../../../web/state/question.svelte.ts';
import { parseQuestion } from '../../../../web/state/question.ts';
import { forgetAll } from '../../../../web/state/resource.svelte.ts';
import ComparisonPanel from '../../../../web/views/chain/ComparisonPanel.svelte';
import { pretendServer } from '../../../support/web-server.ts';

const region = { code: '370200', name: '青岛市', level: 'city' } as const;
const peer = { code: '430200', name: '株洲市', level: 'city' } as const;
const side = (status: StageStatus, production: number, computed = status): ComparedSide => ({
  status,
  computed,
  stated: computed === status ? [] : [status],
  here: { production, reserve: 0, laboratories: 0, groups: production },
});
const figure = (id: string, value: number, about: string[], asOf?: string) => ({
  id,
  measure: '全产业链产值',
  value,
  unit: '亿元',
  bound: 'moreThan' as const,
  ...(asOf ? { asOf } : {}),
  about: about.map((name) => ({ kind: 'region' as const, id: name, name })),
  provenance: { evidence: 'claimed' as const, sourceIds: ['daily'] },
});
const comparison: Comparison = {
  chain: { kind: 'chain', id: 'rail-transit', name: '轨道交通' },
  region,
  peer,
  stages: [
    {
      stage: { id: 'motor', name: '牵引电机', tier: 'midstream' },
      region: side('missing', 0, 'unknown'),
      peer: side('present', 4),
      ahead: 'peer',
    },
    {
      stage: { id: 'body', name: '车体', tier: 'midstream' },
      region: side('present', 4),
      peer: side('missing', 0),
      ahead: 'region',
    },
  ],
  counts: { region: 1, peer: 1, level: 0, unknown: 40 },
  rates: {
    region: [{ id: 'R1', status: 'unscored', reason: 'no_purchases_recorded' }],
    peer: [
      {
        id: 'R1',
        status: 'scored',
        unit: 'cny',
        numerator: 1e8,
        denominator: 2e8,
        value: 0.5,
        links: { numerator: '', denominator: '' },
      },
    ],
  },
  figures: {
    region: [figure('a', 1000, ['轨道交通', '青岛市'], '2020-10')],
    peer: [figure('b', 1600, ['轨道交通', '机车', '株洲市'])],
  },
};

beforeEach(() => {
  forgetAll();
  pretendServer({
    '/api/chains/rail-transit/comparison': { body: comparison },
    '/api/sources': { body: { items: [{ id: 'daily', title: '日报', publisher: '青岛日报' }], total: 1 } },
  });
  history.replaceState(null, '', '#/chain/rail-transit?region=370200&peer=430200&tab=comparison');
  question.follow()();
  render(ComparisonPanel, { chain: 'rail-transit', region: '370200', peer: '430200' });
});
afterEach(() => vi.unstubAllGlobals());

it('says who is ahead at how many stages, and opens them', async () => {
  const panel = await screen.findByRole('complementary', { name: '对比小结' });
  await within(panel).findByText('青岛市与株洲市');
  expect(panel).toHaveTextContent(/株洲市强于青岛市 1 个环节，青岛市强于株洲市 1 个；?/);
  expect(panel).toHaveTextContent(/40 个至少一边没有数据，不比/);
  const [ahead] = await within(panel).findAllByRole('link', { name: '1 个' });
  const asked = parseQuestion(ahead?.getAttribute('href') ?? '').question;
  expect(asked).toMatchObject({ chain: 'rail-transit', peer: '430200', compare: 'ahead', view: 'table' });
});

it('lists where the peer is ahead, with both statuses, and says which is only stated', async () => {
  const stage = await screen.findByRole('button', { name: '牵引电机：青岛市缺失，株洲市具备' });
  expect(stage.closest('tr')).toHaveTextContent(/缺失\s*称.*具备\s*4/);
  expect(screen.queryByRole('button', { name: /^车体/ })).toBeNull();
});

it('keeps hedge, date and scope of the figures of both, and subtracts nothing', async () => {
  expect(await screen.findByText('统计的是：轨道交通 · 青岛市')).toBeInTheDocument();
  expect(screen.getByText('统计的是：轨道交通 · 机车 · 株洲市')).toBeInTheDocument();
  expect(screen.getByText(/超过 1.000.亿元/)).toBeInTheDocument();
  expect(screen.getByText(/超过 1.600.亿元/)).toBeInTheDocument();
  expect(screen.getByText(/时点未知/)).toBeInTheDocument();
  // 1600 − 1000 of different dates and scopes would be a number of ours: only the two reported ones are there.
  expect(screen.getAllByText(/\d+.亿元$/).filter((one) => one.tagName === 'B')).toHaveLength(2);
});

it('shows the rates of both, unscored where nothing is recorded', async () => {
  const row = (await screen.findByText(/R1 采购额/)).closest('tr')!;
  expect(row).toHaveTextContent(/未评分.*50.%.*1.亿元 \/ 2.亿元/);
});

import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LinkedRate, RateList, RateMemberList } from '../../../../server/contract/rate.ts';
import { question } from '../../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../../web/state/resource.svelte.ts';
import RatePanel from '../../../../web/views/overview/rate/RatePanel.svelte';
import { pretendServer } from '../../../support/web-server.ts';

const region = { code: '370200', name: '青岛市', level: 'city' } as const;
const peer = { code: '430200', name: '株洲市', level: 'city' } as const;
const chain = { kind: 'chain', id: 'rail-transit', name: '轨道交通' } as const;
const anchor = { kind: 'firm', id: 'crrc', name: '中车四方' } as const;
const links = { numerator: '', denominator: '' };

const rates: LinkedRate[] = [
  {
    id: 'R1',
    status: 'scored',
    unit: 'cny',
    numerator: 15_900_0000,
    denominator: 27_000_0000,
    value: 0.588889,
    coverage: 0.75,
    unknown: 2,
    unplaced: 1,
    atMost: 0.7,
    links,
  },
  { id: 'R2', status: 'scored', unit: 'firm', numerator: 3, denominator: 6, value: 0.5, unplaced: 0, links },
  { id: 'R3', status: 'scored', unit: 'firm', numerator: 0, denominator: 4, value: 0, links },
  {
    id: 'R4',
    status: 'scored',
    unit: 'stage',
    numerator: 30,
    denominator: 42,
    value: 30 / 42,
    unknown: 0,
    links,
  },
  { id: 'R5', status: 'unscored', reason: 'no_capacity_and_need', unknown: 42 },
];
const silent: LinkedRate[] = rates.map(({ id }) => ({
  id,
  status: 'unscored',
  reason: 'no_purchases_recorded',
}));
const list = (of: typeof region | typeof peer, found: LinkedRate[]): RateList => ({
  chain,
  region: of,
  rates: found,
});
const members: RateMemberList = {
  chain,
  region,
  rate: 'R1',
  of: 'numerator',
  total: 21,
  next: 'o1',
  items: [
    {
      kind: 'purchase',
      id: 's1',
      supplier: { kind: 'firm', id: 'a', name: '甲厂' },
      place: 'here',
      buyer: { kind: 'firm', id: 'crrc', name: '中车四方' },
      stage: { kind: 'stage', id: 'bogie', name: '转向架' },
      valueCny: 90_000_000,
      provenance: { evidence: 'claimed', sourceIds: ['s'], observedOn: '2023' },
    },
  ],
};

function open(address: string, own = rates) {
  const server = pretendServer({
    '/api/chains': { body: { region, items: [{ ...chain, stages: [], anchors: [] }], total: 1 } },
    '/api/chains/rail-transit/rates?region=370200': { body: list(region, own) },
    '/api/chains/rail-transit/rates?region=430200': { body: list(peer, silent) },
    '/api/chains/rail-transit/rates/R1/members': { body: members },
  });
  history.replaceState(null, '', address);
  question.follow()();
  render(RatePanel, { anchors: [anchor] });
  return server;
}
const rowOf = async (name: string) => (await screen.findByText(name)).closest('tr')!;

describe('the rates', () => {
  beforeEach(() => forgetAll());
  afterEach(() => vi.unstubAllGlobals());

  it('stand side by side with numerator and denominator, and a 0 that was counted is a 0', async () => {
    open('#/overview?region=370200&chain=rail-transit');
    const r1 = await rowOf('采购额');
    expect(r1).toHaveTextContent(/1\.6.亿元 \/ 2\.7.亿元/);
    expect(r1).toHaveTextContent(/至少.*58\.9/);
    expect(r1).toHaveTextContent(/2 笔没有金额，不计；1 笔供应商所在地未知/);
    expect(await rowOf('受配套企业')).toHaveTextContent(/0 \/ 4 家\s*0.%/);
    expect(await rowOf('环节覆盖')).toHaveTextContent(/30 \/ 42 环节/);
  });

  it('say why one is unscored and what would fix it, and print no number for it', async () => {
    open('#/overview?region=370200&chain=rail-transit', silent);
    const r1 = await rowOf('采购额');
    expect(r1).toHaveTextContent(/未评分：没有记录本地企业向谁采购。没有记录不等于没有配套，所以不算 0/);
    expect(r1).not.toHaveTextContent('%');
    const fix = within(r1).getByRole('link', { name: /导入采购表/ });
    expect(fix.getAttribute('href')).toContain('tab=import');
  });

  it('open into their members in place, and the address says so', async () => {
    open('#/overview?region=370200&chain=rail-transit');
    const numerator = within(await rowOf('采购额')).getByRole('link', { name: /采购额：打开分子/ });
    expect(numerator.getAttribute('href')).toContain('rate=R1&of=numerator');
    expect(numerator).toHaveAttribute('aria-expanded', 'false');
  });

  it('show who sold what to whom, and how many more there are', async () => {
    open('#/overview?region=370200&chain=rail-transit&rate=R1&of=numerator');
    const supplier = await screen.findByRole('link', { name: '甲厂' });
    const row = supplier.closest('tr')!;
    expect(row).toHaveTextContent(/甲厂.*本地.*中车四方.*转向架.*9.000.万元.*未知/);
    expect(screen.getByText(/1.*21/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '再列 20 条' })).toBeInTheDocument();
  });

  it('show the peer beside: unknown where it is unscored', async () => {
    open('#/overview?region=370200&chain=rail-transit&peer=430200');
    expect(await screen.findByRole('columnheader', { name: /株洲市/ })).toBeInTheDocument();
    expect(await rowOf('供应商')).toHaveTextContent('未知');
  });

  it('can be of an anchor’s purchases alone', async () => {
    const { sent } = open('#/overview?region=370200&chain=rail-transit');
    await userEvent.click(await screen.findByRole('button', { name: '中车四方' }));
    expect(question.current.anchor).toBe('crrc');
    await vi.waitFor(() => expect(sent.some(({ path }) => path.includes('anchor=crrc'))).toBe(true));
  });
});

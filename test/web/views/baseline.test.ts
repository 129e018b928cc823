import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StageDifference } from '../../../server/contract/baseline.ts';
import { t } from '../../../web/i18n/index.svelte.ts';
import { question } from '../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import Baselines from '../../../web/views/baseline/Baselines.svelte';
import { partsOf } from '../../../web/views/baseline/parts.ts';
import { answerWith } from '../support.ts';

const baseline = {
  id: 'b1',
  name: '开年研判',
  chain: { kind: 'chain', id: 'rail-transit', name: '轨道交通' },
  region: { kind: 'region', id: '370200', name: '青岛市' },
  dataVersion: 12,
  createdAt: '2026-01-05T02:00:00.000Z',
  author: 'wang',
  gaps: 10,
  stages: 48,
};
const kept = (status: string, production: number, elsewhere = 4) => ({
  stage: { id: 'motor', name: '牵引电机', tier: 'midstream' },
  status,
  computed: status,
  stated: [],
  here: { production, reserve: 0, laboratories: 0, groups: production },
  elsewhere,
  critical: true,
  severity: status === 'missing' ? 0.9 : 0.7,
});
const stage = {
  stage: { id: 'motor', name: '牵引电机', tier: 'midstream' },
  from: kept('missing', 0),
  to: kept('single', 1),
  parts: ['status', 'computed', 'here', 'severity'],
  because: 'facts',
  factsTotal: 30,
  facts: [
    {
      id: 'plays:1',
      op: 'create',
      kind: 'plays',
      here: true,
      subject: { kind: 'firm', id: 'east', name: '东方电机' },
      object: { kind: 'stage', id: 'motor', name: '牵引电机' },
      values: [{ property: 'status', after: 'production' }],
      provenance: { evidence: 'verified', sourceIds: ['book'], observedOn: '2026-02' },
      by: {
        causeId: 'run-1',
        cause: 'import',
        at: '2026-03-01T00:00:00.000Z',
        author: 'li',
        title: '三月普查',
      },
    },
  ],
} as unknown as StageDifference;
const difference = {
  baseline,
  dataVersion: 15,
  stages: [
    stage,
    {
      ...stage,
      stage: { id: 'x', name: '线缆', tier: 'upstream' },
      facts: [],
      factsTotal: 0,
      because: 'chain',
    },
  ],
  rates: [
    {
      id: 'R4',
      from: { id: 'R4', status: 'scored', numerator: 12, denominator: 48, value: 0.25 },
      to: { id: 'R4', status: 'scored', numerator: 13, denominator: 48, value: 0.2708 },
    },
  ],
  imports: [{ id: 'run-1', title: '三月普查', at: '2026-03-01T00:00:00.000Z', undone: false }],
  sources: [{ id: 'book', title: '年鉴', kind: 'registry' }],
};

beforeEach(() => question.ask({ workspace: 'gaps', tab: 'baseline', open: undefined, asOf: undefined }));
afterEach(() => {
  forgetAll();
  vi.unstubAllGlobals();
});

describe('baselines', () => {
  it('are listed for the chain and region, and open their difference', async () => {
    answerWith({
      '/api/baselines': { items: [baseline], total: 1 },
      '/api/baselines/b1/difference': difference,
    });
    render(Baselines);
    const row = (await screen.findByRole('button', { name: '开年研判' })).closest('tr')!;
    expect(row).toHaveTextContent('v12');
    expect(row).toHaveTextContent('10 / 48');
    await userEvent.click(screen.getByRole('button', { name: '开年研判' }));
    expect(question.current.open).toBe('b1');
    expect(await screen.findByRole('heading', { name: /自“开年研判”以来.*2 个.*1 项/ })).toBeVisible();

    const table = within(screen.getByRole('table', { name: '变了的环节' }));
    expect(
      table.getByRole('row', { name: /牵引电机.*缺失.*单点.*本地在产 0 → 1 家.*严重度 0.90 → 0.70/ }),
    ).toBeVisible();
    expect(table.getByText(/只列出 1，共 30/)).toBeVisible();
    expect(table.getByRole('link', { name: '东方电机' })).toHaveAttribute(
      'href',
      expect.stringContaining('/firm/east'),
    );
    expect(table.getByRole('link', { name: '来源 1' })).toBeVisible();
    expect(table.getByText(/2026-02/)).toBeVisible();
    expect(table.getByText(/这个环节自己的事实没有变/)).toBeVisible();
    const rate = within(screen.getByRole('table', { name: '变了的配套率' }));
    expect(rate.getByRole('row', { name: /R4.*12 \/ 48.*13 \/ 48/ })).toBeVisible();
    expect(screen.getByRole('link', { name: '导出 CSV' })).toHaveAttribute(
      'href',
      '/api/baselines/b1/difference?format=csv',
    );
  });

  it('that differ in nothing say so', async () => {
    answerWith({ '/api/baselines/b1/difference': { ...difference, stages: [], rates: [], imports: [] } });
    question.ask({ open: 'b1' });
    render(Baselines);
    expect(await screen.findByText('自那以后没有变化')).toBeVisible();
    expect(screen.getByText(/数据从 v12 到了 v15/)).toBeVisible();
  });

  it('are kept under a name, with the peer and the date of the question', async () => {
    const network = answerWith({ '/api/baselines': { items: [], total: 0 } });
    question.ask({ asOf: '2020', peer: '430200' });
    render(Baselines);
    expect(await screen.findByText('这条链在这里还没有基线')).toBeVisible();
    const name = screen.getByRole('textbox', { name: '基线名称' });
    await userEvent.clear(name);
    await userEvent.type(name, '二〇年');
    await userEvent.click(screen.getByRole('button', { name: '存为基线' }));
    const sent = network.mock.calls.find(([, init]) => init?.method === 'POST')!;
    expect(JSON.parse(String(sent[1]!.body))).toEqual({
      name: '二〇年',
      chain: 'rail-transit',
      region: '370200',
      peer: '430200',
      asOf: '2020',
    });
    expect(await screen.findByText('已存为“二〇年”。')).toBeVisible();
  });

  it('are deleted only after asking', async () => {
    const network = answerWith({
      '/api/baselines': { items: [baseline], total: 1 },
      '/api/baselines/b1': {},
    });
    render(Baselines);
    await userEvent.click(await screen.findByRole('button', { name: '删除基线“开年研判”' }));
    expect(network.mock.calls.some(([, init]) => init?.method === 'DELETE')).toBe(false);
    const dialog = within(screen.getByRole('dialog', { name: '删除基线“开年研判”？' }));
    await userEvent.click(dialog.getByRole('button', { name: '删除' }));
    expect(network.mock.calls.some(([, init]) => init?.method === 'DELETE')).toBe(true);
    expect(await screen.findByText('已删除“开年研判”。')).toBeVisible();
  });

  it('say what changed of a stage that came, left, or is scored no longer', () => {
    const { from: _from, ...came } = stage;
    const { to: _to, ...left } = stage;
    expect(partsOf(came as StageDifference, t())).toEqual(['那时链上没有']);
    expect(partsOf(left as StageDifference, t())).toEqual(['已不在链上']);
    const { severity: _severity, ...unscored } = kept('present', 2) as Record<string, unknown>;
    const parts = { ...stage, parts: ['severity', 'elsewhere'], to: { ...unscored, elsewhere: 9 } };
    expect(partsOf(parts as unknown as StageDifference, t())).toEqual(['严重度：不再评分', '外地 4 → 9 家']);
  });
});

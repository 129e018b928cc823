import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Quality, QualityList, QualityMeasure, QualityRow } from '../../../server/contract/quality.ts';
import { question } from '../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import { sideOpen, toOpen } from '../../../web/views/data/quality/open.ts';
import QualityView from '../../../web/views/data/quality/Quality.svelte';
import { pretendServer, problem } from '../../support/web-server.ts';

const found: Quality = {
  asOf: '2026-11-21',
  staleBefore: '2024-11-21',
  coverage: [
    { measure: 'stage_firms', have: 3, total: 4 },
    { measure: 'firm_code', have: 1, total: 10 },
  ],
  contradictions: [{ measure: 'stated_computed', count: 1, judged: 200, places: 300 }],
  age: [{ measure: 'stale', count: 5, total: 20 }],
  orphans: [{ measure: 'source_unused', count: 0 }],
  evidence: { verified: 1, claimed: 18, suggested: 1 },
};
const firm = (id: string): QualityRow => ({ subject: { kind: 'firm', id, name: id } });
const list = (
  measure: QualityMeasure,
  items: QualityRow[],
  total = items.length,
  next?: string,
): { body: QualityList } => ({
  body: { measure, items, total, ...(next ? { next } : {}) },
});

beforeEach(() => {
  forgetAll();
  question.ask({ workspace: 'data', tab: 'quality', open: undefined, whole: undefined }, 'replace');
});
afterEach(() => vi.unstubAllGlobals());

describe('the address of what is open', () => {
  it('names the measure, and the side when it is not the one that lacks it', () => {
    expect(toOpen('firm_code')).toBe('firm_code');
    expect(sideOpen(toOpen('firm_code', 'having'), 'firm_code')).toBe('having');
    expect(sideOpen('firm_code', 'firm_code')).toBe('lacking');
    expect(sideOpen('firm_code', 'firm_role')).toBeUndefined();
  });
});

describe('the page', () => {
  it('says numerator and denominator, and what was not judged', async () => {
    pretendServer({ '/api/quality': { body: found } });
    render(QualityView);
    expect(await screen.findByRole('button', { name: /环节有企业 3 \/ 4/ })).toBeVisible();
    expect(screen.getByText(/已判 200 \/ 300 处/)).toBeVisible();
    expect(screen.getByText(/采集日期早于 2024-11-21/)).toBeVisible();
  });

  it('opens a number into its rows in place, those that lack it first, and the address says so', async () => {
    pretendServer({
      '/api/quality': { body: found },
      '/api/quality/firm_code?side=lacking': list('firm_code', [firm('甲厂')], 9, 'o20'),
      '/api/quality/firm_code?side=having': list('firm_code', [firm('乙厂')]),
    });
    render(QualityView);
    const line = await screen.findByRole('button', { name: /企业有信用代码/ });
    expect(line).toHaveAttribute('aria-expanded', 'false');
    await fireEvent.click(line);
    expect(await screen.findByRole('link', { name: '甲厂' })).toHaveAttribute(
      'href',
      expect.stringContaining('firm/'),
    );
    expect(line).toHaveAttribute('aria-expanded', 'true');
    expect(question.current.open).toBe('firm_code');
    expect(screen.getByText(/已列 1 \/ 9 行/)).toBeVisible();
    await fireEvent.click(screen.getByRole('button', { name: '有 1' }));
    expect(await screen.findByRole('link', { name: '乙厂' })).toBeVisible();
    expect(question.current.open).toBe('firm_code.having');
    await fireEvent.click(line);
    await waitFor(() => expect(screen.queryByRole('link', { name: '乙厂' })).toBeNull());
  });

  it('shows both sides of a contradiction, each with its source or how it was computed', async () => {
    const row: QualityRow = {
      subject: { kind: 'stage', id: 'motor', name: '电机' },
      object: { kind: 'region', id: '370200', name: '青岛市' },
      chain: 'rail-transit',
      sides: [
        {
          kind: 'stated',
          status: 'missing',
          sources: [{ id: 'daily', title: '日报' }],
          observedOn: '2020-10',
        },
        { kind: 'computed', status: 'single', sources: [] },
      ],
    };
    pretendServer({
      '/api/quality': { body: found },
      '/api/quality/stated_computed': list('stated_computed', [row]),
    });
    question.ask({ open: 'stated_computed' }, 'replace');
    render(QualityView);
    const stage = await screen.findByRole('link', { name: '电机' });
    expect(stage).toHaveAttribute('href', expect.stringMatching(/gaps\/rail-transit.*stage=motor/));
    const sides = within(stage.closest('li')!);
    expect(sides.getByText('缺失')).toBeVisible();
    expect(sides.getByRole('link', { name: '日报' })).toHaveAttribute(
      'href',
      expect.stringContaining('data/daily'),
    );
    expect(sides.getByText('单点')).toBeVisible();
    expect(sides.getByText('按企业算出')).toBeVisible();
  });

  it('asks for the region of the question only when told to', async () => {
    const { sent } = pretendServer({ '/api/quality': { body: found } });
    render(QualityView);
    await fireEvent.click(await screen.findByRole('button', { name: '所问的区域' }));
    await waitFor(() => expect(sent.map(({ path }) => path)).toContain('/api/quality?region=370200'));
    expect(sent[0]!.path).toBe('/api/quality');
    expect(question.current.whole).toBe(false);
  });

  it('says what is good news, and what went wrong', async () => {
    pretendServer({
      '/api/quality': { body: found },
      '/api/quality/source_unused': list('source_unused', []),
      '/api/quality/stale': { status: 500, body: problem('internal', 500) },
    });
    question.ask({ open: 'source_unused' }, 'replace');
    render(QualityView);
    expect(await screen.findByText('没有。这是好事。')).toBeVisible();
    await fireEvent.click(screen.getByRole('button', { name: /已过两年的事实/ }));
    expect(await screen.findByRole('button', { name: /重试|再试/ })).toBeVisible();
  });

  it('says so when there are no data', async () => {
    pretendServer({
      '/api/quality': { body: { ...found, coverage: [{ measure: 'stage_firms', have: 0, total: 0 }] } },
    });
    render(QualityView);
    expect(await screen.findByText('还没有任何来源')).toBeVisible();
  });
});

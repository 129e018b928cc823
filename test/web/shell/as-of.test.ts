import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchGaps } from '../../../web/api/gap.ts';
import AsOfBanner from '../../../web/shell/AsOfBanner.svelte';
import AsOfPicker from '../../../web/shell/AsOfPicker.svelte';
import { readDate } from '../../../web/state/as-of.ts';
import { parseQuestion } from '../../../web/state/question.ts';
import { question } from '../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import { answerWith } from '../support.ts';

const dates = {
  chain: { kind: 'chain', id: 'rail-transit', name: '轨道交通' },
  total: 30,
  years: [
    { year: '2021', facts: 12 },
    { year: '2020', facts: 8 },
  ],
  undated: 10,
  counted: 8,
  later: 12,
};
beforeEach(() => {
  answerWith({ '/api/dates': dates, '/api/version': { newestFactOn: '2021-06' } });
  question.ask({ asOf: undefined, workspace: 'gaps' });
});
afterEach(() => {
  forgetAll();
  vi.unstubAllGlobals();
});

const pick = async () => userEvent.click(await screen.findByRole('button', { name: /^换数据日期/ }));

describe('the date of the question', () => {
  it('is now, with the date of the newest fact, until another is picked', async () => {
    render(AsOfPicker);
    await screen.findByRole('button', { name: '换数据日期: 2021-06（最新）' });
    await pick();
    await screen.findByRole('option', { name: /2021 年底/ });
    const lines = screen.getAllByRole('option').map((option) => option.textContent);
    expect(lines).toEqual(['现在最新一条 2021-06', '2021 年底计入 20 条事实', '2020 年底计入 8 条事实']);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(question.current.asOf).toBe('2020');
    expect(location.hash).toContain('asOf=2020');
    expect(await screen.findByRole('button', { name: '换数据日期: 2020' })).toBeVisible();
  });

  it('may be typed as a year, a month or a day, and nothing else', async () => {
    render(AsOfPicker);
    await pick();
    await userEvent.keyboard('2020年6月');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['2020-06 月底']);
    await userEvent.keyboard('{Enter}');
    expect(question.current.asOf).toBe('2020-06');
    expect(['2020', '2020/6', '2020-06-30', '2020年6月30日'].map(readDate)).toEqual([
      '2020',
      '2020-06',
      '2020-06-30',
      '2020-06-30',
    ]);
    expect(['', '20', '2020-13', '2023-02-30', '去年', '2020-1-1-1'].map(readDate)).toEqual(
      Array(6).fill(undefined),
    );
  });

  it('is in the address, and one that is no date is said to be misread', () => {
    expect(parseQuestion('#/gaps/drone?asOf=2020-06').question.asOf).toBe('2020-06');
    const { question: read, misread } = parseQuestion('#/gaps/drone?asOf=2023-13-40');
    expect([read.asOf, misread]).toEqual([undefined, [{ field: 'asOf', value: '2023-13-40' }]]);
  });

  it('is asked of the answers that take it', () => {
    const where = { region: '370200' };
    expect(fetchGaps('drone', where).path).toBe('/api/chains/drone/gaps?region=370200');
    question.ask({ asOf: '2020' });
    expect(fetchGaps('drone', where).path).toBe('/api/chains/drone/gaps?region=370200&asOf=2020');
  });
});

describe('the notice that the screen is not of now', () => {
  it('is not there now', () => {
    render(AsOfBanner);
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('says how many facts count, are later, or bear no date, and leads back', async () => {
    question.ask({ asOf: '2020' });
    render(AsOfBanner);
    const notice = await screen.findByText(/共 30 条事实，计入 8 条；12 条更晚，10 条没有日期/);
    expect(notice).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '回到现在' }));
    expect(question.current.asOf).toBeUndefined();
    expect(screen.queryByText(/按截至 2020/)).toBeNull();
  });
});

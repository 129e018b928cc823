import { fireEvent, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { question } from '../../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../../web/state/resource.svelte.ts';
import Gaps from '../../../../web/views/gaps/Gaps.svelte';
import { answerWith } from '../../support.ts';
import { finding, gapList } from './findings.ts';

const list = gapList([
  finding({ id: 'motor', status: 'missing', severity: 0.9, critical: true, elsewhere: 12 }),
  finding({ id: 'brake', status: 'reserve', severity: 0.6, tier: 'upstream' }),
  finding({ id: 'steel', status: 'unknown' }),
  finding({ id: 'body', status: 'strong' }),
]);

async function setUp(hash = '#/gaps/rail-transit?region=370200', answer = list) {
  answerWith({ '/api/chains/rail-transit/gaps': answer });
  history.replaceState(null, '', hash);
  const stop = question.follow();
  const { container } = render(Gaps);
  await screen.findByRole('heading', { name: '缺什么' });
  stop();
  return container;
}
const stages = (): (string | null)[] =>
  screen.queryAllByText(/^环节[a-z]+$/).map(({ textContent }) => textContent);

// jsdom measures nothing; the plot then has its least width.
class NoResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
beforeEach(() => vi.stubGlobal('ResizeObserver', NoResizeObserver));
afterEach(() => {
  forgetAll();
  vi.unstubAllGlobals();
});

describe('the gaps workspace', () => {
  it('answers first, then ranks, then lists apart what could not be scored', async () => {
    await setUp();
    expect(screen.getByText(/个缺口|缺口：/)).toHaveTextContent('2 个缺口：1 个缺失、1 个只有储备');
    expect(stages()).toEqual(['环节motor', '环节brake', '环节steel']);
    expect(screen.getByText('未评分 1 个：不排序，不计 0，也不算缺失')).toBeInTheDocument();
  });

  it('folds many unscored stages to one line; the address keeps them open', async () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      finding({ id: `u${'abcdefghi'[index]}`, status: 'unknown' }),
    );
    await setUp(undefined, gapList([...list.items, ...many]));
    expect(screen.getByText('环节steel')).not.toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '全部展开' }));
    expect(location.hash).toContain('whole=1');
    expect(screen.getByText('环节steel')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '收起' }));
    expect(location.hash).not.toContain('whole');
    expect(screen.getByText('环节motor')).toBeVisible();
    await userEvent.keyboard('jjj');
    expect(screen.getByRole('button', { name: /环节brake/ })).toHaveFocus();
  });

  it('opens a row in place with its reasons and factors, and writes it to the address', async () => {
    await setUp();
    await userEvent.click(screen.getByRole('button', { name: /环节motor/ }));
    expect(location.hash).toContain('open=motor');
    expect(screen.getByText('为什么这样判')).toBeInTheDocument();
    expect(screen.getByRole('table', { name: '严重度' })).toHaveTextContent('状态');
    await userEvent.keyboard('{Escape}');
    expect(location.hash).not.toContain('open=');
  });

  it('filters by a chip, says when nothing is left, and offers a way back', async () => {
    await setUp();
    await userEvent.click(screen.getByRole('button', { name: /^缺失/ }));
    expect(stages()).toEqual(['环节brake', '环节steel']);
    await userEvent.click(screen.getByRole('button', { name: '只看关键' }));
    expect(screen.getByRole('heading', { name: '没有一个环节同时满足这些筛选' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '去掉全部筛选' }));
    expect(stages()).toHaveLength(3);
  });

  it('sets the filter from the numbers of the answer', async () => {
    await setUp();
    const answer = within(screen.getByRole('heading', { name: '缺什么' }).closest('header') as HTMLElement);
    await userEvent.click(answer.getByRole('button', { name: '2 个' }));
    expect(location.hash).toContain('status=missing,reserve');
    expect(stages()).toEqual(['环节motor', '环节brake']);
  });

  it('sorts by a column head and keeps the rank of severity', async () => {
    await setUp();
    await userEvent.click(screen.getByRole('button', { name: /^严重度/ }));
    expect(location.hash).toContain('sort=severity');
    expect(stages().slice(0, 2)).toEqual(['环节brake', '环节motor']);
    expect(screen.getByRole('columnheader', { name: /严重度/ })).toHaveAttribute('aria-sort', 'ascending');
  });

  it('walks the rows with J and K', async () => {
    await setUp();
    await userEvent.keyboard('j');
    expect(screen.getByRole('button', { name: /环节motor/ })).toHaveFocus();
    await userEvent.keyboard('jk');
    expect(screen.getByRole('button', { name: /环节motor/ })).toHaveFocus();
  });

  it('offers the same as CSV, filtered as shown', async () => {
    await setUp('#/gaps/rail-transit?region=370200&status=missing');
    expect(screen.getByRole('link', { name: '导出 CSV' })).toHaveAttribute(
      'href',
      '/api/chains/rail-transit/gaps?region=370200&status=missing&format=csv',
    );
  });

  it('says of every term how it came about, and what would change the verdict', async () => {
    await setUp('#/gaps/rail-transit?region=370200&open=motor');
    const factors = screen.getByRole('table', { name: '严重度' });
    expect(within(factors).getByRole('row', { name: /^状态/ })).toHaveTextContent(
      /0\.30.*0\.90.*0\.90.*“缺失”计 0\.90/,
    );
    expect(within(factors).getByRole('row', { name: /^外购依赖/ })).toHaveTextContent(
      /未知.*不计.*没有记录本地企业向谁采购/,
    );
    expect(screen.getByText('本地再有 1 个在产集团，就是“单点”')).toBeInTheDocument();
  });

  it('asks anew with other weights, keeps them in the address, and sets them back', async () => {
    const network = answerWith({ '/api/chains/rail-transit/gaps': list });
    await setUp('#/gaps/rail-transit?region=370200&weights=status:0.5');
    const slider = screen.getByLabelText('状态');
    expect(slider).toHaveValue('0.5');
    await fireEvent.change(slider, { target: { value: '0.8' } });
    expect(question.current.weights).toBe('status:0.8');
    await fireEvent.change(screen.getByLabelText('可行性'), { target: { value: '0' } });
    expect(location.hash).toContain('weights=');
    expect(question.current.weights).toBe('status:0.8,feasibility:0');
    await userEvent.click(screen.getByRole('button', { name: '恢复默认' }));
    expect(location.hash).not.toContain('weights');
    expect(network).toBeDefined();
  });

  it('offers the table with the weights it shows', async () => {
    await setUp('#/gaps/rail-transit?region=370200&status=missing&weights=status:0.5');
    expect(screen.getByRole('link', { name: '导出 CSV' })).toHaveAttribute(
      'href',
      '/api/chains/rail-transit/gaps?region=370200&status=missing&weights=status%3A0.5&format=csv',
    );
  });

  it('shows the same list as a plot whose marks open, with its table and what is not on it', async () => {
    const items = [
      finding({ id: 'motor', status: 'missing', severity: 0.9, feasibility: 0.7 }),
      finding({ id: 'brake', status: 'reserve', severity: 0.6 }),
      finding({ id: 'steel', status: 'unknown' }),
    ];
    await setUp(undefined, gapList(items));
    await userEvent.click(screen.getByRole('button', { name: '图' }));
    expect(location.hash).toContain('tab=quadrant');
    const mark = screen.getByRole('link', { name: '环节motor，缺失，严重度 0.90，可行性 0.70：先做' });
    const row = within(screen.getByRole('table', { name: '严重度与可行性（表）' })).getByRole('row', {
      name: /环节motor/,
    });
    expect(row).toHaveTextContent(/缺失.*0\.90.*0\.70.*先做/);
    expect(screen.getByRole('heading', { name: '不在图上 2 个' })).toBeInTheDocument();
    // A link, so that a keyboard reaches and opens it; jsdom follows none inside a drawing by itself.
    expect(mark).toHaveAttribute('href', expect.stringContaining('open=motor'));
    await userEvent.click(mark);
    expect(location.hash).toContain('open=motor');
    expect(screen.getByText('怎样会变')).toBeInTheDocument();
  });

  it('says so where no gap has a feasibility', async () => {
    await setUp('#/gaps/rail-transit?region=370200&tab=quadrant');
    expect(screen.getByRole('heading', { name: '没有一个缺口能放到图上' })).toBeInTheDocument();
    expect(screen.getByText('环节motor')).toBeInTheDocument();
  });

  it.each(['table', 'quadrant'])('has no accessibility violation as %s', async (tab) => {
    const items = [...list.items, finding({ id: 'gear', status: 'single', severity: 0.4, feasibility: 0.3 })];
    const container = await setUp(`#/gaps/rail-transit?region=370200&open=gear&tab=${tab}`, gapList(items));
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('has no accessibility violation', async () => {
    const container = await setUp('#/gaps/rail-transit?region=370200&open=motor');
    // Colours are not computed in jsdom; they are checked in the browser.
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('says what is wrong when the chain does not exist', async () => {
    answerWith({});
    history.replaceState(null, '', '#/gaps/nothing?region=370200');
    const stop = question.follow();
    render(Gaps);
    expect(await screen.findByRole('heading', { name: '没有找到' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '回到总览' })).toHaveAttribute(
      'href',
      expect.stringContaining('/overview'),
    );
    stop();
  });
});

import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
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

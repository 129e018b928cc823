import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Review } from '../../../server/contract/review.ts';
import { question } from '../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import { toPieces } from '../../../web/views/data/review/queue.svelte.ts';
import ReviewView from '../../../web/views/data/review/Review.svelte';
import { pretendServer, problem } from '../../support/web-server.ts';

const item = (id: string, extra: Partial<Review> = {}): Review => ({
  ...{ fact: `PLAYS|${id}|software`, version: `v-${id}`, later: false, status: 'production' },
  firm: { kind: 'firm', id, name: `${id}科技` },
  stage: { kind: 'stage', id: 'software', name: '软件开发' },
  ...{ chains: [{ kind: 'chain', id: 'robot', name: '机器人' }], products: ['控制软件'] },
  ...{ quote: '工业软件开发与销售', marks: [[2, 6]], words: ['软件开发'], revenueShare: 0.62, rule: '整名' },
  sources: [{ id: 'paper', title: '年报', kind: 'filing' }],
  others: [],
  consequence: { before: { status: 'missing', production: 0 }, after: { status: 'single', production: 1 } },
  ...extra,
});
const same = {
  before: { status: 'present', production: 21 },
  after: { status: 'present', production: 22 },
} as const;
let waiting: Review[];
let decided: number;
const open = (handlers: Parameters<typeof pretendServer>[0] = {}) => {
  const server = pretendServer({
    '/api/regions': { body: { items: [], total: 0 } },
    '/api/chains': { body: { items: [], total: 0 } },
    '/api/reviews': () => ({ body: { items: waiting, total: waiting.length, changing: 1, decided } }),
    'PUT /api/reviews/': ({ path }) => {
      waiting = waiting.filter(({ fact }) => !path.endsWith(fact));
      decided += 1;
      return { body: { cause: `review-${decided}`, dataVersion: 2, id: 'x' } };
    },
    'POST /api/changes/': { body: { dataVersion: 3, causeId: 'undo-1' } },
    ...handlers,
  });
  render(ReviewView);
  return server;
};
const puts = (sent: { method: string; path: string; body: unknown }[]) =>
  sent.filter(({ method }) => method === 'PUT').map(({ path, body }) => [path, body]);
const press = (key: string) => fireEvent.keyDown(window.document.body, { key });

beforeEach(() => {
  forgetAll();
  history.replaceState(null, '', '#/data?tab=review');
  question.follow()();
  waiting = [item('鲸算'), item('胶湾', { consequence: same })];
  decided = 2;
});
afterEach(() => vi.unstubAllGlobals());

it('asks one question with its words marked, its reason and what a yes would change', async () => {
  open();
  expect(await screen.findByRole('heading', { level: 2 })).toHaveTextContent('鲸算科技 在产 软件开发？');
  expect(screen.getByText('软件开发', { selector: 'mark' })).toBeVisible();
  expect(screen.getByText('1 个词对上“软件开发”：软件开发')).toBeVisible();
  expect(screen.getByText(/规则：整名；占收入 62/)).toBeVisible();
  expect(screen.getByText('3 / 4')).toBeVisible();
  expect(screen.getAllByText('缺失').length).toBeGreaterThan(0);
});

it('says when nothing changes but the count', async () => {
  waiting = [item('胶湾', { consequence: same })];
  open();
  expect(await screen.findByText('软件开发 在产 21 → 22 家，状态不变（具备）')).toBeVisible();
});

it('is answered by keys alone: Y, then the next, then U takes it back', async () => {
  const { sent } = open();
  await screen.findByRole('heading', { level: 2 });
  await press('y');
  await waitFor(() => expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('胶湾科技'));
  expect(puts(sent)).toEqual([
    ['/api/reviews/PLAYS|鲸算|software', { decision: 'accept', version: 'v-鲸算' }],
  ]);
  expect(screen.getByText('鲸算科技 → 软件开发')).toBeVisible();
  await press('u');
  await waitFor(() => expect(sent.some(({ path }) => path === '/api/changes/review-3/undo')).toBe(true));
  expect(await screen.findByText('还没有核过。')).toBeVisible();
  await press('n');
  await waitFor(() => expect(puts(sent).at(-1)?.[1]).toMatchObject({ decision: 'reject' }));
});

it('J and K move without deciding; S puts off', async () => {
  const { sent } = open();
  await screen.findByRole('heading', { level: 2 });
  await press('j');
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('胶湾科技');
  await press('k');
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('鲸算科技');
  expect(puts(sent)).toEqual([]);
  await press('s');
  await waitFor(() => expect(puts(sent)[0]?.[1]).toMatchObject({ decision: 'later' }));
});

it('E asks for the other stage and accepts it there', async () => {
  const control = { kind: 'stage' as const, id: 'control', name: '控制器' };
  waiting = [item('鲸算', { others: [control] })];
  const { sent } = open();
  await screen.findByRole('heading', { level: 2 });
  await press('e');
  await fireEvent.click(await screen.findByRole('button', { name: '控制器' }));
  await waitFor(() =>
    expect(puts(sent)[0]?.[1]).toEqual({ decision: 'accept', stage: 'control', version: 'v-鲸算' }),
  );
});

it('says when somebody else was first, and when nothing waits', async () => {
  open({ 'PUT /api/reviews/': { status: 409, body: problem('conflict', 409) } });
  await screen.findByRole('heading', { level: 2 });
  await press('y');
  expect(await screen.findByText('这一条刚被别人核过或改过，已换成新的。')).toBeVisible();
});

it('an empty queue says what that means and the way on', async () => {
  waiting = [];
  open();
  expect(await screen.findByText('都核完了')).toBeVisible();
  // Everything was asked for: there is nowhere else to look, but from one region there is.
  expect(screen.queryByRole('button', { name: '看全部区域与产业链' })).toBeNull();
  await fireEvent.click(screen.getByRole('button', { name: '本地' }));
  expect(await screen.findByRole('button', { name: '看全部区域与产业链' })).toBeVisible();
});

it('pieces of a text join to the text again', () => {
  const pieces = toPieces('工业软件开发', [[2, 6]]);
  expect(pieces).toEqual([
    { text: '工业', marked: false },
    { text: '软件开发', marked: true },
  ]);
});

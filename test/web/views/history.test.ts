import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HistoryEntry } from '../../../server/contract/change.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import History from '../../../web/views/history/History.svelte';
import { pretendServer, problem } from '../../support/web-server.ts';

const firm = { kind: 'firm' as const, id: 'sifang', name: '中车四方' };
const stage = { kind: 'stage' as const, id: 'train', name: '整车' };
const entry = (extra: Partial<HistoryEntry>): HistoryEntry => ({
  ...{ causeId: 'edit-1', cause: 'edit', author: 'ann', at: '2026-01-02T03:04:05.000Z' },
  ...{ made: 0, changes: [], changesTotal: 0, undone: false },
  ...extra,
});
const entries = [
  entry({
    note: '弄错了',
    changesTotal: 1,
    changes: [
      {
        ...{ op: 'change', kind: 'plays', subject: firm, object: stage },
        values: [
          { property: 'status', before: 'reserve', after: 'production' },
          { property: 'outputCny', after: 120_000_000 },
        ],
      },
    ],
  }),
  entry({ causeId: 'edit-0', undone: true }),
  entry({ causeId: 'import-1', cause: 'import', title: '名单.csv', made: 3 }),
];
const open = (handlers: Parameters<typeof pretendServer>[0] = {}) => {
  const server = pretendServer({
    '/api/history': { body: { items: entries, total: 3 } },
    'POST /api/changes/edit-1/undo': { body: { dataVersion: 3, causeId: 'undo-1' } },
    ...handlers,
  });
  render(History, { kind: 'firm', id: 'sifang' });
  return server;
};

beforeEach(() => forgetAll());
afterEach(() => vi.unstubAllGlobals());

it('tells who changed what, from what to what and why, and what an import noted', async () => {
  open();
  expect(await screen.findByText('原因：弄错了')).toBeVisible();
  expect(screen.getByText('储备')).toBeVisible();
  expect(screen.getByText('在产')).toBeVisible();
  expect(screen.getByText('未知')).toBeVisible();
  expect(screen.getByText(/1\.2 亿元/)).toBeVisible();
  expect(screen.getByRole('link', { name: '整车' })).toHaveAttribute(
    'href',
    expect.stringContaining('stage=train'),
  );
  expect(screen.getByText(/记入 3 条事实/)).toBeVisible();
  expect(screen.getByText('已撤销')).toBeVisible();
});

it('offers to undo only what is still in force and was done by hand', async () => {
  const { sent } = open();
  const [button, ...others] = await screen.findAllByRole('button', { name: '撤销' });
  expect(others).toEqual([]);
  await fireEvent.click(button!);
  await waitFor(() =>
    expect(sent.some(({ method, path }) => method === 'POST' && path.includes('edit-1'))).toBe(true),
  );
});

it('says why it cannot be undone', async () => {
  open({ 'POST /api/changes/edit-1/undo': { status: 409, body: problem('conflict', 409) } });
  await fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('后来的改动建立在它上面');
});

it('an empty history says so', async () => {
  open({ '/api/history': { body: { items: [], total: 0 } } });
  expect(await screen.findByText('还没有改动过。')).toBeVisible();
});

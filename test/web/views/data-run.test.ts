import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportRun, UndoCheck } from '../../../server/contract/import-run.ts';
import { language } from '../../../web/i18n/index.svelte.ts';
import { question } from '../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import Data from '../../../web/views/data/Data.svelte';
import { pretendServer, problem } from '../../support/web-server.ts';

const run = (id: string, change: Partial<ImportRun> = {}): ImportRun => ({
  id,
  title: `${id}.csv`,
  author: '王',
  startedAt: '2026-11-20T08:00:00Z',
  finishedAt: '2026-11-20T08:00:04Z',
  fileHash: 'sha256:abc',
  status: 'done',
  rows: { new: 21, changed: 9, unchanged: 1170 },
  dataVersion: 12,
  ...change,
});
const list = (items: ImportRun[], total = items.length, next?: string) => ({
  body: { jobs: [], runs: { items, total, ...(next ? { next } : {}) } },
});
const check = (change: Partial<UndoCheck> = {}): UndoCheck => ({
  possible: true,
  rests: [],
  total: 0,
  removes: 30,
  restores: 9,
  ...change,
});

describe('the runs', () => {
  const open = (address = '#/data?tab=runs'): void => {
    history.replaceState(null, '', address);
    question.follow()();
    render(Data);
  };
  beforeEach(() => forgetAll());
  afterEach(() => {
    vi.unstubAllGlobals();
    language.choose('zh');
  });

  it('lists every run with who, how much and the version it made', async () => {
    const quiet = { id: 'same', rows: { new: 0, changed: 0, unchanged: 5 } };
    const { dataVersion: _, ...unchanged } = run('same', quiet);
    pretendServer({ '/api/imports': list([run('visits'), unchanged]) });
    open();
    const row = await screen.findByRole('row', { name: /visits\.csv/ });
    expect(row).toHaveTextContent('王');
    expect(row).toHaveTextContent(/1.200/);
    expect(row).toHaveTextContent('新 21·改 9');
    expect(row).toHaveTextContent('v12');
    // What changed nothing has nothing to take back.
    const same = screen.getByRole('row', { name: /same\.csv/ });
    expect(within(same).queryByRole('button', { name: /撤销/ })).toBeNull();
  });

  it('opens a run in place, held by the address', async () => {
    pretendServer({ '/api/imports': list([run('visits')]) });
    open('#/data?tab=runs&open=visits');
    expect(await screen.findByText('sha256:abc')).toBeVisible();
    await fireEvent.click(screen.getByRole('button', { name: 'visits.csv' }));
    expect(screen.queryByText('sha256:abc')).toBeNull();
    expect(location.hash).not.toContain('open=');
  });

  it('reads the next page', async () => {
    pretendServer({
      '/api/imports': ({ path }) =>
        path.includes('cursor=') ? list([run('older')], 2) : list([run('newer')], 2, 'c'),
    });
    open();
    await fireEvent.click(await screen.findByRole('button', { name: /再取/ }));
    expect(await screen.findByRole('row', { name: /older\.csv/ })).toBeVisible();
    expect(screen.getByRole('row', { name: /newer\.csv/ })).toBeVisible();
  });

  it('shows what an undo would take away before it does it, once, and says that it is done', async () => {
    let undone = false;
    const { sent } = pretendServer({
      '/api/imports': () => list([run('visits', undone ? { status: 'undone' } : {})]),
      '/api/imports/visits/undo': { body: check() },
      'POST /api/imports/visits/undo': () => {
        undone = true;
        return { body: run('visits', { status: 'undone' }) };
      },
    });
    open();
    await fireEvent.click(await screen.findByRole('button', { name: '撤销 visits.csv' }));
    expect(await screen.findByText(/去掉 30 个节点与关系，9 个恢复/)).toBeVisible();
    expect(sent.some(({ method }) => method === 'POST')).toBe(false);
    await fireEvent.click(screen.getByRole('button', { name: '撤销这一批' }));
    expect(await screen.findByText('已撤销“visits.csv”，各页都是新的。')).toHaveAttribute('role', 'status');
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
    await waitFor(() => expect(screen.queryByRole('button', { name: '撤销 visits.csv' })).toBeNull());
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('names what rests on a run, by whom, instead of undoing it', async () => {
    const rests = [{ code: 'changed_later', name: '科捷机器人', at: '2026-11-21T09:00:00Z', by: '李' }];
    pretendServer({
      '/api/imports': list([run('visits')]),
      '/api/imports/visits/undo': { body: check({ possible: false, rests, total: 73 }) },
    });
    open();
    await fireEvent.click(await screen.findByRole('button', { name: '撤销 visits.csv' }));
    const dialog = await screen.findByRole('dialog');
    const item = await within(dialog).findByRole('listitem');
    expect(item).toHaveTextContent(/科捷机器人.*后来又改过.*李/);
    expect(within(dialog).getByText(/后来有 73 处靠着它/)).toBeVisible();
    expect(within(dialog).getByText('只列出前 1，共 73')).toBeVisible();
    expect(within(dialog).queryByRole('button', { name: '撤销这一批' })).toBeNull();
  });

  it('asks again when something came to rest on it meanwhile', async () => {
    let asked = 0;
    pretendServer({
      '/api/imports': list([run('visits')]),
      '/api/imports/visits/undo': () => ({
        body:
          (asked += 1) === 1
            ? check()
            : check({ possible: false, total: 1, rests: [{ code: 'on_list', name: '盘古润滑' }] }),
      }),
      'POST /api/imports/visits/undo': { status: 409, body: problem('conflict', 409) },
    });
    open();
    await fireEvent.click(await screen.findByRole('button', { name: '撤销 visits.csv' }));
    await fireEvent.click(await screen.findByRole('button', { name: '撤销这一批' }));
    expect(await screen.findByText('盘古润滑')).toBeVisible();
    expect(screen.getByText('已在目标清单上')).toBeVisible();
  });

  it('offers another try when the question cannot be asked', async () => {
    let asked = 0;
    pretendServer({
      '/api/imports': list([run('visits')]),
      '/api/imports/visits/undo': () =>
        (asked += 1) === 1 ? { status: 503, body: problem('graph_unavailable', 503) } : { body: check() },
    });
    open();
    await fireEvent.click(await screen.findByRole('button', { name: '撤销 visits.csv' }));
    await fireEvent.click(await screen.findByRole('button', { name: '再试一次' }));
    expect(await screen.findByText(/去掉 30 个/)).toBeVisible();
  });

  it('has a sentence for none, in either language', async () => {
    pretendServer({ '/api/imports': list([]) });
    open();
    expect(await screen.findByText('还没有导入过')).toBeVisible();
    language.choose('en');
    expect(await screen.findByText('Nothing has been imported yet')).toBeVisible();
  });
});

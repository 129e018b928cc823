import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Merge, MergePreview, SplitCheck } from '../../../server/contract/duplicate.ts';
import type { Duplicate } from '../../../server/contract/import-plan.ts';
import { question } from '../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import Duplicates from '../../../web/views/data/duplicate/Duplicates.svelte';
import Pair from '../../../web/views/data/duplicate/Pair.svelte';
import { proposeAll, toRows } from '../../../web/views/data/duplicate/rows.ts';
import { pretendServer, problem } from '../../support/web-server.ts';

const whale: Duplicate = {
  id: 'd1',
  known: {
    firm: 'whale',
    name: '鲸算科技',
    values: {
      name: '鲸算科技',
      regionCode: '370200',
      region: '青岛市',
      staff: 86,
      aliases: ['鲸算'],
      observedOn: '2021',
    },
    facts: 7,
  },
  other: {
    firm: 'whale-2',
    name: '鲸算（青岛）科技有限公司',
    values: {
      name: '鲸算（青岛）科技有限公司',
      regionCode: '370200',
      region: '青岛市',
      staff: 112,
      creditCode: '91370222MA9',
      aliases: ['鲸算软件'],
      observedOn: '2022',
    },
    facts: 0,
  },
  score: 0.7,
  reasons: [
    { code: 'same_stem', weight: 0.6, values: { stem: '鲸算科技' } },
    { code: 'other_form', weight: -0.15, values: { one: '有限公司', other: '股份有限公司' } },
  ],
};
const second: Duplicate = { ...whale, id: 'd2', known: { ...whale.known, name: '盘古润滑', firm: 'pangu' } };
const merge: Merge = {
  id: 'm1',
  from: { kind: 'firm', id: 'whale-2', name: '鲸算（青岛）科技有限公司' },
  into: { kind: 'firm', id: 'whale', name: '鲸算科技' },
  at: '2026-01-02T03:04:05.000Z',
  author: '甲',
  status: 'done',
  moved: 3,
  united: 1,
};
const preview: MergePreview = {
  from: whale.other,
  into: whale.known,
  keep: {},
  moves: 3,
  unites: [{ type: 'PLAYS', name: '软件开发', sources: 2, evidence: 'verified' }],
  drops: [],
  lists: ['深圳之行'],
  aliases: ['鲸算科技'],
  version: 'v',
};
const page = <Item>(items: Item[]) => ({ body: { items, total: items.length } });
const common = {
  '/api/regions': page([{ code: '370200', name: '青岛市', level: 'city', firms: 0, facts: 0 }]),
  '/api/duplicates/preview': { body: preview },
  '/api/duplicates': page([whale, second]),
};

beforeEach(() => {
  forgetAll();
  question.ask({ workspace: 'data', tab: 'duplicates', list: undefined, open: undefined, whole: undefined });
});
afterEach(() => vi.unstubAllGlobals());

describe('the two sides', () => {
  it('say what is the same, what is united and what is to be chosen', () => {
    expect(toRows(whale).map(({ property, how }) => [property, how])).toEqual([
      ['name', 'choose'],
      ['creditCode', 'alone'],
      ['regionCode', 'same'],
      ['staff', 'choose'],
      ['aliases', 'united'],
    ]);
  });
  it('propose the name with its legal form, the better founded and the later value', () => {
    expect(proposeAll(whale)).toEqual({ name: 'other', staff: 'other' });
    const verified = { ...whale.known, values: { ...whale.known.values, evidence: 'verified' } };
    expect(proposeAll({ ...whale, known: verified })).toEqual({ name: 'other', staff: 'known' });
  });
});

describe('one pair', () => {
  it('sends what was chosen, by button and by key', async () => {
    const ondecide = vi.fn();
    render(Pair, { duplicate: whale, ondecide });
    expect(screen.getByText('去掉地名和公司形式，都是“鲸算科技”')).toBeInTheDocument();
    await fireEvent.click(screen.getByRole('radio', { name: /员工.*86/ }));
    await fireEvent.click(screen.getByRole('button', { name: /合并/ }));
    expect(ondecide).toHaveBeenLastCalledWith({ decision: 'same', keep: { name: 'other', staff: 'known' } });
    await fireEvent.keyDown(window, { key: 'n' });
    expect(ondecide).toHaveBeenLastCalledWith({ decision: 'different' });
    await fireEvent.keyDown(window, { key: 'S' });
    expect(ondecide).toHaveBeenLastCalledWith({ decision: 'later' });
    await fireEvent.keyDown(window, { key: 'm', ctrlKey: true });
    expect(ondecide).toHaveBeenCalledTimes(3);
  });
  it('names the row of a file, and decides nothing while it is busy or told to leave keys alone', async () => {
    const ondecide = vi.fn();
    const { firm: _firm, ...row } = { ...whale.other, file: '名单.csv', row: 87 };
    const { rerender } = render(Pair, { duplicate: { ...whale, other: row }, ondecide, keys: false });
    expect(screen.getByText('名单.csv 第 87 行')).toBeInTheDocument();
    await fireEvent.keyDown(window, { key: 'm' });
    await rerender({ duplicate: { ...whale, other: row }, ondecide, keys: true, busy: '正在' });
    await fireEvent.keyDown(window, { key: 'm' });
    expect(ondecide).not.toHaveBeenCalled();
  });
  it('begins the next pair with its own proposals', async () => {
    const ondecide = vi.fn();
    const { rerender } = render(Pair, { duplicate: whale, ondecide });
    await fireEvent.click(screen.getByRole('radio', { name: /员工.*86/ }));
    await rerender({ duplicate: { ...whale, id: 'd9' }, ondecide });
    await fireEvent.keyDown(window, { key: 'm' });
    expect(ondecide).toHaveBeenCalledWith({ decision: 'same', keep: { name: 'other', staff: 'other' } });
  });
});

describe('the page', () => {
  it('lists pairs, opens one, and goes on to the next after a decision', async () => {
    const { sent } = pretendServer({
      ...common,
      'PUT /api/duplicates/d1': { body: { id: 'd1', decision: 'same', merge } },
      'POST /api/merges/m1/split': { body: { ...merge, status: 'split' } },
    });
    render(Duplicates);
    await screen.findByText('2 对');
    const list = screen.getByRole('region', { name: '疑似同一家' });
    expect(within(list).getAllByRole('button', { name: /鲸算/ })[0]).toHaveAttribute('aria-current', 'true');
    await screen.findByText(/3 条事实改挂/);
    expect(screen.getByText(/软件开发/)).toBeInTheDocument();
    await fireEvent.keyDown(window, { key: 'm' });
    await screen.findByText(/已并入 鲸算科技/);
    const put = sent.find(({ method }) => method === 'PUT');
    expect(put).toMatchObject({ body: { decision: 'same', keep: { name: 'other', staff: 'other' } } });
    expect(question.current.open).toBe('d2');
    await fireEvent.click(screen.getByRole('button', { name: '拆开' }));
    await screen.findByText(/已拆开/);
    expect(sent.some(({ method, path }) => method === 'POST' && path === '/api/merges/m1/split')).toBe(true);
  });
  it('walks with J and K', async () => {
    pretendServer(common);
    render(Duplicates);
    await screen.findByText('2 对');
    await fireEvent.keyDown(window, { key: 'j' });
    await waitFor(() => expect(question.current.open).toBe('d2'));
    await fireEvent.keyDown(window, { key: 'k' });
    await waitFor(() => expect(question.current.open).toBe('d1'));
  });
  it('says why a decision was refused and keeps the pair', async () => {
    pretendServer({ ...common, 'PUT /api/duplicates/d1': { status: 409, body: problem('conflict', 409) } });
    render(Duplicates);
    await screen.findByText('2 对');
    await fireEvent.click(screen.getByRole('button', { name: /合并，留/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('没有保存');
    expect(question.current.open).toBeUndefined();
  });
  it('says that there are none, and that the server is away', async () => {
    pretendServer({ ...common, '/api/duplicates': page([]) });
    render(Duplicates);
    await screen.findByText('没有疑似重复');
    await fireEvent.click(screen.getByRole('button', { name: '看全库' }));
    await waitFor(() => expect(question.current.whole).toBe(true));
  });
  it('shows a failure', async () => {
    pretendServer({ ...common, '/api/duplicates': { status: 500, body: problem('internal', 500) } });
    render(Duplicates);
    await screen.findByText('这里出了错');
  });
});

describe('merges', () => {
  const open = async (check: SplitCheck, reply: object = { body: { ...merge, status: 'split' } }) => {
    const { sent } = pretendServer({
      ...common,
      '/api/merges': page([merge, { ...merge, id: 'm0', status: 'split', splitAt: merge.at, splitBy: '乙' }]),
      '/api/merges/m1/split': { body: check },
      'POST /api/merges/m1/split': reply,
    });
    question.ask({ list: 'merged' });
    render(Duplicates);
    await fireEvent.click(await screen.findByRole('button', { name: /把 鲸算（青岛）科技有限公司 从/ }));
    return sent;
  };
  const clean: SplitCheck = { possible: 'clean', stands: [], total: 0, restores: 5, added: 0 };

  it('are split after saying what comes back', async () => {
    const sent = await open(clean);
    await screen.findByText(/5 处恢复/);
    await fireEvent.click(screen.getByRole('button', { name: '拆开' }));
    await screen.findByText(/已拆开/);
    expect(sent.at(-1)?.path).toBeDefined();
    expect(sent.find(({ method }) => method === 'POST')).toMatchObject({ body: { anyway: false } });
    expect(screen.getByText(/由 乙 拆开/)).toBeInTheDocument();
  });
  it('name what stands in the way and offer to split all the same', async () => {
    const stands = [{ code: 'changed_later' as const, name: '鲸算科技 → 软件开发', at: merge.at, by: '乙' }];
    const sent = await open({ possible: 'anyway', stands, total: 1, restores: 4, added: 2 });
    await screen.findByText(/鲸算科技 → 软件开发 后来改过/);
    expect(screen.getByText(/2 条事实留在留下的一家/)).toBeInTheDocument();
    await fireEvent.click(screen.getByRole('button', { name: /仍要拆开/ }));
    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'POST')).toMatchObject({ body: { anyway: true } }),
    );
  });
  it('offer nothing where something else comes first', async () => {
    const stands = [{ code: 'merged_later' as const, name: '鲸算科技' }];
    await open({ possible: 'no', stands, total: 1, restores: 0, added: 0 });
    await screen.findByText(/先拆开那一次/);
    expect(screen.queryByRole('button', { name: /^拆开$|仍要/ })).toBeNull();
  });
});

import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EditableFact } from '../../../server/contract/edit.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import AddFactDialog from '../../../web/views/edit/AddFactDialog.svelte';
import CorrectFactDialog from '../../../web/views/edit/CorrectFactDialog.svelte';
import FirmDialog from '../../../web/views/edit/FirmDialog.svelte';
import { pretendServer, problem } from '../../support/web-server.ts';

const firm = { kind: 'firm' as const, id: 'sifang', name: '中车四方' };
const stage = { kind: 'stage' as const, id: 'train', name: '整车' };
const paper = { id: 'paper', title: '日报', kind: 'article' as const };
const id = 'PLAYS|sifang|train';
const fact = (version: string, values: EditableFact['fact']['values']): EditableFact => ({
  kind: 'plays',
  version,
  sources: [paper],
  fact: {
    ...{ id, kind: 'plays', subject: firm, object: stage, about: [], values },
    provenance: { evidence: 'claimed', sourceIds: ['paper'], observedOn: '2023-04' },
  },
});
const done = { cause: 'edit-1', dataVersion: 2, id, version: 'v2' };
const hits = (ref: object) => ({
  body: { items: [{ ref, matchedBy: 'name', matched: '', context: [] }], total: 1, kinds: [] },
});
const type = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const choose = async (label: string, words: string, name: string) => {
  const box = screen.getByRole('combobox', { name: label });
  await fireEvent.input(box, { target: { value: words } });
  await fireEvent.click(await screen.findByRole('button', { name: new RegExp(name) }));
};

beforeEach(() => forgetAll());
afterEach(() => vi.unstubAllGlobals());

describe('adding', () => {
  const open = (handlers = {}) => {
    const { sent } = pretendServer({
      '/api/search?q=整': hits(stage),
      '/api/search?q=日': hits({ kind: 'source', id: 'paper', name: '日报' }),
      'POST /api/facts': { status: 201, body: done },
      ...handlers,
    });
    const ondone = vi.fn();
    render(AddFactDialog, { self: firm, kinds: ['plays', 'anchors'], onclose: vi.fn(), ondone });
    return { sent, ondone };
  };
  const posts = (sent: { method: string; body: unknown }[]) =>
    sent.filter(({ method }) => method === 'POST').map(({ body }) => body);

  it('sends nothing without a source and says which field lacks', async () => {
    const { sent } = open();
    await fireEvent.click(screen.getByRole('button', { name: '写入' }));
    expect(screen.getByText('没有来源的事实不写入：选一个来源，或新写一个')).toBeVisible();
    expect(screen.getByText('输入名称，再从查到的里面选一个')).toBeVisible();
    expect(posts(sent)).toEqual([]);
  });

  it('sends the stage, the values as written and the chosen source', async () => {
    const { sent, ondone } = open();
    await choose('环节', '整', '整车');
    await fireEvent.change(screen.getByLabelText('状态'), { target: { value: 'reserve' } });
    await type(/产品/, '动车组；地铁');
    await choose('来源', '日', '日报');
    await fireEvent.click(screen.getByRole('button', { name: '写入' }));
    await waitFor(() => expect(ondone).toHaveBeenCalledWith(done));
    expect(posts(sent)).toEqual([
      {
        ...{
          kind: 'plays',
          subject: 'sifang',
          object: 'train',
          evidence: 'claimed',
          source: { id: 'paper' },
        },
        values: { status: 'reserve', products: '动车组；地铁' },
      },
    ]);
  });

  it('makes a source on the spot, and marks the field the server refused', async () => {
    const errors = [{ field: 'values.outputCny', message: 'expected a number of 0 or more' }];
    const { sent, ondone } = open({
      'POST /api/facts': { status: 400, body: { ...problem('bad_request', 400), errors } },
    });
    await choose('环节', '整', '整车');
    await type(/产值/, '很多');
    await fireEvent.click(screen.getByRole('button', { name: '新写一个' }));
    await type('标题', '电话');
    await type(/^链接/, 'https://example.org');
    await fireEvent.click(screen.getByRole('button', { name: '写入' }));
    expect(await screen.findByText('要一个不小于 0 的数')).toBeVisible();
    expect(screen.getByLabelText(/产值/)).toHaveAttribute('aria-invalid', 'true');
    expect(posts(sent)).toMatchObject([{ source: { title: '电话', url: 'https://example.org' } }]);
    expect(ondone).not.toHaveBeenCalled();
  });
});

describe('correcting', () => {
  it('sends only what changed, with the version it was made from', async () => {
    const { sent } = pretendServer({
      '/api/facts/': { body: fact('v1', { status: 'production', products: ['动车组'] }) },
      'PATCH /api/facts/': { body: done },
    });
    const ondone = vi.fn();
    render(CorrectFactDialog, { id, onclose: vi.fn(), ondone });
    expect(await screen.findByLabelText(/产品/)).toHaveValue('动车组');
    await type(/产能/, '每年 20 列');
    await fireEvent.click(screen.getByRole('button', { name: '存下改动' }));
    await waitFor(() => expect(ondone).toHaveBeenCalledWith('corrected', done));
    expect(sent.find(({ method }) => method === 'PATCH')?.body).toEqual({
      ...{ version: 'v1', values: { capacity: '每年 20 列' }, source: { id: 'paper' } },
      ...{ evidence: 'claimed', observedOn: '2023-04', note: '' },
    });
  });

  it('shows both values when somebody else was first, and lets the user choose', async () => {
    let reads = 0;
    const bodies: unknown[] = [];
    pretendServer({
      '/api/facts/': () => ({
        body: fact(`v${(reads += 1)}`, { capacity: reads === 1 ? '10 列' : '30 列' }),
      }),
      'PATCH /api/facts/': ({ body }: { body: unknown }) => {
        bodies.push(body);
        return bodies.length === 1
          ? {
              status: 409,
              body: { ...problem('conflict', 409), errors: [{ field: 'capacity', message: '' }] },
            }
          : { body: done };
      },
    });
    const ondone = vi.fn();
    render(CorrectFactDialog, { id, onclose: vi.fn(), ondone });
    await screen.findByLabelText(/产能/);
    await type(/产能/, '20 列');
    await fireEvent.click(screen.getByRole('button', { name: '存下改动' }));
    const row = within(await screen.findByRole('row', { name: /产能/ }));
    await waitFor(() => expect(row.getByRole('cell', { name: '30 列' })).toBeVisible());
    expect(row.getByRole('cell', { name: '20 列' })).toBeVisible();
    await fireEvent.click(screen.getByRole('button', { name: '仍用我写的' }));
    await waitFor(() => expect(ondone).toHaveBeenCalled());
    expect(bodies).toMatchObject([
      { version: 'v1', values: { capacity: '20 列' } },
      { version: 'v2', values: { capacity: '20 列' } },
    ]);
  });

  it('retracts with a reason only', async () => {
    const { sent } = pretendServer({
      '/api/facts/': { body: fact('v1', {}) },
      'DELETE /api/facts/': { body: { cause: 'edit-2', dataVersion: 3, id } },
    });
    const ondone = vi.fn();
    render(CorrectFactDialog, { id, onclose: vi.fn(), ondone });
    await fireEvent.click(await screen.findByRole('button', { name: '撤回这一条' }));
    await fireEvent.click(screen.getByRole('button', { name: '撤回这一条' }));
    expect(screen.getByText('写一句原因再撤回。')).toBeVisible();
    await type('原因', '认错了企业');
    await fireEvent.click(screen.getByRole('button', { name: '撤回这一条' }));
    await waitFor(() => expect(ondone).toHaveBeenCalled());
    expect(sent.find(({ method }) => method === 'DELETE')?.body).toEqual({
      version: 'v1',
      reason: '认错了企业',
    });
  });
});

it('a firm’s record asks for a source only when the firm moves', async () => {
  const { sent } = pretendServer({
    '/api/firms/sifang/registered': {
      body: { id: 'sifang', version: 'v1', properties: { name: '中车四方' }, region: '370200' },
    },
    '/api/search': hits({ kind: 'region', id: '430200', name: '株洲市' }),
    'PATCH /api/firms/sifang': { body: { ...done, id: 'sifang' } },
  });
  const ondone = vi.fn();
  render(FirmDialog, { firm: 'sifang', name: '中车四方', onclose: vi.fn(), ondone });
  await screen.findByLabelText(/员工数/);
  await type(/员工数/, '8000');
  await choose('注册地', '株', '株洲市');
  await fireEvent.click(screen.getByRole('button', { name: '存下改动' }));
  expect(screen.getByText('没有来源的事实不写入：选一个来源，或新写一个')).toBeVisible();
  await fireEvent.click(screen.getByRole('button', { name: '新写一个' }));
  await type('标题', '工商变更');
  await fireEvent.click(screen.getByRole('button', { name: '存下改动' }));
  await waitFor(() => expect(ondone).toHaveBeenCalled());
  expect(sent.find(({ method }) => method === 'PATCH')?.body).toEqual({
    ...{ version: 'v1', properties: { staff: '8000' }, region: '430200', source: { title: '工商变更' } },
  });
});

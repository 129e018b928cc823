import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Duplicate } from '../../../server/contract/import-plan.ts';
import type { Field, ReadingChange, SheetPreview } from '../../../server/contract/import-reading.ts';
import type { ImportJob } from '../../../server/contract/import-job.ts';
import { columnsOf, tableNames } from '../../../server/import/table/all.ts';
import { imports as zhImports } from '../../../web/i18n/zh/import.ts';
import { question } from '../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import Data from '../../../web/views/data/Data.svelte';
import { mostFiles, pick } from '../../../web/views/data/import/files.ts';
import { planParts, sizesOf, totalOf, whyNotLoad } from '../../../web/views/data/import/plan.ts';
import { ReadingDraft } from '../../../web/views/data/import/reading.svelte.ts';
import { pretendServer, problem } from '../../support/web-server.ts';

const job = (change: Partial<ImportJob> = {}): ImportJob => ({
  id: 'j1',
  title: '机器人企业.csv',
  author: 'wang',
  createdAt: '2026-11-21T10:42:00Z',
  status: 'checked',
  sheets: [],
  asks: [],
  ignored: [],
  tables: [{ table: 'firms', new: 3, changed: 1, unchanged: 5, rejected: 0 }],
  rejections: { total: 0, items: [] },
  changes: 1,
  duplicates: [],
  notices: [],
  elements: 7,
  ...change,
});

const sheet = (change: Partial<SheetPreview> = {}): SheetPreview => ({
  file: '机器人企业.csv',
  name: '机器人企业.csv',
  rows: 40,
  encoding: 'gb18030',
  encodingConfirmed: true,
  skip: false,
  columns: [
    {
      header: '企业全称',
      field: 'firms.name',
      samples: ['甲公司'],
      by: 'similar',
      understood: 40,
      looked: 40,
    },
    {
      header: '营收（万元）',
      field: 'firms.revenue_cny',
      factor: 10_000,
      samples: ['8600'],
      by: 'similar',
      understood: 38,
      looked: 40,
      doubt: { row: 7, value: '保密', expected: 'a number of 0 or more' },
    },
    { header: '联系电话', samples: ['138****2210'], by: 'personal' },
  ],
  notes: [],
  ...change,
});

const pair = (id: string, row: number, change: Partial<Duplicate> = {}): Duplicate => ({
  id,
  known: {
    firm: 'f1',
    name: '科捷机器人',
    values: { name: '科捷机器人', regionCode: '370200', staff: 86, aliases: ['科捷'] },
    facts: 7,
  },
  other: {
    file: '机器人企业.csv',
    row,
    name: '青岛科捷机器人有限公司',
    values: { name: '青岛科捷机器人有限公司', regionCode: '370200', staff: 120, aliases: ['KJ'] },
    facts: 0,
  },
  score: 0.93,
  reasons: [{ code: 'same_stem', weight: 0.8, values: { stem: '科捷机器人' } }],
  ...change,
});

const fields: Field[] = [
  { field: 'firms.name', table: 'firms', zh: ['企业名称'], required: true, type: 'text' },
  { field: 'firms.region_code', table: 'firms', zh: ['区域代码'], required: true, type: 'reference' },
  { field: 'firms.revenue_cny', table: 'firms', zh: ['营业收入(元)'], required: false, type: 'number' },
  { field: 'firms.staff', table: 'firms', zh: ['员工数'], required: false, type: 'number' },
  { field: 'roles.stage_id', table: 'roles', zh: ['环节编号'], required: true, type: 'reference' },
];

describe('which files are sent', () => {
  const file = (name: string, size = 1): File =>
    Object.defineProperty(new File(['x'], name), 'size', { value: size });
  it('keeps tables and leaves out what a folder brings along', () => {
    const picked = pick([
      file('firms.csv'),
      file('说明.docx'),
      file('~$a.xlsx'),
      file('.x.csv'),
      file('A.XLSX'),
    ]);
    expect(picked).toEqual({
      is: 'files',
      files: [expect.objectContaining({ name: 'firms.csv' }), expect.objectContaining({ name: 'A.XLSX' })],
    });
  });
  it('says when there is none, when there are too many, and when one is too large', () => {
    expect(pick([file('a.pdf')])).toEqual({ is: 'none' });
    const many = Array.from({ length: mostFiles + 1 }, (_, at) => file(`${at}.csv`));
    expect(pick(many)).toEqual({ is: 'many', count: 21 });
    expect(pick([file('a.csv', 201 * 1024 * 1024)])).toEqual({ is: 'large', name: 'a.csv' });
  });
});

describe('the plan', () => {
  it('puts every record in one part: an undecided pair is not new as well', () => {
    const plan = job({ duplicates: [pair('a', 3), pair('b', 3), pair('c', 9, { decision: 'different' })] });
    expect(sizesOf(plan)).toEqual({ new: 2, changed: 1, unchanged: 5, rejected: 0, duplicates: 1 });
    expect(totalOf(sizesOf(plan))).toBe(9);
  });
  it('cannot be loaded with a rejection, without rows, or without anything to write', () => {
    expect(whyNotLoad(job())).toBeUndefined();
    expect(whyNotLoad(job({ rejections: { total: 1, items: [] } }))).toBe('rejected');
    expect(whyNotLoad(job({ tables: [] }))).toBe('empty');
    const same = [{ table: 'firms', new: 0, changed: 0, unchanged: 5, rejected: 0 }];
    expect(whyNotLoad(job({ tables: same, elements: 0 }))).toBe('nothing');
  });
});

describe('how files are read', () => {
  it('sends the columns as shown, the region of the question, and a new source', () => {
    const draft = new ReadingDraft(job({ status: 'asks', sheets: [sheet()] }), '370200', '企业填报 2026-11');
    expect(draft.lack).toBeUndefined();
    expect(draft.change).toEqual({
      sheets: [
        {
          file: '机器人企业.csv',
          encoding: 'gb18030',
          columns: [
            { header: '企业全称', field: 'firms.name' },
            { header: '营收（万元）', field: 'firms.revenue_cny', factor: 10_000 },
            { header: '联系电话' },
          ],
          defaults: { 'firms.region_code': '370200' },
        },
      ],
      newSource: { title: '企业填报 2026-11' },
      remember: true,
    });
  });
  it('drops the factor with its field, and the default where a column holds the field', () => {
    const draft = new ReadingDraft(job({ sheets: [sheet()] }), '370200', 'x');
    draft.sheets[0]?.map(1, 'firms.region_code');
    expect(draft.change.sheets[0]?.columns?.[1]).toEqual({
      header: '营收（万元）',
      field: 'firms.region_code',
    });
    expect(draft.change.sheets[0]?.defaults).toBeUndefined();
  });
  it('confirms another encoding without the columns, which are not those of the file', () => {
    const unsure = sheet({
      encodingConfirmed: false,
      encodings: [
        { encoding: 'gb18030', lines: ['企业全称'] },
        { encoding: 'utf-16le', lines: ['乱'] },
      ],
    });
    const draft = new ReadingDraft(job({ sheets: [unsure] }), '370200', 'x');
    draft.sheets[0]!.encoding = 'utf-16le';
    expect(draft.change.sheets).toEqual([{ file: '机器人企业.csv', encoding: 'utf-16le' }]);
  });
  it('says what is lacking: a field twice, a place, a name of the source', () => {
    const draft = new ReadingDraft(job({ sheets: [sheet()] }), '370200', ' ');
    expect(draft.lack).toEqual({ code: 'source' });
    draft.sheets[0]?.fill('firms.region_code', undefined);
    expect(draft.lack).toEqual({ code: 'region' });
    draft.sheets[0]?.map(1, 'firms.name');
    expect(draft.lack).toEqual({ code: 'twice', field: 'firms.name' });
  });
  it('names no sheet that is a table by its headers', () => {
    const model = sheet({ table: 'firms' });
    const draft = new ReadingDraft(job({ sheets: [model] }), '370200', 'x');
    expect(draft.change).toEqual({ sheets: [], remember: true });
    expect(draft.needsSource).toBe(false);
  });
});

it('has a Chinese word for every column of every table', () => {
  const columns = new Set(tableNames.flatMap((name) => columnsOf(name).map(([column]) => column)));
  expect([...columns].filter((column) => zhImports.columnOf(column) === column)).toEqual([]);
  expect(tableNames.filter((name) => zhImports.groupOf(name) === name)).toEqual([]);
});

describe('the page', () => {
  const common = {
    '/api/imports': { body: { jobs: [], runs: { items: [], total: 0 } } },
    '/api/imports/j1/changes': { body: { items: [], total: 1 } },
    '/api/imports/templates': { body: { items: [], total: 0 } },
    '/api/imports/fields': { body: { items: fields, total: fields.length } },
    '/api/sources': { body: { items: [], total: 0 } },
    '/api/regions': {
      body: { items: [{ code: '370200', name: '青岛市', level: 'city', facts: 1 }], total: 1 },
    },
  };
  const open = (address: string): void => {
    history.replaceState(null, '', address);
    question.follow()();
    render(Data);
  };
  const openJob = (): void => open('#/data?tab=import&open=j1&region=370200');
  beforeEach(() => forgetAll());
  afterEach(() => vi.unstubAllGlobals());

  it('takes files and keeps the job in the address', async () => {
    const { sent } = pretendServer({
      ...common,
      'POST /api/imports': { status: 202, body: job({ status: 'asks' }) },
      '/api/imports/j1': { body: job({ status: 'asks', sheets: [sheet()], asks: [{ code: 'mapping' }] }) },
    });
    open('#/data?tab=import');
    const input = document.querySelector<HTMLInputElement>('[data-files]')!;
    await fireEvent.change(input, { target: { files: [new File(['a'], 'a.csv')] } });
    await screen.findByRole('button', { name: '就这样读，看计划' });
    expect(location.hash).toContain('open=j1');
    expect(sent.find(({ method }) => method === 'POST')?.path).toBe('/api/imports?check=true');
  });

  it('refuses files that are no tables without sending them', async () => {
    const { sent } = pretendServer(common);
    open('#/data?tab=import');
    const input = document.querySelector<HTMLInputElement>('[data-files]')!;
    await fireEvent.change(input, { target: { files: [new File(['a'], 'a.pdf')] } });
    expect(await screen.findByRole('alert')).toHaveTextContent('没有 CSV、XLSX 或 ZIP');
    expect(sent.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('lists what is not finished', async () => {
    pretendServer({ ...common, '/api/imports': { body: { jobs: [job()], runs: { items: [], total: 0 } } } });
    open('#/data?tab=import');
    expect(await screen.findByRole('link', { name: '接着做' })).toHaveAttribute(
      'href',
      expect.stringContaining('open=j1'),
    );
    expect(screen.getByText('等您看计划')).toBeVisible();
  });

  it('shows the encodings side by side, how each column is read, and sends both with one click', async () => {
    const asked = job({
      status: 'asks',
      asks: [{ code: 'encoding', file: '机器人企业.csv' }],
      sheets: [
        sheet({
          encodingConfirmed: false,
          encodings: [
            { encoding: 'gb18030', lines: ['企业全称,电话'] },
            { encoding: 'utf-8', lines: ['��ҵȫ��'] },
          ],
        }),
      ],
    });
    const { sent } = pretendServer({
      ...common,
      '/api/imports/j1': { body: asked },
      'PUT /api/imports/j1/reading': { status: 202, body: job() },
    });
    openJob();
    expect(await screen.findByRole('radio', { name: /GB18030/ })).toBeChecked();
    const table = screen.getByRole('table', { name: /的列/ });
    expect(within(table).getByText(/38 \/ 40/)).toBeVisible();
    expect(within(table).getByText(/第 7 行“保密”，应为不小于 0 的数/)).toBeVisible();
    expect(within(table).getByText('个人信息', { exact: false })).toBeVisible();
    // What is personal cannot be chosen to be imported.
    expect(within(table).queryByRole('combobox', { name: /联系电话/ })).toBeNull();
    expect(within(table).getByRole('combobox', { name: '“营收（万元）”的单位' })).toHaveValue('10000');
    await fireEvent.click(screen.getByRole('button', { name: '就这样读，看计划' }));
    const { body } = sent.find(({ method }) => method === 'PUT') ?? {};
    expect((body as ReadingChange).sheets[0]).toMatchObject({
      encoding: 'gb18030',
      defaults: { 'firms.region_code': '370200' },
    });
    expect(await screen.findByRole('img', { name: /新 3，改 1，不变 5，退回 0，疑似重复 0/ })).toBeVisible();
  });

  it('maps a column to another field by hand', async () => {
    const { sent } = pretendServer({
      ...common,
      '/api/imports/j1': { body: job({ status: 'asks', sheets: [sheet()], asks: [{ code: 'mapping' }] }) },
      'PUT /api/imports/j1/reading': { status: 202, body: job() },
    });
    openJob();
    const select = await screen.findByRole('combobox', { name: '“营收（万元）”是什么' });
    await waitFor(() => expect(within(select).getByRole('option', { name: '员工数' })).toBeInTheDocument());
    await fireEvent.change(select, { target: { value: 'firms.staff' } });
    expect(screen.getByText('您定的')).toBeVisible();
    await fireEvent.click(screen.getByRole('button', { name: '就这样读，看计划' }));
    const body = sent.find(({ method }) => method === 'PUT')?.body as ReadingChange;
    expect(body.sheets[0]?.columns?.[1]).toEqual({ header: '营收（万元）', field: 'firms.staff' });
  });

  it('says in one line that a sheet is a known table', async () => {
    pretendServer({
      ...common,
      '/api/imports/j1': { body: job({ status: 'asks', sheets: [sheet({ table: 'firms' })] }) },
    });
    openJob();
    expect(await screen.findByText(/是“企业”表，表头都认识，40 行，不用对列/)).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('shows what would change, old and new, and gets the next page', async () => {
    const change = (row: number) => ({
      table: 'firms',
      file: 'a.csv',
      row,
      name: `企业${row}`,
      values: [
        { property: 'staff', after: 540 },
        { property: 'revenueCny', before: 1e8, after: 2.9e8 },
      ],
    });
    pretendServer({
      ...common,
      '/api/imports/j1': { body: job({ changes: 51 }) },
      '/api/imports/j1/changes': ({ path }) =>
        path.includes('cursor=')
          ? { body: { items: [change(99)], total: 51 } }
          : { body: { items: Array.from({ length: 50 }, (_, at) => change(at + 2)), total: 51, next: 'c' } },
    });
    openJob();
    const table = await screen.findByRole('table', { name: '会改的' });
    expect(await within(table).findByText('企业2')).toBeVisible();
    expect(within(table).getAllByText('未知')[0]?.tagName).toBe('DEL');
    expect(within(table).getAllByText(/2.9.亿元/)[0]?.tagName).toBe('INS');
    await fireEvent.click(screen.getByRole('button', { name: '再看 1 条' }));
    expect(await within(table).findByText('企业99')).toBeVisible();
  });

  it('names each rejected cell, offers all of them as CSV, and does not load', async () => {
    const items = [
      {
        table: 'firms',
        file: 'a.csv',
        row: 12,
        column: '员工',
        value: '很多',
        code: 'wrong_type',
        expected: 'a whole number of 0 or more',
      },
    ];
    pretendServer({
      ...common,
      '/api/imports/j1': {
        body: job({
          tables: [{ table: 'firms', new: 3, changed: 0, unchanged: 0, rejected: 1 }],
          rejections: { total: 10_000, items },
        }),
      },
    });
    openJob();
    const table = await screen.findByRole('table', { name: '退回的行' });
    expect(within(table).getByRole('row', { name: '第 12 行 员工 很多 不小于 0 的整数' })).toBeVisible();
    expect(screen.getByText(/共 10.000 处/)).toBeVisible();
    expect(screen.getByRole('link', { name: /下载退回的行/ })).toHaveAttribute(
      'href',
      '/api/imports/j1?format=csv',
    );
    expect(screen.getByRole('button', { name: /^写入/ })).toBeDisabled();
    expect(screen.getByText(/有 1 条退回/)).toBeVisible();
  });

  it('decides pairs by keyboard, one after another, without waiting', async () => {
    const pairs = [pair('a', 3), pair('b', 9)];
    let current = job({ duplicates: pairs });
    const { sent } = pretendServer({
      ...common,
      '/api/imports/j1': () => ({ body: current }),
      'PUT /api/imports/j1/duplicates': ({ path }) => {
        current = job({
          duplicates: current.duplicates.map((one) =>
            path.endsWith(one.id) ? { ...one, decision: path.endsWith('a') ? 'same' : 'different' } : one,
          ),
        });
        return { status: 202, body: current };
      },
    });
    openJob();
    expect(await screen.findByText(/都是“科捷机器人”/)).toBeVisible();
    expect(screen.getByRole('radio', { name: /名称留哪一个: 青岛科捷/ })).toBeChecked();
    expect(screen.getByText(/2 对疑似重复没有决定，会按两家写入/)).toBeVisible();
    await fireEvent.keyDown(window, { key: 'm' });
    expect(await screen.findByText('文件第 9 行')).toBeVisible();
    await fireEvent.keyDown(window, { key: 'n' });
    await waitFor(() => expect(sent.filter(({ method }) => method === 'PUT')).toHaveLength(2));
    expect(sent.filter(({ method }) => method === 'PUT').map(({ path, body }) => [path, body])).toEqual([
      ['/api/imports/j1/duplicates/a', { decision: 'same', keep: { name: 'other', staff: 'known' } }],
      ['/api/imports/j1/duplicates/b', { decision: 'different' }],
    ]);
    expect(await screen.findByText('2 对都定了。')).toBeVisible();
    await waitFor(() => expect(screen.queryByText(/没有决定/)).toBeNull());
  });

  it('makes a decision again that came while the files were read, the plan in sight all the while', async () => {
    const pairs = [pair('a', 3), pair('b', 9)];
    let refused = 0;
    let current = job({ duplicates: pairs });
    pretendServer({
      ...common,
      '/api/imports/j1': () => {
        const answer = current;
        if (refused > 0) current = job({ duplicates: pairs });
        return { body: answer };
      },
      'PUT /api/imports/j1/duplicates': () => {
        if (refused > 0) return { status: 202, body: job({ duplicates: [] }) };
        refused += 1;
        current = job({ status: 'reading', duplicates: pairs });
        return { status: 409, body: problem('conflict', 409) };
      },
    });
    openJob();
    await screen.findByText('文件第 3 行');
    await fireEvent.keyDown(window, { key: 'm' });
    expect(await screen.findByText('正在按您的决定重新核对…')).toBeVisible();
    expect(screen.getByText('文件第 9 行')).toBeVisible();
    expect(screen.getByRole('button', { name: /^写入/ })).toBeDisabled();
    expect(await screen.findByText('1 对都定了。', {}, { timeout: 5000 })).toBeVisible();
  });

  it('checks a failed import once more as it was read', async () => {
    const { sent } = pretendServer({
      ...common,
      '/api/imports/j1': { body: job({ status: 'failed', problem: 'The database does not answer.' }) },
      'PUT /api/imports/j1/reading': { status: 202, body: job() },
    });
    openJob();
    expect(await screen.findByText(/数据库没有答复/)).toBeVisible();
    await fireEvent.click(screen.getByRole('button', { name: '再核对一次' }));
    expect(await screen.findByRole('button', { name: '写入 4 条' })).toBeVisible();
    expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({ sheets: [] });
  });

  it('opens a pair again when the decision is refused', async () => {
    pretendServer({
      ...common,
      '/api/imports/j1': { body: job({ duplicates: [pair('a', 3), pair('b', 9)] }) },
      'PUT /api/imports/j1/duplicates': { status: 409, body: problem('conflict', 409) },
    });
    openJob();
    await fireEvent.click(await screen.findByRole('button', { name: /不是同一家/ }));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(await screen.findByText('还有 2 对没有决定')).toBeVisible();
    expect(screen.getByText('文件第 3 行')).toBeVisible();
  });

  it('writes, says how far it is, and what came of it; other views ask again', async () => {
    let asked = 0;
    const { sent } = pretendServer({
      ...common,
      'POST /api/imports/j1/load': {
        status: 202,
        body: job({
          status: 'loading',
          progress: { phase: 'writing', done: 2, total: 8, perSecond: 4, secondsLeft: 1.5 },
        }),
      },
      '/api/imports/j1': () => ({
        body: (asked += 1) === 1 ? job() : job({ status: 'done', run: 'r1', dataVersion: 8 }),
      }),
    });
    openJob();
    await fireEvent.click(await screen.findByRole('button', { name: '写入 4 条' }));
    expect(await screen.findByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
    expect(screen.getByText(/每秒 4·还要约 2 秒/)).toBeVisible();
    expect(screen.getByText(/可以关掉这一页/)).toBeVisible();
    // No events in this browser: the job is asked for.
    expect(
      await screen.findByText(/新 3 条，改 1 条，不变 5 条。 数据版本 v8/, {}, { timeout: 5000 }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: '看这一批，或撤销' })).toHaveAttribute(
      'href',
      expect.stringContaining('open=r1'),
    );
    expect(sent.filter(({ path }) => path.startsWith('/api/imports/fields')).length).toBeLessThan(3);
  });

  it.each<[string, Partial<ImportJob>, RegExp]>([
    ['failed', { status: 'failed', problem: '文件坏了。' }, /文件坏了。 一行也没有写/],
    ['cancelled', { status: 'cancelled' }, /一行也没有写，库里和之前一样/],
    ['empty', { tables: [] }, /表头之下没有一行有内容/],
    ['unchanged', { status: 'done' }, /数据版本没有变/],
  ])('has a sentence for %s', async (_name, change, sentence) => {
    pretendServer({ ...common, '/api/imports/j1': { body: job(change) } });
    openJob();
    expect(await screen.findByText(sentence)).toBeVisible();
  });

  it('has a sentence for a job that is no more', async () => {
    pretendServer({ ...common, '/api/imports/j1': { status: 404, body: problem('not_found', 404) } });
    openJob();
    expect(await screen.findByText('这份导入已不在')).toBeVisible();
  });

  it('keeps what is known of a job when the database goes away', async () => {
    let asked = 0;
    pretendServer({
      ...common,
      '/api/imports/j1': () =>
        (asked += 1) === 1
          ? { body: job({ status: 'checking', progress: { phase: 'checking', done: 1, total: 4 } }) }
          : { status: 503, body: problem('graph_unavailable', 503) },
    });
    openJob();
    expect(await screen.findByText(/暂时连不上，连上后自动接着看/, {}, { timeout: 5000 })).toBeVisible();
    expect(screen.getByRole('progressbar')).toBeVisible();
  });

  it('adds up in every part that it names', () => {
    expect(planParts.map((part) => zhImports.parts[part])).toEqual(['新', '改', '不变', '退回', '疑似重复']);
  });
});

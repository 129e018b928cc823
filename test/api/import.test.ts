import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import type { ImportChangePage } from '../../server/contract/import-plan.ts';
import type { ImportJob } from '../../server/contract/import-job.ts';
import type { ImportList, ImportRun, UndoCheck } from '../../server/contract/import-run.ts';
import type { ReadingChange, TemplateList } from '../../server/contract/import-reading.ts';
import { toGb18030 } from '../fixtures/files/gb18030.ts';
import { toMultipart } from '../fixtures/files/multipart.ts';
import { makeWorkbook, textRow } from '../fixtures/files/workbook.ts';
import { makeZip } from '../fixtures/files/zip.ts';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();
const headers = { host: 'localhost' };

type App = Awaited<ReturnType<typeof buildApp>>;
interface Sent {
  status: number;
  body: ImportJob;
  location: string;
}

async function give(
  files: Record<string, string | Buffer>,
  fields = {},
  query = '?check=true',
  app: App = shipped.app,
) {
  const { payload, headers: own } = toMultipart(files, fields);
  const response = await app.inject({
    method: 'POST',
    url: `/api/imports${query}`,
    payload,
    headers: { ...headers, ...own },
  });
  return {
    status: response.statusCode,
    body: response.json(),
    location: String(response.headers.location),
  } as Sent;
}

async function call<Body>(
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  url: string,
  payload?: object,
  app: App = shipped.app,
) {
  const response = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    body: (isJson ? response.json() : undefined) as Body,
    text: response.body,
    headers: response.headers,
  };
}

const busy = ['reading', 'checking', 'loading'];

/** Waits until a job needs somebody, or is final. */
async function settle(location: string, app: App = shipped.app): Promise<ImportJob> {
  for (let turn = 0; turn < 600; turn += 1) {
    const { body } = await call<ImportJob>('GET', location, undefined, app);
    if (!busy.includes(body.status)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the job does not settle');
}

const change = (location: string, body: ReadingChange) => call<ImportJob>('PUT', `${location}/reading`, body);
const load = async (location: string) => {
  expect((await call('POST', `${location}/load`)).status).toBe(202);
  return settle(location);
};

const list = [
  '企业全称,统一信用代码,所属园区,主营环节/产品,2022产值(万),员工人数,注册时间,联系人,手机',
  '青岛远见牵引技术有限公司,,高新区,牵引电机、模具,"3,200",约120,2016/5/3,张三,13812345678',
  '青岛海岳制动科技有限公司,,城阳区,制动系统,1.5亿,80人,2016年5月,李四,13912345678',
  '青岛嘉星晶电科技有限公司,,青岛高新区,蓝宝石衬底,,,,,',
  '合计,,,,18200,,,,',
].join('\r\n');

const count = async (cypher: string) =>
  (
    await shipped.graph.read(`${cypher} RETURN count(*) AS count`, {}, Type.Object({ count: Type.Integer() }))
  )[0]!.count;

afterAll(async () => {
  // What these tests leave is not what ships.
  await shipped.graph?.write((tx) => tx.execute('MATCH (n:ShippedMark) DELETE n'));
  await shipped.graph?.write((tx) => tx.execute('MATCH (n:Template) DELETE n'));
});

describe('a firm list in GB18030', () => {
  let location = '';

  it('is asked about first: encoding, columns, source', async () => {
    const { status, body, location: place } = await give({ '企业名单.csv': toGb18030(list) });
    location = place;
    expect([status, body.title]).toEqual([202, '企业名单.csv']);
    const job = await settle(location);
    expect(job.asks).toEqual([
      { code: 'encoding', file: '企业名单.csv' },
      { code: 'mapping', file: '企业名单.csv' },
      { code: 'source', file: '企业名单.csv' },
    ]);
    expect(job.sheets[0]).toMatchObject({
      encoding: 'gb18030',
      encodingConfirmed: false,
      rows: 4,
      skip: false,
    });
    expect(job.sheets[0]!.encodings![0]!.lines[0]).toMatch(/^企业全称/);
    expect(job.sheets[0]!.columns!.map(({ field, by }) => field ?? by)).toEqual([
      'firms.name',
      'firms.credit_code',
      'firms.region_code',
      'roles.stage_id',
      'roles.output_cny',
      'firms.staff',
      'firms.founded_on',
      'personal',
      'personal',
    ]);
    expect((await call('POST', `${location}/load`)).status).toBe(409);
  });

  it('is checked when these are answered: what is new, and which firms may be known', async () => {
    const [{ columns = [] } = { columns: [] }] = (await settle(location)).sheets;
    const mapped = columns.map(({ header, field, factor }) => ({
      header,
      ...(field ? { field } : {}),
      ...(factor ? { factor } : {}),
    }));
    const said = await change(location, {
      sheets: [{ file: '企业名单.csv', encoding: 'gb18030', columns: mapped }],
      newSource: { title: '高新区企业名单', publisher: '管委会', publishedOn: '2023-03' },
      remember: true,
    });
    expect(said.status).toBe(202);
    const job = await settle(location);
    expect(job).toMatchObject({ status: 'checked', asks: [], rejections: { total: 0 } });
    expect(job.tables.find(({ table }) => table === 'firms')).toMatchObject({ new: 3, rejected: 0 });
    expect(job.tables.find(({ table }) => table === 'roles')).toMatchObject({ new: 3 });
    expect(job.duplicates.map(({ known, other }) => [known.name, other.name, other.row])).toEqual([
      ['青岛嘉星晶电科技股份有限公司', '青岛嘉星晶电科技有限公司', 4],
    ]);
    const notes = Object.fromEntries(job.sheets[0]!.notes.map(({ code, count: times }) => [code, times]));
    expect(notes).toMatchObject({ hedge: 1, stage_unknown: 1, total_row: 1 });
  });

  it('takes a decision on a duplicate, and is checked again', async () => {
    const { duplicates } = await settle(location);
    const [{ id } = { id: '' }] = duplicates;
    expect(
      (await call('PUT', `${location}/duplicates/${encodeURIComponent(id)}`, { decision: 'same' })).status,
    ).toBe(202);
    const job = await settle(location);
    expect([job.status, job.problem]).toEqual(['checked', undefined]);
    expect(job.tables.find(({ table }) => table === 'firms')).toMatchObject({ new: 2 });
    expect((await call('PUT', `${location}/duplicates/nothing`, { decision: 'same' })).status).toBe(404);
    const page = (await call<ImportChangePage>('GET', `${location}/changes?limit=1`)).body;
    expect(page.total).toBe(job.changes);
  });

  it('is loaded, with hedges and unknown words kept, and nobody’s telephone number', async () => {
    const job = await load(location);
    expect(job).toMatchObject({ status: 'done', run: expect.stringMatching(/^import-/) as string });
    const [firm] = await shipped.graph.read(
      `MATCH (f:Firm {name: '青岛远见牵引技术有限公司'})-[l:LOCATED_IN]->(r:Region), (f)-[p:PLAYS]->(s:Stage)
       RETURN f.staff AS staff, f.foundedOn AS founded, r.code AS region, l.note AS note, s.id AS stage, p.outputCny AS output, p.evidence AS evidence`,
      {},
      Type.Record(Type.String(), Type.Unknown()),
    );
    expect(firm).toMatchObject({
      staff: 120,
      founded: '2016-05-03',
      region: '370200-hitech',
      stage: 'traction-motor',
      output: 32_000_000,
      evidence: 'claimed',
      note: expect.stringMatching(/员工人数：约120/) as string,
    });
    expect(String(firm!.note)).toMatch(/主营环节\/产品：模具/);
    expect(
      await count(
        `MATCH (n) WHERE any(key IN keys(n) WHERE coalesce(toStringOrNull(n[key]), '') CONTAINS '1381234')`,
      ),
    ).toBe(0);
    expect(await count(`MATCH (s:Source {title: '高新区企业名单', kind: 'user'})`)).toBe(1);
    const run = (await call<ImportRun>('GET', `/api/imports/${job.run}`)).body;
    expect(run).toMatchObject({
      id: job.run,
      title: '企业名单.csv',
      status: 'done',
      dataVersion: job.dataVersion,
    });
    const all = (await call<ImportList>('GET', '/api/imports')).body;
    expect(all.runs.items[0]).toMatchObject({ id: job.run });
    expect(all.jobs).toEqual([]);
  });

  it('is known by its headers the next time, in any order, and changes nothing', async () => {
    const templates = (await call<TemplateList>('GET', '/api/imports/templates')).body;
    expect(templates.items).toMatchObject([{ name: '企业名单' }]);
    const turned = list
      .split('\r\n')
      .map((line) => line.replace(/^([^,]*),([^,]*),/, '$2,$1,'))
      .join('\r\n');
    const { location: place } = await give(
      { '又一份.csv': `\uFEFF${turned}` },
      {
        reading: JSON.stringify({
          sheets: [],
          newSource: { title: '高新区企业名单', publisher: '管委会', publishedOn: '2023-03' },
        }),
      },
    );
    const job = await settle(place);
    expect(job).toMatchObject({ status: 'checked', asks: [] });
    expect(job.sheets[0]!.columns![1]).toMatchObject({ field: 'firms.name', by: 'template' });
    expect(job.tables.map((table) => [table.new, table.changed])).toEqual(job.tables.map(() => [0, 0]));
    await call('DELETE', place);
    expect((await call('GET', place)).status).toBe(404);
  });

  it('can be undone, and a template forgotten', async () => {
    const { run } = (await call<ImportJob>('GET', location)).body;
    const check = (await call<UndoCheck>('GET', `/api/imports/${run}/undo`)).body;
    expect(check).toMatchObject({ possible: true, rests: [] });
    expect((await call<ImportRun>('POST', `/api/imports/${run}/undo`)).body).toMatchObject({
      status: 'undone',
    });
    expect(await count(`MATCH (f:Firm {name: '青岛海岳制动科技有限公司'})`)).toBe(0);
    expect((await call('POST', `/api/imports/${run}/undo`)).status).toBe(409);
    const { items } = (await call<TemplateList>('GET', '/api/imports/templates')).body;
    expect((await call('DELETE', `/api/imports/templates/${items[0]!.id}`)).status).toBe(204);
    expect((await call('DELETE', `/api/imports/templates/${items[0]!.id}`)).status).toBe(404);
  });
});

describe('tables of our own', () => {
  const firms = 'name,region_code,evidence,source_ids\n青岛表格一有限公司,370200,claimed,peninsula-2018-05\n';

  it('come as a workbook or zip, and are loaded at once where a check alone was not asked for', async () => {
    const book = makeWorkbook([
      {
        name: 'firms',
        rows:
          textRow(1, ['name', 'region_code', 'source_ids']) +
          textRow(2, ['青岛表格二有限公司', '370200', 'peninsula-2018-05']),
      },
    ]);
    const { location } = await give(
      {
        'x.zip': makeZip([
          { name: 'set/firms.csv', content: firms },
          { name: 'set/book.xlsx', content: book },
        ]),
      },
      {},
      '',
    );
    const job = await settle(location);
    expect(job).toMatchObject({ status: 'done', tables: [{ table: 'firms', new: 2 }] });
    expect(await count(`MATCH (f:Firm) WHERE f.name STARTS WITH '青岛表格'`)).toBe(2);
  });

  it('are refused with every wrong cell, on screen and as CSV without formulas', async () => {
    const wrong = `name,region_code,staff\n=1+1,999999,x\n青岛表格三有限公司,,5\n`;
    const { location } = await give({ 'firms.csv': wrong }, {}, '?check=false');
    const job = await settle(location);
    expect(job).toMatchObject({ status: 'checked', rejections: { total: 3 } });
    expect(job.rejections.items[0]).toMatchObject({ file: 'firms.csv', row: 2, column: 'staff', value: 'x' });
    const csv = await call('GET', `${location}?format=csv`);
    expect(csv.headers['content-type']).toMatch('text/csv');
    expect(csv.text.charCodeAt(0)).toBe(0xfeff);
    expect(csv.text.trim().split('\n')).toHaveLength(4);
    const formula = await give({ 'firms.csv': 'name,region_code\nA,=1+1\n' });
    await settle(formula.location);
    expect((await call('GET', `${formula.location}?format=csv`)).text).toContain(`,'=1+1,`);
    expect((await call('POST', `${location}/load`)).status).toBe(409);
    await call('DELETE', location);
    await call('DELETE', formula.location);
  });

  it('are checked again when the graph has changed since', async () => {
    const { location } = await give({ 'firms.csv': firms.replaceAll('一', '四') });
    const before = await settle(location);
    expect(before.status).toBe('checked');
    await shipped.send('POST', '/api/lists', { name: '其间', region: '370200' });
    expect(await load(location)).toMatchObject({ status: 'done', tables: [{ new: 1 }] });
  });

  it('can be cancelled, and are then gone from the list', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, at) => `青岛取消${at}有限公司,370200,claimed,peninsula-2018-05`,
    );
    const { location } = await give({ 'firms.csv': [firms.split('\n')[0], ...rows].join('\n') });
    const { body } = await call<ImportJob>('POST', `${location}/cancel`);
    expect(body.status).toBe('cancelled');
    expect((await settle(location)).status).toBe('cancelled');
    expect((await call<ImportList>('GET', '/api/imports')).body.jobs).toEqual([]);
    expect((await change(location, { sheets: [] })).status).toBe(409);
    expect(await count(`MATCH (f:Firm) WHERE f.name STARTS WITH '青岛取消'`)).toBe(0);
  });

  it('say how they go on as events, which end with the job', async () => {
    const { location } = await give({ 'firms.csv': firms.replaceAll('一', '五') }, {}, '');
    const events = await call('GET', `${location}/events`);
    expect(events.headers['content-type']).toMatch('text/event-stream');
    expect(events.headers).not.toHaveProperty('content-encoding');
    const jobs = events.text
      .split('\n')
      .filter((line) => line.startsWith('data: {"'))
      .map((line) => JSON.parse(line.slice(6)) as ImportJob);
    expect(jobs.at(-1)!.status).toBe('done');
    expect(events.text.trimEnd().split('\n').slice(-2)).toEqual(['event: end', 'data: {}']);
  });

  it('answer without being kept by a browser', async () => {
    for (const url of ['/api/imports', '/api/imports/fields', '/api/imports/templates']) {
      const answer = await call('GET', url);
      expect(answer.headers['cache-control'], url).toBe('no-store');
      expect(answer.headers, url).not.toHaveProperty('etag');
    }
  });
});

describe('bad requests', () => {
  const statuses = async (all: Promise<{ status: number; body: unknown }>[]) =>
    (await Promise.all(all)).map(({ status }) => status);

  it('are answered with what is wrong', async () => {
    expect((await call('POST', '/api/imports', { file: 'x' })).status).toBe(400);
    const named: [Promise<Sent>, string][] = [
      [give({}), 'file'],
      [give({ 'a.csv': 'a,b' }, { encoding: 'latin1' }), 'encoding'],
      [give({ 'a.csv': 'a,b' }, { reading: '{' }), 'reading'],
      [give({ 'a.csv': 'a,b' }, { reading: '{"sheets":[{"file":1}]}' }), 'reading.sheets.0.file'],
      [give({ 'a.csv': 'a,b' }, { other: 'x' }), 'other'],
    ];
    for (const [answer, field] of named) {
      const { status, body } = await answer;
      expect([status, (body as unknown as { errors: { field: string }[] }).errors[0]!.field]).toEqual([
        400,
        field,
      ]);
    }
    expect(
      await statuses([
        call('GET', '/api/imports/nothing'),
        call('GET', '/api/imports/nothing/events'),
        call('POST', '/api/imports/nothing/load'),
        call('DELETE', '/api/imports/nothing'),
        call('GET', '/api/imports/nothing/undo'),
      ]),
    ).toEqual([404, 404, 404, 404, 404]);
    expect((await call<ImportList>('GET', '/api/imports')).body.jobs).toEqual([]);
  });

  it('come to nothing worse than a refusal, whatever the bytes', async () => {
    const cut = toMultipart({ 'a.csv': 'a,b' });
    const response = await shipped.app.inject({
      method: 'POST',
      url: '/api/imports',
      payload: cut.payload.subarray(0, 60),
      headers: { ...headers, ...cut.headers },
    });
    expect(response.statusCode).toBe(400);
    for (const [name, bytes] of Object.entries({
      'a.xlsx': 'no',
      'a.zip': 'PK',
      'a.csv': '\0',
      '': 'x',
      '../../a.xls': 'x',
    })) {
      const { location, status } = await give({ [name]: bytes });
      if (status !== 202) continue;
      expect(['checked', 'failed', 'asks']).toContain((await settle(location)).status);
      await call('DELETE', location);
    }
  });
});

describe('a server that starts again', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'liantu-jobs-'));
  const start = () =>
    buildApp({ graph: shipped.graph, config: { logLevel: 'silent', dataFolder }, webFolder: '' });
  let location = '';
  beforeAll(async () => {
    const app = await start();
    ({ location } = await give(
      { 'firms.csv': 'name,region_code,source_ids\n青岛重启有限公司,370200,peninsula-2018-05\n' },
      {},
      '?check=true',
      app,
    ));
    expect((await settle(location, app)).status).toBe('checked');
    await app.close();
  });
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

  it('checks its jobs again, and knows those that are final', async () => {
    const app = await start();
    await app.ready();
    expect(await settle(location, app)).toMatchObject({ status: 'checked', tables: [{ new: 1 }] });
    await call('POST', `${location}/load`, undefined, app);
    expect((await settle(location, app)).status).toBe('done');
    await app.close();
    const next = await start();
    expect((await call<ImportJob>('GET', location, undefined, next)).body).toMatchObject({
      status: 'done',
      tables: [{ new: 1 }],
    });
    expect((await call('DELETE', location, undefined, next)).status).toBe(204);
    expect(readdirSync(join(dataFolder, 'imports'))).toEqual([]);
    await next.close();
    expect(existsSync(dataFolder)).toBe(true);
  });
});

import { beforeAll, expect, test } from 'vitest';
import type { Duplicate } from '../../server/contract/import-plan.ts';
import { decide } from '../../server/graph/duplicate/decide.ts';
import { readDecided } from '../../server/graph/duplicate/decided.ts';
import { split } from '../../server/graph/duplicate/split.ts';
import { readMeta } from '../../server/graph/meta.ts';
import { readCandidates } from '../../server/import/candidate.ts';
import { findDuplicates, type FirmSketch, toDuplicates } from '../../server/import/duplicate.ts';
import { ask, importAll } from './import-fixture.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();

const firms = `name,region_code,id,short_name,credit_code,stock_code,aliases,former_names
北京鲸算科技有限公司,110100,whale,,,,,
鲸算（北京）科技有限公司,110100-zone,whale-2,,91110000MA00000001,,,
长春鲸算科技有限公司,220100,whale-west,,91220000MA00000002,,,
盘古石墨烯润滑股份有限公司,110100,pangu,盘古润滑,,688001,盘古油品,盘古化学`;

beforeAll(() => importAll(tiny.graph, { firms }), 60_000);

const row = (name: string, more: Partial<FirmSketch> = {}): FirmSketch => ({
  file: 'list.csv',
  row: 2,
  id: `name:${name}`,
  name,
  ...more,
});
const find = async (...rows: FirmSketch[]) =>
  (await findDuplicates(tiny.graph, rows)).map(({ known, other, score, reasons }) => [
    known.firm ?? known.name,
    other.firm ?? other.name,
    score,
    reasons[0]!.code,
  ]);

test('rows are found by stem, codes, other names and names that are alike', async () => {
  expect(await find(row('鲸算科技'))).toEqual([
    ['whale', '鲸算科技', 0.6, 'same_stem'],
    ['whale-2', '鲸算科技', 0.6, 'same_stem'],
    ['whale-west', '鲸算科技', 0.6, 'same_stem'],
  ]);
  expect(await find(row('鲸算科技', { regionCode: '220100' }))).toEqual([
    ['whale-west', '鲸算科技', 0.7, 'same_stem'],
  ]);
  expect(await find(row('完全不同公司', { creditCode: '91110000MA00000001' }))).toEqual([
    ['whale-2', '完全不同公司', 1, 'same_credit_code'],
  ]);
  expect(await find(row('无关公司', { stockCode: '688001' }))).toEqual([
    ['pangu', '无关公司', 1, 'same_stock_code'],
  ]);
  expect(await find(row('盘古油品'))).toEqual([['pangu', '盘古油品', 0.7, 'other_name']]);
  expect(await find(row('某某公司', { formerNames: ['盘古化学'] }))).toEqual([
    ['pangu', '某某公司', 0.49, 'other_name'],
  ]);
  expect(await find(row('盘古石墨稀润滑有限公司', { regionCode: '110100' }))).toEqual([
    ['pangu', '盘古石墨稀润滑有限公司', expect.any(Number), 'similar_name'],
  ]);
  expect(await find(row('毫不相干公司'))).toEqual([]);
});

test('rows are compared among themselves, and a row that is a firm of the graph is not compared with it', async () => {
  const rows = [row('崂控智能有限公司'), row('崂控智能股份有限公司', { row: 3 })];
  expect(await find(...rows)).toEqual([['崂控智能有限公司', '崂控智能股份有限公司', 0.51, 'same_stem']]);
  expect(await find(row('北京鲸算科技有限公司', { id: 'whale', regionCode: '110100' }))).toEqual([
    ['whale-2', '北京鲸算科技有限公司', 0.7, 'same_stem'],
  ]);
});

async function openPair(): Promise<Duplicate> {
  const [pair] = await readCandidates(tiny.graph);
  const [duplicate] = await toDuplicates(tiny.graph, [pair!], await readDecided(tiny.graph));
  return duplicate!;
}

test('firms of the graph that may be one are found, with what is known of both', async () => {
  const pairs = await readCandidates(tiny.graph);
  expect(pairs).toHaveLength(1);
  expect(await openPair()).toMatchObject({
    score: 0.7,
    known: { firm: 'whale', facts: 1, values: { regionCode: '110100', region: '东市' } },
    other: { firm: 'whale-2', values: { creditCode: '91110000MA00000001' } },
    reasons: [
      { code: 'same_stem', values: { stem: '鲸算科技' } },
      { code: 'same_place', values: { place: '东市' } },
    ],
  });
});

test('that two are not the same is remembered without a new data version, and is in the history of both', async () => {
  const before = await readMeta(tiny.graph);
  const pair = await openPair();
  await decide(tiny.graph, pair, { decision: 'different' }, '甲');
  expect((await readMeta(tiny.graph)).dataVersion).toBe(before.dataVersion);
  expect((await openPair()).decision).toBe('different');
  const written = await ask(
    tiny.graph,
    `MATCH (c:Change {cause: 'review'})-[:OF]->(f:Firm) WITH f.id AS id ORDER BY id RETURN collect(id) AS value`,
  );
  expect(written).toEqual(['whale', 'whale-2']);
  await decide(tiny.graph, pair, { decision: 'later' }, '甲');
  expect((await openPair()).decision).toBe('later');
});

test('rows of a firm that was merged away are led to the one it is now, until it is split', async () => {
  const merge = await decide(
    tiny.graph,
    await openPair(),
    { decision: 'same', keep: { name: 'known' } },
    '甲',
  );
  const gone = {
    name: '鲸算（北京）科技有限公司',
    creditCode: '91110000MA00000001',
    regionCode: '110100-zone',
  };
  const decided = await readDecided(tiny.graph);
  expect(decided.now('whale-2')).toBe('whale');
  expect(decided.sameAs(gone)).toBe('whale');
  expect(decided.sameAs({ ...gone, regionCode: '220100' })).toBeUndefined();
  expect(await readCandidates(tiny.graph)).toEqual([]);
  await split(tiny.graph, merge!, '甲');
  const after = await readDecided(tiny.graph);
  expect([after.now('whale-2'), after.sameAs(gone)]).toEqual([undefined, undefined]);
  expect((await openPair()).decision).toBeUndefined();
});

test('a row that is a known firm is remembered by what it says', async () => {
  const named = row('鲸算科技', { regionCode: '220100' });
  const [pair] = await findDuplicates(tiny.graph, [named]);
  await decide(tiny.graph, pair!, { decision: 'same', keep: { name: 'known' } }, '甲');
  const decided = await readDecided(tiny.graph);
  expect(decided.sameAs({ name: '鲸算科技', regionCode: '220100' })).toBe('whale-west');
  expect(decided.keepFor({ name: '鲸算科技', regionCode: '220100' })).toEqual({ name: 'known' });
  const [again] = await findDuplicates(tiny.graph, [{ ...named, file: 'other.csv', row: 9 }]);
  expect(again).toMatchObject({ id: pair!.id, decision: 'same' });
});

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { drawSample, seeded, shuffle } from '../../../scripts/national/sample.ts';
import { readTable, toList } from '../../../scripts/national/table.ts';
import {
  judgeEvidence,
  type JudgedRow,
  leastPrecision,
  measure,
  verdicts,
} from '../../../scripts/national/verdict.ts';

const data = (name: string) => fileURLToPath(new URL(`../../../data/${name}`, import.meta.url));
const judged = await readTable<keyof JudgedRow>(data('check/national-roles.csv'));
const rules = await readTable<'chain' | 'rule' | 'roles' | 'judged' | 'right' | 'evidence'>(
  data('check/rules.csv'),
);
const roles = await readTable<'firm_id' | 'stage_id' | 'status' | 'products' | 'evidence' | 'note'>(
  data('national/roles.csv'),
);
const qingdao = await readTable<'firm_id' | 'stage_id'>(data('qingdao/roles.csv'));
const stated = new Set(qingdao.map(({ firm_id, stage_id }) => `${firm_id}|${stage_id}`));
const stages = await readTable<'id' | 'chain_id'>(data('qingdao/stages.csv'));

test('at least 200 roles were judged, each with a verdict, and every one not right says why', () => {
  expect(judged.length).toBeGreaterThanOrEqual(200);
  for (const row of judged) {
    expect(verdicts, `${row.firm} ${row.stage}`).toContain(row.verdict);
    expect(row.seed).toMatch(/^\d+$/);
    expect(row.products).not.toBe('');
    if (row.verdict !== 'right') expect(row.why, `${row.firm} ${row.stage}`).not.toBe('');
  }
});

test('the table of rules is what the judged rows give', () => {
  const measured = new Map(measure(judged).map((cell) => [`${cell.chain}|${cell.rule}`, cell]));
  for (const row of rules) {
    const cell = measured.get(`${row.chain}|${row.rule}`) ?? { judged: 0, right: 0 };
    expect([Number(row.judged), Number(row.right)], `${row.chain} ${row.rule}`).toEqual([
      cell.judged,
      cell.right,
    ]);
    expect(row.evidence).toBe(judgeEvidence(cell.judged, cell.right, Number(row.roles)));
  }
});

test('rules that give claimed are right in nine of ten, chain by chain and together', () => {
  const claimed = judged.filter(({ evidence }) => evidence === 'claimed');
  for (const { chain, rule, judged: count, right } of measure(claimed)) {
    expect(right / count, `${chain} ${rule}`).toBeGreaterThanOrEqual(leastPrecision);
  }
  const right = claimed.filter(({ verdict }) => verdict === 'right').length;
  expect(claimed.length).toBeGreaterThan(200);
  expect(right / claimed.length).toBeGreaterThanOrEqual(leastPrecision);
});

test('of 100 claimed roles drawn from all alike, at least 90 are right', async () => {
  const drawn = await readTable<keyof JudgedRow>(data('check/national-claimed.csv'));
  const claimed = new Set(
    roles
      .filter(({ evidence }) => evidence === 'claimed')
      .map(({ firm_id, stage_id }) => `${firm_id}|${stage_id}`),
  );
  expect(drawn).toHaveLength(100);
  for (const row of drawn) {
    expect(verdicts).toContain(row.verdict);
    if (row.verdict === 'right') expect(claimed, row.firm).toContain(`${row.stock_code}|${row.stage_id}`);
  }
  expect(drawn.filter(({ verdict }) => verdict === 'right').length).toBeGreaterThanOrEqual(90);
});

test('too few judged give no claim, unless they are all there are', () => {
  expect(judgeEvidence(9, 9, 40)).toBe('suggested');
  expect(judgeEvidence(10, 9, 40)).toBe('claimed');
  expect(judgeEvidence(10, 8, 40)).toBe('suggested');
  expect(judgeEvidence(3, 3, 3)).toBe('claimed');
  expect(judgeEvidence(0, 0, 0)).toBe('suggested');
});

test('at least 400 roles are claimed over all six chains, none of them judged wrong or doubtful', () => {
  const claimed = roles.filter(({ evidence }) => evidence === 'claimed');
  expect(claimed.length).toBeGreaterThanOrEqual(400);
  const chainsOf = (stage: string) => stages.filter(({ id }) => id === stage).map(({ chain_id }) => chain_id);
  expect(new Set(claimed.flatMap(({ stage_id }) => chainsOf(stage_id))).size).toBe(6);
  const notRight = judged.filter(({ verdict }) => verdict !== 'right');
  const bad = new Set(notRight.map(({ stock_code, stage_id }) => `${stock_code}|${stage_id}`));
  expect(claimed.filter(({ firm_id, stage_id }) => bad.has(`${firm_id}|${stage_id}`))).toEqual([]);
});

test('every role keeps its products with share and rule, and is one of its firm and stage', () => {
  expect(new Set(roles.map(({ firm_id, stage_id }) => `${firm_id}|${stage_id}`)).size).toBe(roles.length);
  for (const { firm_id, stage_id, products, note, evidence, status } of roles) {
    // A role that the Qingdao tables state already keeps their products: two lists would contradict each other.
    if (stated.has(`${firm_id}|${stage_id}`)) {
      expect(products).toBe('');
      continue;
    }
    expect(toList(products).length).toBeGreaterThan(0);
    expect(note).toMatch(/^主营产品“.+”(占收入 [\d.e-]+ %|，占收入比未披露)（规则：.+“.+”）/u);
    if (evidence === 'claimed') expect(status).toBe('production');
  }
});

test('places: at least 60 were judged and nine of ten are right', async () => {
  const places = await readTable<'verdict'>(data('check/national-regions.csv'));
  expect(places.length).toBeGreaterThanOrEqual(60);
  expect(places.filter(({ verdict }) => verdict === 'right').length / places.length).toBeGreaterThanOrEqual(
    0.9,
  );
});

test('a sample depends on its seed alone, and takes from every cell', () => {
  const numbers = Array.from({ length: 50 }, (_, at) => at);
  expect(shuffle(numbers, seeded(1))).toEqual(shuffle(numbers, seeded(1)));
  expect(shuffle(numbers, seeded(1))).not.toEqual(shuffle(numbers, seeded(2)));
  expect(shuffle(numbers, seeded(3)).sort((one, other) => one - other)).toEqual(numbers);
  const rolesOf = (rule: 'whole' | 'head', count: number) =>
    Array.from({ length: count }, (_, at) => ({
      stockCode: `${rule}${at}`,
      stage: { id: 's', chainIds: ['drone'], words: [] },
      rule,
      leads: [],
    }));
  const drawn = drawSample([...rolesOf('whole', 90), ...rolesOf('head', 4)], 7, () => 5, 0);
  expect(drawn.filter(({ rule }) => rule === 'head')).toHaveLength(4);
  expect(drawn.filter(({ rule }) => rule === 'whole')).toHaveLength(5);
});

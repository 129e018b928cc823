import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { restoreBackup } from '../../server/backup/restore.ts';
import { writeBackup } from '../../server/backup/write.ts';
import { undo } from '../../server/graph/change/undo.ts';
import { readStages } from '../../server/graph/chain.ts';
import { openGraph } from '../../server/graph/client.ts';
import { readCoverage } from '../../server/graph/coverage/read.ts';
import { ensureCoverage, rebuildCoverage } from '../../server/graph/coverage/rebuild.ts';
import { noteChanges } from '../../server/graph/coverage/touched.ts';
import { verifyCoverage } from '../../server/graph/coverage/verify.ts';
import { digestGraph } from '../../server/graph/digest.ts';
import { merge } from '../../server/graph/duplicate/merge.ts';
import { split } from '../../server/graph/duplicate/split.ts';
import { addFact, correctFact, retractFact } from '../../server/graph/edit/fact.ts';
import { correctFirm, readEditableFirm } from '../../server/graph/edit/firm.ts';
import { readEditableFact } from '../../server/graph/edit/found.ts';
import { decideReview } from '../../server/graph/edit/review.ts';
import { deleteContent } from '../../server/graph/import/loading.ts';
import { createList } from '../../server/graph/list-change.ts';
import { readKnowledge } from '../../server/graph/knowledge.ts';
import { countFromRoles } from '../../server/graph/knowledge/from-roles.ts';
import { raiseDataVersion } from '../../server/graph/meta.ts';
import { readProduction } from '../../server/graph/production.ts';
import { readRegion } from '../../server/graph/region.ts';
import { chains, drawTables, regions } from './coverage-content.ts';
import { ask, emptyGraph, importAll, startEmpty } from './import-fixture.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const graph = openGraph(inject('neo4j'));
const book = { id: 'book' };
beforeAll(async () => {
  await startEmpty(graph);
  await importAll(graph, drawTables(1));
});
afterAll(async () => {
  await emptyGraph(graph);
  await graph.close();
});

/** Both ways of counting, for every region, and every cell: coverage is in step. */
async function expectInStep(): Promise<void> {
  for (const region of regions) {
    const kept = await readCoverage(graph, chains, region);
    expect(kept, region).toBeDefined();
    const counted = await countFromRoles(graph, chains, region);
    expect([...kept!].sort(byKey), region).toEqual([...counted].sort(byKey));
  }
  const { inStep, cells, wrong } = await verifyCoverage(graph);
  expect(wrong).toEqual([]);
  expect(inStep).toBe(true);
  expect(cells).toBeGreaterThan(20);
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
const cells = () =>
  ask(graph, `MATCH (k:Coverage) WITH k ORDER BY k.id RETURN collect(properties(k)) AS value`);
const idOf = (cypher: string) => ask(graph, cypher) as Promise<string>;

/** A site beside the registered place, which no table states: as the product's own statements would write it. */
const addSite = (firm: string, region: string) =>
  graph.write(async (tx) => {
    await raiseDataVersion(tx);
    const id = `LOCATED_IN|${firm}|${region}|site`;
    await tx.execute(
      `MATCH (f:Firm {id: $firm}), (r:Region {code: $region})
       CREATE (f)-[:LOCATED_IN {id: $id, kind: 'site', evidence: 'claimed', sourceIds: ['book']}]->(r)`,
      { firm, region, id },
    );
    const ends = {
      from: { label: 'Organisation', key: firm },
      to: { label: 'Region', key: region },
    } as const;
    noteChanges(tx, [
      { sort: 'link', op: 'create', type: 'LOCATED_IN', key: id, ...ends, before: {}, after: {} },
    ]);
  });

test('after an import, what was counted when the facts were written is what counting from roles gives', async () => {
  await expectInStep();
  const city = await readRegion(graph, '110100');
  const [now, then] = [
    await readKnowledge(graph, chains, city),
    await readKnowledge(graph, chains, city, '9999-12-31'),
  ];
  expect([...now.stages].sort(byKey)).toEqual([...then.stages].sort(byKey));
});

test('firms in production by region and stage are the same from cells and from roles', async () => {
  const stages = (await readStages(graph, ['one'])).map(({ id }) => id);
  expect(stages).toHaveLength(4);
  const chain = { id: 'one', stages };
  for (const level of ['country', 'province', 'city', 'district'] as const) {
    const now = await readProduction(graph, chain, level);
    expect(now, level).toEqual(await readProduction(graph, chain, level, '9999-12-31'));
    expect(
      now.counts.flat().some((count) => count > 0),
      level,
    ).toBe(true);
  }
});

test('a firm with places on one line and on two counts once in each region around them', async () => {
  await addSite('f1', '110101');
  await addSite('f2', '220100');
  await addSite('f3', '110000');
  await expectInStep();
});

test('an import that changes what is there keeps coverage in step', async () => {
  await importAll(graph, drawTables(2));
  await expectInStep();
});

test('corrections of roles, supplies, firms and places keep it in step, and so does taking them back', async () => {
  const before = await cells();
  const causes: string[] = [];
  const add = await addFact(
    graph,
    {
      ...{ kind: 'supplies', subject: 'f4', object: 'f1', evidence: 'claimed', source: book },
      values: { stageId: 's1', year: 1999, valueCny: 0.1 },
    },
    '甲',
  );
  causes.push(add.cause);
  const role = await idOf(
    `MATCH (:Firm {status: 'active'})-[r:PLAYS {status: 'production'}]->() RETURN r.id AS value ORDER BY value LIMIT 1`,
  );
  const { version } = await readEditableFact(graph, role);
  const asked = { version, evidence: 'claimed', source: book, values: { outputCny: 77.5 } } as const;
  causes.push((await correctFact(graph, role, asked, '甲')).cause);
  const supply = await idOf(`MATCH ()-[r:SUPPLIES]->() RETURN r.id AS value ORDER BY value LIMIT 1`);
  const sold = await readEditableFact(graph, supply);
  const otherValue = {
    version: sold.version,
    evidence: 'claimed',
    source: book,
    values: { valueCny: 3 },
  } as const;
  causes.push((await correctFact(graph, supply, otherValue, '甲')).cause);
  await expectInStep();

  const firm = await readEditableFirm(graph, 'f5');
  const move = { version: firm.version, properties: { status: 'active' }, region: '220100', source: book };
  causes.push((await correctFirm(graph, 'f5', move, '甲')).cause);
  const other = await readEditableFirm(graph, 'f6');
  const gone = { version: other.version, properties: { status: 'dissolved', groupId: 'g9' } };
  causes.push((await correctFirm(graph, 'f6', gone, '甲')).cause);
  await expectInStep();

  const now = await readEditableFact(graph, role);
  causes.push((await retractFact(graph, role, { version: now.version, reason: '误' }, '甲')).cause);
  await expectInStep();
  expect(await cells()).not.toEqual(before);
  for (const cause of causes.reverse()) await undo(graph, cause, '甲');
  await expectInStep();
  expect(await cells()).toEqual(before);
});

test('a decision of the review counts at once', async () => {
  const id = await idOf(
    `MATCH (:Firm {status: 'active'})-[r:PLAYS {evidence: 'suggested'}]->() RETURN r.id AS value ORDER BY value LIMIT 1`,
  );
  const before = await cells();
  const { version } = await readEditableFact(graph, id);
  await decideReview(graph, id, { decision: 'accept', version, stage: 's3' }, '甲');
  expect(await cells()).not.toEqual(before);
  await expectInStep();
});

test('a merge and its split keep it in step', async () => {
  const before = await cells();
  const id = await merge(graph, { from: 'f1', into: 'f2' }, '甲');
  await expectInStep();
  expect(await cells()).not.toEqual(before);
  await split(graph, id, '甲');
  await expectInStep();
  expect(await cells()).toEqual(before);
});

test('an import that moves a region and one that is taken back keep it in step', async () => {
  const before = await cells();
  await importAll(graph, {
    ...{
      sources: `id,title,kind\nlate,晚,article`,
      regions: `code,name,level,within\n330000,南省,province,100000`,
    },
    firms: `name,region_code,id,status\n新来公司,330000,new,active`,
    roles: `firm_id,stage_id,status,source_ids\nnew,s1,production,late`,
    statements: `region_code,stage_id,status,source_ids\n330000,s1,缺失,late`,
  });
  await expectInStep();
  expect(await cells()).not.toEqual(before);
  const run = await idOf(`MATCH (r:ImportRun) RETURN r.id AS value ORDER BY r.leftAt DESC LIMIT 1`);
  await undo(graph, run, '甲');
  await expectInStep();
  expect(await cells()).toEqual(before);
  await importAll(graph, { regions: `code,name,level,within\n110100,东市,city,220000` });
  await expectInStep();
  expect(await cells()).not.toEqual(before);
});

test('work on lists leaves it in step without counting', async () => {
  const before = await cells();
  await createList(graph, { name: '清单', region: '110100' }, '2026-01-01T00:00:00.000Z');
  expect(await cells()).toEqual(before);
  await expectInStep();
});

test('what goes wrong in a transaction leaves it as it was', async () => {
  const before = await cells();
  const failing = graph.write(async (tx) => {
    await raiseDataVersion(tx);
    await tx.execute(`MATCH (:Firm {id: 'f1'})-[r:PLAYS]->() DELETE r`);
    noteChanges(tx, [
      { sort: 'node', op: 'change', label: 'Organisation', key: 'f1', before: {}, after: { status: 'x' } },
    ]);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await cells()).toEqual(before);
  await expectInStep();
});

test('coverage out of step is not read, is found wrong, and is counted anew', async () => {
  const region = await readRegion(graph, '110000');
  const right = await readKnowledge(graph, chains, region);
  await graph.write(async (tx) => {
    await tx.execute(`MATCH (k:Coverage {region: '110000'}) SET k.firms = 99`);
    await tx.execute(`MATCH (k:Coverage {region: '220100'}) DELETE k`);
    // As after a change that went past it.
    await tx.execute(`MATCH (m:Meta) SET m.dataVersion = m.dataVersion + 1`);
  });
  const { inStep, wrong } = await verifyCoverage(graph);
  expect(inStep).toBe(false);
  expect(new Set(wrong.map(({ id }) => id.split('|')[0]))).toEqual(new Set(['110000', '220100']));
  expect(await readCoverage(graph, chains, '110000')).toBeUndefined();
  const read = await readKnowledge(graph, chains, region);
  expect([...read.stages].sort(byKey)).toEqual([...right.stages].sort(byKey));
  await ensureCoverage(graph);
  await expectInStep();
  expect(await ensureCoverage(graph)).toBe(false);
  const before = await cells();
  await rebuildCoverage(graph);
  expect(await cells()).toEqual(before);
});

test('coverage is no content: it is in no digest and no backup, and a restore makes it anew', async () => {
  const { sha256 } = await digestGraph(graph);
  const before = await cells();
  const folder = await mkdtemp(join(tmpdir(), 'liantu-coverage-'));
  try {
    const file = join(folder, 'whole.backup');
    const { nodes } = await writeBackup(graph, file);
    expect(nodes).not.toHaveProperty('Coverage');
    await graph.write((tx) => tx.execute('MATCH (k:Coverage) DELETE k'));
    expect((await digestGraph(graph)).sha256).toBe(sha256);
    await restoreBackup(graph, file, { folder, force: true });
    expect(await cells()).toEqual(before);
    await expectInStep();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('it goes with the content', async () => {
  await deleteContent(graph);
  expect(await cells()).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { digestGraph } from '../../server/graph/digest.ts';
import { deleteBaseline, readBaseline, readBaselines } from '../../server/graph/baseline.ts';
import { undo } from '../../server/graph/change/undo.ts';
import { keepBaseline, readDifference } from '../../server/routes/baseline-answer.ts';
import { ask, importAll } from './import-fixture.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();
const machines = { name: '一季度', chain: 'machines', region: '110100' };
const keep = (change: Partial<Parameters<typeof keepBaseline>[1]> = {}) =>
  keepBaseline(tiny.graph, { ...machines, ...change }, 'tester', '2026-11-21T00:00:00.000Z');
const differenceOf = async (id: string) => readDifference(tiny.graph, await readBaseline(tiny.graph, id));

/** Imports rows and returns the id of the run, to be taken back after the test. */
const runs: string[] = [];
async function bring(tables: Record<string, string>): Promise<string> {
  await importAll(tiny.graph, tables);
  const id = String(
    await ask(tiny.graph, `MATCH (r:ImportRun) RETURN r.id AS value ORDER BY r.dataVersion DESC LIMIT 1`),
  );
  runs.push(id);
  return id;
}
async function takeBack(): Promise<void> {
  for (const run of runs.splice(0).reverse()) await undo(tiny.graph, run, 'tester');
}
afterEach(takeBack);

const coilMaker = {
  firms: 'name,region_code,id\n东方线圈公司,110100,east-coil',
  roles: `firm_id,stage_id,status,evidence,source_ids,observed_on\neast-coil,coil,production,verified,book,2022-03`,
};

test('a baseline keeps findings, rates, data version and who made it, and differs in nothing at once', async () => {
  const made = await keep();
  expect(made).toMatchObject({
    name: '一季度',
    chain: { kind: 'chain', id: 'machines', name: '机器' },
    region: { kind: 'region', id: '110100', name: '东市' },
    author: 'tester',
    stages: 4,
    dataVersion: await ask(tiny.graph, 'MATCH (m:Meta) RETURN m.dataVersion AS value'),
  });
  expect(made.findings.map(({ stage, status }) => [stage.id, status])).toEqual([
    ['ore', 'missing'],
    ['part', 'single'],
    ['coil', 'reserve'],
    ['machine', 'single'],
  ]);
  expect(made.rates).toContainEqual({ id: 'R4', status: 'scored', numerator: 2, denominator: 4, value: 0.5 });
  expect(await differenceOf(made.id)).toMatchObject({ stages: [], rates: [], imports: [] });
});

test('an imported producer is named as the fact that moved its stage; taken back, nothing differs', async () => {
  const { id } = await keep();
  await bring(coilMaker);
  const { stages, rates, imports, sources } = await differenceOf(id);
  const coil = stages.find(({ stage }) => stage.id === 'coil')!;
  expect(coil).toMatchObject({
    from: { status: 'reserve', here: { production: 0 } },
    to: { status: 'single', here: { production: 1 } },
    because: 'facts',
    factsTotal: 1,
    facts: [
      {
        op: 'create',
        kind: 'plays',
        here: true,
        subject: { id: 'east-coil' },
        object: { id: 'coil' },
        provenance: { evidence: 'verified', sourceIds: ['book'], observedOn: '2022-03' },
        by: { causeId: imports[0]!.id, cause: 'import' },
      },
    ],
  });
  expect(rates.find(({ id }) => id === 'R4')).toMatchObject({
    from: { numerator: 2 },
    to: { numerator: 3, denominator: 4 },
  });
  expect(sources.map((source) => source.id)).toEqual(['book']);
  await takeBack();
  expect(await differenceOf(id)).toMatchObject({ stages: [], rates: [] });
});

test('a role that an import changed is told from what to what', async () => {
  const { id } = await keep();
  await bring({
    roles: `firm_id,stage_id,status,evidence,source_ids,observed_on\neast-part,part,reserve,verified,paper;book,2022`,
  });
  const part = (await differenceOf(id)).stages.find(({ stage }) => stage.id === 'part')!;
  expect(part).toMatchObject({ from: { status: 'single' }, to: { status: 'reserve' }, because: 'facts' });
  expect(part.facts[0]).toMatchObject({ op: 'change', kind: 'plays', subject: { id: 'east-part' } });
  expect(part.facts[0]!.values).toContainEqual({
    property: 'status',
    before: 'production',
    after: 'reserve',
  });
});

test('a firm that was dissolved is the cause at its stage, though no relation of it changed', async () => {
  const { id } = await keep();
  await bring({ firms: 'name,region_code,id,status\n东方整机公司,110100,east-machine,dissolved' });
  const machine = (await differenceOf(id)).stages.find(({ stage }) => stage.id === 'machine')!;
  expect(machine.facts).toMatchObject([
    { op: 'change', kind: 'firm', subject: { id: 'east-machine' }, here: true },
  ]);
  expect(machine.because).toBe('facts');
});

test('a statement of another region and a purchase elsewhere cause nothing here', async () => {
  const { id } = await keep();
  await bring({
    statements: 'region_code,stage_id,status,source_ids,observed_on\n220100,coil,完备,paper,2022',
  });
  expect((await differenceOf(id)).stages).toEqual([]);
});

test('an import taken back after the baseline is given as the reason, for what it brought left no trace', async () => {
  await bring(coilMaker);
  const { id } = await keep();
  await takeBack();
  const { stages, imports } = await differenceOf(id);
  expect(stages.find(({ stage }) => stage.id === 'coil')).toMatchObject({
    from: { status: 'single' },
    to: { status: 'reserve' },
    because: 'import_taken_back',
    facts: [],
  });
  expect(imports).toMatchObject([{ undone: true }]);
});

test('as of a date, facts that were there and only count now are told as such', async () => {
  const { id, findings } = await keep({ asOf: '2019' });
  expect(findings.every(({ here }) => here.production === 0)).toBe(true);
  const { stages } = await differenceOf(id);
  const part = stages.find(({ stage }) => stage.id === 'part')!;
  expect(part.facts.map(({ op, subject }) => [op, subject.id])).toEqual([['counted', 'east-part']]);
  // Its role was observed in 2019: it counted then as it does now.
  expect(part.facts.some(({ subject }) => subject.id === 'west-part')).toBe(false);
});

test('a baseline is no content: digest and import are as before, and it can be removed once', async () => {
  const before = await digestGraph(tiny.graph);
  const { id } = await keep({ name: `  ${randomUUID()}  ` });
  expect((await digestGraph(tiny.graph)).sha256).toBe(before.sha256);
  expect((await readBaselines(tiny.graph, { chain: 'machines', region: '110100' }))[0]!.name).not.toMatch(
    /^\s/,
  );
  expect(await readBaselines(tiny.graph, { chain: 'machines', region: '220100' })).toEqual([]);
  await deleteBaseline(tiny.graph, id);
  await expect(deleteBaseline(tiny.graph, id)).rejects.toMatchObject({ code: 'not_found' });
});

test('a chain or region that is not there is no baseline', async () => {
  await expect(keep({ chain: 'none' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(keep({ region: '999999' })).rejects.toMatchObject({ code: 'not_found' });
});

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Type } from 'typebox';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { difference } from '../../server/graph/change/collapse.ts';
import { type Cause, type ElementChange, recordChanges } from '../../server/graph/change/record.ts';
import { checkUndo, undo } from '../../server/graph/change/undo.ts';
import { type GraphTransaction, openGraph } from '../../server/graph/client.ts';
import type { Properties } from '../../server/graph/import/element.ts';
import { createList } from '../../server/graph/list-change.ts';
import { raiseDataVersion, readMeta } from '../../server/graph/meta.ts';
import { contentOf } from './edit-content.ts';
import { ask, importAll, startEmpty } from './import-fixture.ts';

const graph = openGraph(inject('neo4j'));
afterAll(() => graph.close());

const base = {
  regions: `code,name,level,within\n110000,东省,province,\n110100,东市,city,110000`,
  sources: `id,title,kind\npaper,日报,article`,
  chains: `id,name\nmachines,机器`,
  stages: `id,chain_id,name,tier\nore,machines,矿石,upstream\npart,machines,零件,midstream`,
  firms: `name,region_code,id,staff\n甲公司,110100,a,10\n乙公司,110100,b,\n丙公司,110000,c,30`,
  roles: `firm_id,stage_id,status,source_ids\na,ore,production,paper\nb,part,,paper\nc,ore,reserve,paper`,
};

const organisation = (key: string) => ({ label: 'Organisation' as const, key });
const stage = (key: string) => ({ label: 'Stage' as const, key });

/** Changes made as an edit makes them: written, and recorded under one cause. */
async function change(cause: Cause['cause'], work: (tx: GraphTransaction) => Promise<ElementChange[]>) {
  const causeId = `${cause}-${randomUUID()}`;
  await graph.write(async (tx) => {
    await raiseDataVersion(tx);
    const changes = await work(tx);
    await recordChanges(tx, { cause, causeId, author: 'me', at: new Date().toISOString() }, changes);
  });
  return causeId;
}

async function setStaff(
  tx: GraphTransaction,
  firm: string,
  staff: number | undefined,
): Promise<ElementChange[]> {
  const [row] = await tx.run(
    `MATCH (f:Organisation {id: $firm}) RETURN f.staff AS staff`,
    { firm },
    Type.Object({ staff: Type.Optional(Type.Integer()) }),
  );
  await tx.execute(`MATCH (f:Organisation {id: $firm}) SET f.staff = $staff`, { firm, staff: staff ?? null });
  const [before, after] = [row!.staff, staff].map((value): Properties =>
    value === undefined ? {} : { staff: value },
  );
  const differs = difference(before!, after!);
  return Object.keys({ ...differs.before, ...differs.after }).length === 0
    ? []
    : [{ op: 'change', sort: 'node', ...organisation(firm), ...differs }];
}

async function addRole(
  tx: GraphTransaction,
  firm: string,
  at: string,
  extra: Properties = {},
): Promise<ElementChange[]> {
  const id = `PLAYS|${firm}|${at}`;
  const properties: Properties = { id, evidence: 'claimed', sourceIds: ['paper'], ...extra };
  const [row] = await tx.run(
    `MATCH (f:Organisation {id: $firm}) MATCH (s:Stage {id: $at})
     WHERE NOT EXISTS { (f)-[:PLAYS]->(s) }
     CREATE (f)-[r:PLAYS]->(s) SET r = $properties RETURN count(r) AS made`,
    { firm, at, properties },
    Type.Object({ made: Type.Integer() }),
  );
  const ends = { from: organisation(firm), to: stage(at) };
  return row!.made === 0
    ? []
    : [{ op: 'create', sort: 'link', type: 'PLAYS', key: id, ...ends, before: {}, after: properties }];
}

async function removeRole(tx: GraphTransaction, firm: string, at: string): Promise<ElementChange[]> {
  const rows = await tx.run(
    `MATCH (:Organisation {id: $firm})-[r:PLAYS]->(:Stage {id: $at})
     WITH r, r.id AS id, properties(r) AS properties DELETE r RETURN id, properties`,
    { firm, at },
    Type.Object({ id: Type.String(), properties: Type.Record(Type.String(), Type.Unknown()) }),
  );
  return rows.map(({ id, properties }) => ({
    ...{ op: 'remove', sort: 'link', type: 'PLAYS', key: id },
    ...{ from: organisation(firm), to: stage(at), before: properties as Properties, after: {} },
  }));
}

async function addFirm(tx: GraphTransaction, id: string): Promise<ElementChange[]> {
  const after = { id, name: `${id}公司` };
  await tx.execute(`CREATE (:Organisation:Firm {id: $id, name: $name})`, after);
  return [
    { op: 'create', sort: 'node', ...organisation(id), labels: ['Organisation', 'Firm'], before: {}, after },
  ];
}

/** What an import does: new elements carry the run, changes of others are recorded. */
async function importRun(firms: string[], roles: [string, string][], staff: [string, number][]) {
  return graph.write(async (tx) => {
    await raiseDataVersion(tx);
    const run = `import-${randomUUID()}`;
    const at = new Date().toISOString();
    const { dataVersion } = await readMeta({ ...graph, read: tx.run });
    await tx.execute(
      `CREATE (:ImportRun {id: $run, status: 'done', finishedAt: $at, dataVersion: $dataVersion})`,
      {
        run,
        at,
        dataVersion,
      },
    );
    for (const id of firms) {
      await tx.execute(
        `MATCH (g:Region {code: '110100'})
         CREATE (:Organisation:Firm {id: $id, name: $id, run: $run})-[:LOCATED_IN {id: 'L' + $id, run: $run}]->(g)`,
        { id, run },
      );
    }
    for (const [firm, at] of roles) await addRole(tx, firm, at, { run });
    const changes: ElementChange[] = [];
    for (const [firm, count] of staff) changes.push(...(await setStaff(tx, firm, count)));
    await recordChanges(tx, { cause: 'import', causeId: run, author: 'me', at }, changes);
    return run;
  });
}

describe('taking back', () => {
  beforeEach(async () => {
    await startEmpty(graph);
    await importAll(graph, base);
  });

  test('an edit gives the earlier content again, is recorded and makes a new data version', async () => {
    const before = await contentOf(graph);
    const causeId = await change('edit', async (tx) => [
      ...(await setStaff(tx, 'a', 11)),
      ...(await setStaff(tx, 'b', 5)),
      ...(await setStaff(tx, 'c', undefined)),
      ...(await removeRole(tx, 'c', 'ore')),
      ...(await addFirm(tx, 'd')),
      ...(await addRole(tx, 'd', 'ore')),
    ]);
    expect(await contentOf(graph)).not.toBe(before);
    expect(await checkUndo(graph, causeId)).toEqual({
      possible: true,
      rests: [],
      total: 0,
      removes: 2,
      restores: 4,
    });
    const { dataVersion } = await readMeta(graph);
    expect(await undo(graph, causeId, 'you')).toMatchObject({ dataVersion: dataVersion + 1 });
    expect(await contentOf(graph)).toBe(before);
    expect(await ask(graph, `MATCH (c:Change {cause: 'undo', author: 'you'}) RETURN count(c) AS value`)).toBe(
      6,
    );
  });

  test('the taking back can itself be taken back, and so on', async () => {
    const before = await contentOf(graph);
    const edit = await change('edit', async (tx) => [
      ...(await setStaff(tx, 'a', 11)),
      ...(await removeRole(tx, 'a', 'ore')),
    ]);
    const edited = await contentOf(graph);
    const first = await undo(graph, edit, 'me');
    const second = await undo(graph, first.causeId, 'me');
    expect(await contentOf(graph)).toBe(edited);
    await expect(undo(graph, first.causeId, 'me')).rejects.toMatchObject({ code: 'conflict' });
    await undo(graph, second.causeId, 'me');
    expect(await contentOf(graph)).toBe(before);
    await expect(undo(graph, edit, 'me')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('one thing changed several times by one cause comes back as it was before the first', async () => {
    const before = await contentOf(graph);
    const causeId = await change('edit', async (tx) => [
      ...(await setStaff(tx, 'a', 11)),
      ...(await setStaff(tx, 'a', 12)),
      ...(await removeRole(tx, 'a', 'ore')),
      ...(await addRole(tx, 'a', 'ore', { status: 'planned' })),
      ...(await addRole(tx, 'a', 'part')),
      ...(await removeRole(tx, 'a', 'part')),
    ]);
    await undo(graph, causeId, 'me');
    expect(await contentOf(graph)).toBe(before);
  });

  test('nothing changes where something later rests on it, and that is named', async () => {
    const first = await change('edit', (tx) => setStaff(tx, 'a', 11));
    const later = await change('edit', (tx) => setStaff(tx, 'a', 12));
    const before = await contentOf(graph);
    expect(await checkUndo(graph, first)).toMatchObject({
      possible: false,
      total: 1,
      rests: [{ code: 'changed_later', name: '甲公司', by: 'me' }],
    });
    await expect(undo(graph, first, 'me')).rejects.toMatchObject({ code: 'conflict' });
    expect(await contentOf(graph)).toBe(before);
    await undo(graph, later, 'me');
    expect(await checkUndo(graph, first)).toMatchObject({ possible: true });
  });

  test('a later relationship, a target list or a fact on its source forbids it', async () => {
    const made = await change('edit', (tx) => addFirm(tx, 'd'));
    const role = await change('edit', (tx) => addRole(tx, 'd', 'ore'));
    expect((await checkUndo(graph, made)).rests).toEqual([{ code: 'linked_later', name: 'd公司 → 矿石' }]);
    await undo(graph, role, 'me');
    await createList(graph, { name: '清单', region: '110100', firms: ['d'] }, '2026-01-01T00:00:00.000Z');
    expect((await checkUndo(graph, made)).rests).toEqual([
      { code: 'on_list', name: 'd公司 → 清单', at: '2026-01-01T00:00:00.000Z' },
    ]);
  });

  test('a source that an edit brought stays while others rest on it', async () => {
    const after = { id: 'talk', title: '电话' };
    const causeId = await change('edit', async (tx) => {
      await tx.execute(`CREATE (:Source {id: 'talk', title: '电话'})`);
      return [
        { op: 'create', sort: 'node', label: 'Source', key: 'talk', before: {}, after },
        ...(await addRole(tx, 'a', 'part', { sourceIds: ['talk'] })),
      ];
    });
    const other = await change('edit', (tx) => addRole(tx, 'c', 'part', { sourceIds: ['talk'] }));
    await undo(graph, causeId, 'me');
    expect(await ask(graph, `MATCH (s:Source {id: 'talk'}) RETURN count(s) AS value`)).toBe(1);
    expect(await ask(graph, `MATCH (:Firm {id: 'a'})-[r:PLAYS]->() RETURN count(r) AS value`)).toBe(1);
    await undo(graph, other, 'me');
  });

  test('an import goes with all it made, and says that it was undone', async () => {
    const before = await contentOf(graph);
    const run = await importRun(
      ['n1', 'n2'],
      [
        ['n1', 'ore'],
        ['a', 'part'],
      ],
      [
        ['a', 99],
        ['b', 1],
      ],
    );
    expect(await checkUndo(graph, run)).toEqual({
      possible: true,
      rests: [],
      total: 0,
      removes: 6,
      restores: 2,
    });
    await undo(graph, run, 'you');
    expect(await contentOf(graph)).toBe(before);
    const kept = await ask(graph, `MATCH (r:ImportRun {id: $run}) RETURN properties(r) AS value`, { run });
    expect(kept).toMatchObject({ status: 'undone', undoneBy: 'you' });
    await expect(undo(graph, run, 'you')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('an import stays where its elements were changed, removed, tied or listed since', async () => {
    const run = await importRun(['n1', 'n2', 'n3'], [['n1', 'ore']], []);
    const edits = [
      await change('edit', (tx) => setStaff(tx, 'n1', 4)),
      await change('edit', (tx) => addRole(tx, 'n2', 'part')),
      await change('edit', (tx) => removeRole(tx, 'n1', 'ore')),
    ];
    await createList(graph, { name: '清单', region: '110100', firms: ['n3'] }, '2026-01-01T00:00:00.000Z');
    const { possible, rests, total } = await checkUndo(graph, run);
    expect(possible).toBe(false);
    expect(rests.map(({ code }) => code).sort()).toEqual([
      'changed_later',
      'changed_later',
      'linked_later',
      'on_list',
    ]);
    expect(total).toBe(4);
    for (const edit of edits.toReversed()) await undo(graph, edit, 'me');
    expect((await checkUndo(graph, run)).rests.map(({ code }) => code)).toEqual(['on_list']);
  });

  test('whatever was done, taken back from the last to the first, leaves nothing behind', async () => {
    const before = await contentOf(graph);
    const firm = fc.constantFrom('a', 'b', 'c');
    const at = fc.constantFrom('ore', 'part');
    const act = fc.oneof(
      fc.record({
        kind: fc.constant('staff' as const),
        firm,
        staff: fc.option(fc.nat(50), { nil: undefined }),
      }),
      fc.record({ kind: fc.constant('add' as const), firm, at }),
      fc.record({ kind: fc.constant('remove' as const), firm, at }),
    );
    const one = (tx: GraphTransaction, asked: typeof act extends fc.Arbitrary<infer T> ? T : never) =>
      asked.kind === 'staff'
        ? setStaff(tx, asked.firm, asked.staff)
        : asked.kind === 'add'
          ? addRole(tx, asked.firm, asked.at)
          : removeRole(tx, asked.firm, asked.at);
    const step = fc.oneof(
      fc.array(act, { minLength: 1, maxLength: 5 }),
      fc.record({
        roles: fc.array(fc.tuple(firm, at), { maxLength: 3 }),
        staff: fc.array(fc.tuple(firm, fc.nat(50)), { maxLength: 3 }),
      }),
    );
    const isRecorded = (id: string): Promise<boolean> =>
      checkUndo(graph, id).then(
        () => true,
        () => false,
      );
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        const causes: { id: string; content: string }[] = [];
        for (const asked of steps) {
          const content = await contentOf(graph);
          const id = Array.isArray(asked)
            ? await change('edit', async (tx) => {
                const all: ElementChange[] = [];
                for (const each of asked) all.push(...(await one(tx, each)));
                return all;
              })
            : await importRun([`n${(made += 1)}`], asked.roles, asked.staff);
          // What was done and done away with by one cause is recorded, too: it stands before whatever came earlier.
          if (await isRecorded(id)) causes.push({ id, content });
        }
        for (const { id, content } of causes.toReversed()) {
          await undo(graph, id, 'me');
          expect(await contentOf(graph)).toBe(content);
        }
        expect(await contentOf(graph)).toBe(before);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  test('nothing is known of a cause that never was', async () => {
    await expect(checkUndo(graph, 'edit-none')).rejects.toMatchObject({ code: 'not_found' });
  });
});

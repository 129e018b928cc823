import { expect, test } from 'vitest';
import type { Undone } from '../../server/contract/change.ts';
import type { Problem } from '../../server/contract/common.ts';
import type { EditableFact, EditableFirm, EditDone } from '../../server/contract/edit.ts';
import type { FirmDossier } from '../../server/contract/firm.ts';
import type { SourceList } from '../../server/contract/source.ts';
import { serveShipped } from './shipped.ts';

const shipped = serveShipped();

/** A role that ships, with a source that does. */
async function anyRole() {
  const { body } = await shipped.get<{ items: { firm: { id: string } }[] }>('/api/firms?limit=50');
  for (const { firm } of body.items) {
    const dossier = await shipped.get<FirmDossier>(`/api/firms/${encodeURIComponent(firm.id)}`);
    const fact = dossier.body.facts.find(
      ({ kind, provenance }) => kind === 'plays' && provenance.evidence === 'claimed',
    );
    if (fact) return { fact, firm: firm.id };
  }
  throw new Error('no role ships');
}
const anySource = async () => (await shipped.get<SourceList>('/api/sources?limit=1')).body.items[0]!.id;
const at = (id: string) => `/api/facts/${encodeURIComponent(id)}`;
const undo = (cause: string) => shipped.send<Undone>('POST', `/api/changes/${cause}/undo`);

test('a fact is read with its version, corrected, retracted and had back', async () => {
  const { fact } = await anyRole();
  const source = { id: await anySource() };
  const read = await shipped.get<EditableFact>(at(fact.id));
  expect(read.status).toBe(200);
  expect(read.body.fact).toEqual(fact);
  const { version } = read.body;

  const patch = { version, values: { capacity: '每年 20 列' }, source, evidence: 'claimed' };
  const corrected = await shipped.send<EditDone>('PATCH', at(fact.id), patch);
  expect(corrected.status).toBe(200);
  expect((await shipped.get<EditableFact>(at(fact.id))).body).toMatchObject({
    version: corrected.body.version,
    fact: { values: { capacity: '每年 20 列' } },
  });

  const late = await shipped.send<Problem>('PATCH', at(fact.id), {
    ...patch,
    values: { capacity: '另一个' },
  });
  expect(late.status).toBe(409);
  expect(late.body).toMatchObject({
    code: 'conflict',
    errors: [{ field: 'capacity', message: 'is now "每年 20 列", asked for "另一个"' }],
  });

  const gone = await shipped.send<EditDone>('DELETE', at(fact.id), {
    version: corrected.body.version,
    reason: '演示',
  });
  expect(gone.status).toBe(200);
  expect((await shipped.get(at(fact.id))).status).toBe(404);
  expect((await undo(gone.body.cause)).status).toBe(200);
  expect((await undo(corrected.body.cause)).status).toBe(200);
  expect((await shipped.get<EditableFact>(at(fact.id))).body).toMatchObject({ version, fact });
});

test('a new fact needs a source, its own columns and ends that are there', async () => {
  const { firm } = await anyRole();
  const asked = { kind: 'brought', subject: firm, object: firm, evidence: 'claimed' };
  const cases: [object, string][] = [
    [{ ...asked }, 'source'],
    [{ ...asked, source: { title: '  ' } }, 'source.title'],
    [{ ...asked, source: { title: '电话', publishedOn: '昨天' } }, 'source.publishedOn'],
    [{ ...asked, source: { title: '电话', url: 'javascript:alert(1)' } }, 'source.url'],
    [{ ...asked, source: { title: '电话' }, evidence: 'suggested' }, 'evidence'],
    [{ ...asked, source: { title: '电话' }, colour: 'red' }, 'colour'],
    [{ ...asked, source: { title: '电话' }, values: { colour: 'red' } }, 'values.colour'],
    [{ ...asked, source: { title: '电话' }, values: { since: '2020-02-30' } }, 'values.since'],
    [{ ...asked, source: { title: '电话' }, object: 'nobody' }, 'object'],
    [{ ...asked, source: { title: '电话' }, kind: 'feeds' }, 'kind'],
  ];
  for (const [body, field] of cases) {
    const { status, body: problem } = await shipped.send<Problem>('POST', '/api/facts', body);
    expect([field, status]).toEqual([field, 400]);
    expect(problem.errors?.map((error) => error.field)).toContain(field);
  }
});

test('what is registered of a firm is corrected, and the dossier shows it', async () => {
  const { firm } = await anyRole();
  const path = `/api/firms/${encodeURIComponent(firm)}`;
  const { body } = await shipped.get<EditableFirm>(`${path}/registered`);
  const patch = { version: body.version, properties: { staff: 4321, foundedOn: '2001-02' }, note: '年报' };
  const { status, body: done } = await shipped.send<EditDone>('PATCH', path, patch);
  expect(status).toBe(200);
  const dossier = await shipped.get<FirmDossier>(path);
  expect(dossier.body.attributes).toEqual(
    expect.arrayContaining([
      { id: 'staff', value: 4321 },
      { id: 'foundedOn', value: '2001-02' },
    ]),
  );
  const late = await shipped.send<Problem>('PATCH', path, { ...patch, properties: { staff: 1 } });
  expect(late.body).toMatchObject({
    code: 'conflict',
    errors: expect.arrayContaining([{ field: 'staff', message: 'is now 4321, asked for 1' }]) as unknown,
  });
  const wrong = await shipped.send<Problem>('PATCH', path, {
    ...patch,
    properties: { staff: -1, shoe: 'x' },
  });
  expect(wrong.body.errors?.map(({ field }) => field)).toEqual(['properties.staff', 'properties.shoe']);
  expect((await undo(done.cause)).status).toBe(200);
});

test('a fact that no form can hold, or that is not there, is not found', async () => {
  for (const id of ['FEEDS|a|b', 'PLAYS|nobody|nothing', 'x'.repeat(600), '中'.repeat(200)]) {
    expect((await shipped.get(at(id))).status).toBe(404);
  }
});

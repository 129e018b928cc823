import { expect, test } from 'vitest';
import type { HistoryPage } from '../../server/contract/change.ts';
import type { EditableFirm, EditDone } from '../../server/contract/edit.ts';
import type { UndoCheck } from '../../server/contract/import-run.ts';
import { rowsOf, serveShipped } from './shipped.ts';

const shipped = serveShipped();

test('a correction is in the history of its firm, as page and as table, and can be taken back once', async () => {
  const { body: firms } = await shipped.get<{ items: { firm: { id: string } }[] }>('/api/firms?limit=1');
  const path = `/api/firms/${encodeURIComponent(firms.items[0]!.firm.id)}`;
  const { body: firm } = await shipped.get<EditableFirm>(`${path}/registered`);
  const patch = { version: firm.version, properties: { staff: 77 } };
  const { body: done } = await shipped.send<EditDone>('PATCH', path, patch);

  const address = `/api/history?kind=firm&id=${encodeURIComponent(firm.id)}`;
  const { body } = await shipped.get<HistoryPage>(address);
  expect(body.items[0]).toMatchObject({ causeId: done.cause, cause: 'edit', undone: false });
  const { text } = await shipped.get(`${address}&format=csv`);
  expect(rowsOf(text)[0]).toMatchObject({ cause: 'edit', property: 'staff', after: '77' });

  const check = await shipped.get<UndoCheck>(`/api/changes/${done.cause}/undo`);
  expect(check.body).toMatchObject({ possible: true, restores: 1 });
  expect((await shipped.send('POST', `/api/changes/${done.cause}/undo`)).status).toBe(200);
  expect((await shipped.send('POST', `/api/changes/${done.cause}/undo`)).status).toBe(409);
  expect((await shipped.get<HistoryPage>(address)).body.items.slice(0, 2)).toMatchObject([
    { cause: 'undo', undoes: done.cause },
    { causeId: done.cause, undone: true },
  ]);
});

test('asks that make no sense are refused or not found', async () => {
  expect((await shipped.get('/api/history?kind=firm')).status).toBe(400);
  expect((await shipped.get('/api/history?kind=shoe&id=x')).status).toBe(400);
  expect((await shipped.get<HistoryPage>('/api/history?kind=firm&id=nobody')).body.total).toBe(0);
  expect((await shipped.get('/api/changes/none/undo')).status).toBe(404);
  expect((await shipped.send('POST', '/api/changes/none/undo')).status).toBe(404);
});

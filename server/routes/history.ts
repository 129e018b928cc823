import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readAuthor } from '../author.ts';
import {
  CauseParams,
  type HistoryChange,
  type HistoryEntry,
  HistoryPage,
  HistoryQuery,
  Undone,
} from '../contract/change.ts';
import { UndoCheck } from '../contract/import-run.ts';
import type { GraphClient } from '../graph/client.ts';
import { readHistory, toSubject } from '../graph/change/history.ts';
import { checkUndo, undo } from '../graph/change/undo.ts';
import { toPage, toPaging } from './parameter.ts';
import { sendTable, tableTypes, type Column } from './table.ts';

interface Line {
  entry: HistoryEntry;
  change?: HistoryChange;
  value?: HistoryChange['values'][number];
}

const shown = (value: string | number | boolean | string[] | undefined) =>
  Array.isArray(value) ? value.join(';') : value === undefined ? undefined : String(value);

const columns: Column<Line>[] = [
  ['at', ({ entry }) => entry.at],
  ['author', ({ entry }) => entry.author],
  ['cause', ({ entry }) => entry.cause],
  ['cause_id', ({ entry }) => entry.causeId],
  ['undone', ({ entry }) => String(entry.undone)],
  ['title', ({ entry }) => entry.title],
  ['note', ({ entry }) => entry.note],
  ['made', ({ entry }) => (entry.made > 0 ? entry.made : undefined)],
  ['op', ({ change }) => change?.op],
  ['kind', ({ change }) => change?.kind],
  ['subject_id', ({ change }) => change?.subject.id],
  ['subject', ({ change }) => change?.subject.name],
  ['object_id', ({ change }) => change?.object?.id],
  ['object', ({ change }) => change?.object?.name],
  ['property', ({ value }) => value?.property],
  ['before', ({ value }) => shown(value?.before)],
  ['after', ({ value }) => shown(value?.after)],
];

/** A line for each property that changed; an entry without any has a line of its own. */
const toLines = (entries: HistoryEntry[]): Line[] =>
  entries.flatMap((entry): Line[] => {
    const lines = entry.changes.flatMap((change): Line[] =>
      change.values.length === 0
        ? [{ entry, change }]
        : change.values.map((value) => ({ entry, change, value })),
    );
    return lines.length === 0 ? [{ entry }] : lines;
  });

const tags = ['history'];

/** What changed, by whom, when and from what to what; and taking it back. */
export const historyRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.get(
    '/api/history',
    {
      schema: {
        tags,
        summary: 'Everything that changed, newest first; with `kind` and `id` of one thing',
        produces: tableTypes,
        querystring: HistoryQuery,
        response: { 200: HistoryPage },
      },
    },
    async (request, reply) => {
      const paging = toPaging(request, request.query);
      const { entries, total } = await readHistory(graph, toSubject(request.query), paging);
      const table = { name: 'history', columns, rows: toLines(entries) };
      return sendTable(request, reply, table, () => toPage(entries, total, paging));
    },
  );

  app.get(
    '/api/changes/:cause/undo',
    {
      schema: {
        tags,
        summary: 'Whether a change can be undone, and what rests on it',
        params: CauseParams,
        response: { 200: UndoCheck },
      },
    },
    async ({ params }) => checkUndo(graph, params.cause),
  );

  app.post(
    '/api/changes/:cause/undo',
    {
      schema: { tags, summary: 'Takes a change back', params: CauseParams, response: { 200: Undone } },
    },
    async ({ params }) => undo(graph, params.cause, readAuthor()),
  );
};

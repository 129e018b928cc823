import type { HistoryPage, Undone } from '../../server/contract/change.ts';
import type { EntityKind } from '../../server/contract/common.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { changing } from './edit.ts';
import { sendJson, withQuery } from './http.ts';

interface Asked {
  kind?: EntityKind;
  id?: string;
  limit?: number;
  cursor?: string | undefined;
}

/** What changed, newest first: of one thing, or of everything. */
export const fetchHistory = (asked: Asked = {}): Resource<HistoryPage> =>
  resource(withQuery('/api/history', { ...asked }));

/** The same as a CSV file. */
export const historyCsv = (asked: Asked = {}): string =>
  withQuery('/api/history', { ...asked, format: 'csv' });

/** Takes a change back; refused when later work rests on it. */
export const undoChange = (cause: string): Promise<Undone> =>
  changing(sendJson('POST', `/api/changes/${encodeURIComponent(cause)}/undo`));

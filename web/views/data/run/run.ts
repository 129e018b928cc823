import type { ImportRun } from '../../../../server/contract/import-run.ts';
import { clock } from '../../../i18n/date.ts';

/** A moment of the server as the reader's own clock shows it: `2026-11-21 18:05`. */
export function moment(iso: string): string {
  const at = new Date(iso);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock(at)}`;
}

/** Every record of a run, changed or not. */
export const rowsOf = ({ rows }: ImportRun): number => rows.new + rows.changed + rows.unchanged;

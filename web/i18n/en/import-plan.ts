import { count } from '../number.ts';
import type { importPlan as zh } from '../zh/import-plan.ts';

const of = (value: number, one: string, many: string): string =>
  `${count(value)} ${value === 1 ? one : many}`;
const records = (value: number): string => of(value, 'record', 'records');

export const importPlan: typeof zh = {
  yes: 'yes',
  no: 'no',
  nothingWritten: 'nothing is written yet',
  planAdds: (all) => ` ${records(all)}, each in one part`,
  planBar: 'The plan: how many are new, changed, unchanged, rejected, possible duplicates',
  parts: {
    new: 'New',
    changed: 'Changed',
    unchanged: 'Unchanged',
    rejected: 'Rejected',
    duplicates: 'Possible duplicates',
  },
  notices: 'Notices',
  rechecking: 'working your decision in…',
  planColumns: {
    table: 'Table',
    new: 'New',
    changed: 'Changed',
    unchanged: 'Unchanged',
    rejected: 'Rejected',
  },
  perTable: 'Records by table',
  noChanges: 'Nothing the library holds would change.',
  changesLabel: 'What would change',
  changeColumns: { name: 'Whose', property: 'What', change: 'From what to what', row: 'In the file' },
  fileRow: (row) => `row ${count(row)}`,
  newlyKnown: 'unknown',
  emptied: 'emptied',
  moreChanges: (next) => `${count(next)} more`,
  changesShown: (shown, total) => `${count(shown)} of ${count(total)} shown`,
  noRejections: 'No row is rejected.',
  rejectedLabel: 'Rejected rows',
  rejectedColumns: { row: 'Row', column: 'Column', value: 'Written', expected: 'Expected' },
  rejectedWhy:
    'With one wrong row none is written. Mend the file and bring it in again, or leave the column out under Columns.',
  rejectedShown: (shown, total) =>
    shown < total ? `the first ${count(shown)} of ${count(total)}` : of(total, 'cell', 'cells'),
  rejectedCsv: 'Download the rejected rows (CSV)',
  emptyCell: '(empty)',
  again: 'Bring in the mended file',
};

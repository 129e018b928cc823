import { count } from '../number.ts';
import { sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';

const rests: Record<string, string> = {
  changed_later: 'changed later',
  linked_later: 'other facts link to it since',
  on_list: 'is on a target list',
  merged_later: 'merged with another firm since',
};
const imports = (value: number): string => `${count(value)} ${value === 1 ? 'import' : 'imports'}`;

export const run: Messages['run'] = {
  /** What a run is called: the product's own has no file. */
  titleOf: (title: string): string => (title === 'shipped' ? 'Data that ship with the product' : title),
  asks: 'What was imported',
  reading: sentence`Reading the runs…`,
  answer: (runs, undone) =>
    runs === 0
      ? sentence`Nothing has been imported yet.`
      : sentence`${imports(runs)}${undone === 0 ? '' : `, ${count(undone)} of them undone`}; each is there as a whole or not at all.`,
  all: 'Import runs',
  columns: {
    time: 'Time',
    title: 'File',
    author: 'Who',
    rows: 'Records',
    result: 'Result',
    version: 'Version',
    undo: 'Undo',
  },
  result: (fresh, changed) =>
    fresh === 0 && changed === 0
      ? 'nothing changed'
      : [fresh === 0 ? '' : `${count(fresh)} new`, changed === 0 ? '' : `${count(changed)} changed`]
          .filter((part) => part !== '')
          .join(' · '),
  noVersion: 'no change',
  undone: 'undone',
  undo: 'Undo',
  undoNamed: (title) => `Undo ${title}`,
  detail: {
    time: 'Written',
    from: (start, end) => (start === end ? start : `${start} to ${end}`),
    rows: 'Records',
    counts: (fresh, changed, unchanged) =>
      `${count(fresh)} new, ${count(changed)} changed, ${count(unchanged)} unchanged`,
    undone: (at, by) => (by === undefined ? at : `${at}, ${by}`),
    hash: 'Mark of the files',
  },
  undoTitle: (title) => `Undo “${title}”`,
  asking: 'Looking for what rests on it since…',
  would: (removes, restores) =>
    `${count(removes)} nodes and relationships would go; ${count(restores)} would be again as before the import.`,
  wouldNote: 'All of it or nothing. The same file can be imported again afterwards.',
  undoDo: 'Undo this run',
  cannot: 'It cannot be undone now.',
  cannotWhy: (total) =>
    `${count(total)} later ${total === 1 ? 'thing rests' : 'things rest'} on it; deal with these first:`,
  rest: (code) => rests[code] ?? code,
  undoneNow: (title) => `“${title}” is undone; every view is fresh.`,
  empty: 'Nothing has been imported yet',
  emptyWhy:
    'Bring a table in under Import: once written it stands here as a run and can be undone as a whole.',
};

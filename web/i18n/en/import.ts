import { count, percent } from '../number.ts';
import { importPlan } from './import-plan.ts';
import { sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';
import { columnWord, noteWords, table } from './import-word.ts';

const of = (value: number, one: string, many: string): string =>
  `${count(value)} ${value === 1 ? one : many}`;
const rows = (value: number): string => of(value, 'row', 'rows');
const records = (value: number): string => of(value, 'record', 'records');
const pairs = (value: number): string => of(value, 'pair', 'pairs');
const columns = (value: number): string => of(value, 'column', 'columns');
const seconds = (value: number): string =>
  value < 60
    ? of(Math.max(1, Math.ceil(value)), 'second', 'seconds')
    : of(Math.ceil(value / 60), 'minute', 'minutes');

export const imports: Messages['imports'] = {
  asks: 'What to import',
  answer: {
    start: sentence`Bring a table in, see what it would change, then decide.`,
    unfinished: (jobs) =>
      sentence`${of(jobs, 'table is', 'tables are')} not written yet: go on with one or bring in another.`,
    reading: sentence`Reading the files; nothing is written yet.`,
    asks: sentence`See how it is read, then what it would change. Nothing is written yet.`,
    checking: sentence`Comparing with the library; nothing is written yet.`,
    checked: (all, fresh, changed, rejected, doubles) =>
      all === 0
        ? sentence`The files hold no row to import.`
        : sentence`${records(all)}: ${count(fresh)} new, ${count(changed)} changed${rejected > 0 ? `, ${count(rejected)} rejected` : ''}${doubles > 0 ? `; ${pairs(doubles)} that may be one firm` : ''}. Nothing is written yet.`,
    loading: sentence`Writing. Nobody sees a row before all of them are there.`,
    done: sentence`Written; every view is fresh.`,
    unchanged: sentence`The library holds all of this already; nothing was changed.`,
    failed: sentence`Nothing was written; the library is as before.`,
    cancelled: sentence`Cancelled; the library is as before.`,
    gone: sentence`This import is no more; it changed nothing by going.`,
  },
  steps: { file: 'Files', columns: 'Columns', plan: 'Plan', load: 'Write' },
  stepsLabel: 'The four steps of an import',
  stepDone: 'done:',

  drop: 'Drop tables here',
  dropNow: 'Let go to read them',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  accepted:
    'CSV, XLSX, ZIP or a folder; a plain list of firms will do, under headers of your own. Up to 200 MB a file and 20 files at once.',
  acceptedSafe:
    'Checked first, not written. Names of persons, phone and identity numbers are never imported.',
  tables: 'What the tables are',
  tablesNote: 'filled in like this, nothing has to be mapped',
  tablesHow:
    'One table a file, or a sheet of a workbook; headers in English or Chinese, in any order. Bold ones are needed.',
  uploading: (files) => `Sending ${of(files, 'file', 'files')}…`,
  nothingUsable: 'There is no CSV, XLSX or ZIP file in it.',
  tooManyFiles: (files) => `These are ${count(files)} files; up to 20 go at once. Put them into one ZIP.`,
  tooLarge: (name) => `“${name}” is larger than 200 MB. Split it, or import it from the command line.`,
  unfinished: 'Not written yet',
  resume: 'Go on',
  forget: 'Throw away',
  forgetNamed: (title) => `Throw away ${title}`,
  jobStatus: {
    reading: 'being read',
    asks: 'waits: how is it read?',
    checking: 'being checked',
    checked: 'waits: see the plan',
    loading: 'being written',
    done: 'written',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  templates: 'Remembered columns',
  templatesNote: 'a table with the same headers goes straight to the plan',
  templateColumns: (mapped, all) => `${columns(all)}, ${count(mapped)} imported`,
  templateForget: 'Forget',
  templateForgetNamed: (name) => `Forget the columns of ${name}`,
  usedAt: (date) => `used ${date}`,

  sheets: (sheets, total) =>
    `${of(sheets, 'table', 'tables')}${total === undefined ? '' : ` · ${rows(total)}`}`,
  rows,
  encodingName: { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16LE', gb18030: 'GB18030' },
  encodingTitle: 'Which one reads well?',
  encodingOne: 'Does it read well so?',
  encodingNote: 'The file does not say its encoding.',
  encodingLikely: 'most likely',
  mapping: 'Columns',
  mappingNote: (all, sure) => `${columns(all)}, ${count(sure)} matched`,
  mappingFor: (name) => `Columns of ${name}`,
  headers: { header: 'Your header and samples', field: 'Field', how: 'How it is read' },
  noHeader: '(no header)',
  noSample: '(empty)',
  notImported: 'not imported',
  fieldOf: (header) => `What “${header}” is`,
  how: {
    exact: 'the header says it',
    similar: 'synonym',
    values: 'by its values',
    template: 'as last time',
    personal: 'personal data',
    none: 'not known, left out',
    user: 'as you said',
  },
  understood: (good, all) => `${count(good)} / ${count(all)}`,
  doubt: (row, value, expected) => `row ${count(row)} “${value}”: expected ${expected}`,
  factorOf: (header) => `Unit of “${header}”`,
  factors: { '1': '× 1', '1000': '× 1 000', '10000': '× 10 000 (万)', '100000000': '× 100 million (亿)' },
  factor: (value) => `× ${count(value)}`,
  modelSheet: (name, tableName, size) =>
    `${name}: the table “${tableName}”, every header known${size}; nothing to map.`,
  sheetSize: (value) => `, ${rows(value)}`,
  skipSheet: 'Leave this table out',
  takeSheet: 'Import it after all',
  ignored: (names) => `No tables, not read: ${names}`,
  defaults: 'Not in the table, the same for every row',
  regionDefault: 'Where these firms are',
  regionDefaultNote: 'no column says it',
  defaultOf: (field) => `${field} of every row`,
  source: 'Source',
  sourceNote: 'every fact has to say who says so',
  sourceNew: 'A new source (reported by users)',
  sourceKeep: 'The source of this import',
  sourceTitle: 'Name of the new source',
  sourceSuggested: (month) => `Reported by firms ${month}`,
  sourcePublisher: 'Who gave it (optional)',
  remember: 'Remember these columns: next time the same headers go straight to the plan',
  toPlan: 'Read it so, show the plan',
  reread: 'Check again as read now',
  choose: 'please choose',
  lacksName: 'No column is the name of the firm yet; choose one.',
  lacksSource: 'Give the new source a name.',
  lacksRegion: 'Say where these firms are.',
  twice: (field) => `Two columns are “${field}”; change one.`,
  groupOf: (name) => table[name] ?? name,
  columnOf: columnWord,
  note: (code, place, total) =>
    `${noteWords[code] ?? code}${total === undefined ? '' : ` (${count(total)})`}${place === undefined ? '' : `, as in ${place}`}`,
  expected: (said) => said,
  problem: (said) => said,

  ...importPlan,
  number: count,
  plan: 'Plan',

  duplicates: 'Maybe one firm',
  noDuplicates: 'No firm looks like another.',
  pairOf: (at, total) => `${count(at)} / ${count(total)}`,
  earlier: 'Previous pair',
  next: 'Next pair',
  allDecided: (total) => `All ${pairs(total)} decided.`,
  leftToDecide: (left) => `${pairs(left)} not decided`,
  leftWritten: (left) => `${pairs(left)} not decided: written as two firms, to be merged later if you wish.`,

  load: (value) => `Write ${records(value)}`,
  whyNot: {
    rejected: (value) => `${records(value)} rejected: mend them first. As it is, nothing would be written.`,
    nothing: 'Nothing new and nothing changed: there is nothing to write.',
    empty: 'The files hold no row to import.',
  },
  progress: {
    reading: 'Reading',
    checking: 'Checking',
    comparing: 'Comparing with the library',
    writing: 'Writing',
  },
  progressLabel: 'Progress',
  progressOf: (done, total) => (total === undefined ? count(done) : `${count(done)} / ${count(total)}`),
  progressShare: (share) => percent(share),
  perSecond: (value) => `${count(value)} a second`,
  secondsLeft: (value) => `about ${seconds(value)} left`,
  canClose: 'You can close this page, it goes on; Import shows it again.',
  cancel: 'Cancel the import',
  done: {
    title: 'Written',
    unchangedTitle: 'Nothing was changed',
    unchanged: 'The library holds all of this already; the data version is as before.',
    wrote: (fresh, changed, unchanged) =>
      `${count(fresh)} new, ${count(changed)} changed, ${count(unchanged)} unchanged.`,
    version: (version) => `Data version v${version}`,
    toRun: 'See this run, or undo it',
    toChain: 'See the chain',
    toGaps: 'See the gaps',
    toFirms: 'See the firms',
    another: 'Import another',
  },
  failed: {
    title: 'Not written',
    why: 'Not a row was written; the library is as before.',
    again: 'Check once more',
    retry: 'Read it another way',
    another: 'Choose other files',
  },
  cancelled: { title: 'Cancelled', why: 'Not a row was written; the library is as before.' },
  gone: {
    title: 'This import is no more',
    why: 'It was thrown away, or cleared after a long while. If it was written it stands under Runs and undo; if not, bring the files in again.',
  },
  away: 'No connection just now; it will go on by itself. The import on the server is not affected.',
  emptyTitle: 'The files hold no row to import',
  emptyWhy: 'No row under the header has anything in it. Is it the right file or sheet?',
};

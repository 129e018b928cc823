import { count } from '../number.ts';
import type { Messages } from '../zh/index.ts';

export const ui: Messages['ui'] = {
  close: 'Close',
  loading: 'Reading…',
  retry: 'Try again',
  csv: 'Export CSV',
  showAll: (total) => `Show all ${count(total)}`,
  shown: (shown, total) => `Showing ${count(shown)} of ${count(total)}`,
  more: (next) => `${count(next)} more`,
  expand: 'Open',
  collapse: 'Close',
  sortBy: (column) => `Sort by ${column}`,
  filter: 'Filter',
  noMatch: 'Nothing matches. Try another name, pinyin or initials.',
  typeToFind: 'Name, code or pinyin',
  source: (number) => `Source ${number}`,
  sources: (total) => `${count(total)} ${total === 1 ? 'source' : 'sources'}`,
  openSource: 'Open this source',
  stale: (date) => `${date}, more than two years ago`,
  evidenceOf: (evidence) => `Evidence: ${evidence}`,
  seenAt: (time) => `You are looking at the data of ${time}: you can read it but not change it.`,
  undo: 'Undo',
  cancel: 'Cancel',
  copied: 'Link copied',
  copyLink: 'Copy link',
  print: 'Print',
};

import type { history as zh } from '../zh/history.ts';

export const history: typeof zh = {
  title: 'History',
  note: 'who, when, from what to what',
  stageTitle: 'History of this stage',
  none: 'Nothing was changed yet.',
  cause: {
    import: 'Import',
    edit: 'Edit',
    review: 'Review',
    merge: 'Merge',
    split: 'Split',
    undo: 'Undo',
  },
  op: { create: 'added', change: 'changed', remove: 'removed' },
  made: (n) => `noted ${n} facts`,
  rows: (n) => `${n} new rows`,
  because: (why) => `Because: ${why}`,
  undone: 'undone',
  redo: 'Do it again',
  rests: 'Later changes rest on it: undo those first.',
  moreChanges: (n) => `${n} more changes, in the CSV or the import`,
  older: 'Earlier',
  total: (n) => `${n} in all`,
  yes: 'yes',
  no: 'no',
  review: { accepted: 'accepted', rejected: 'rejected', later: 'put off' },
};

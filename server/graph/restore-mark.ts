const start = 'restoring ';

/**
 * What readers are told while a backup is being restored, and what whoever comes next is told when that was cut off:
 * where the content from before lies, and how to go on.
 */
export const restoreMark = (file: string, before: string | undefined): string =>
  `${start}${file}; until that is done the graph is incomplete. If it was cut off, run: npm run restore -- ${file} --force` +
  (before === undefined ? '' : ` (what was there before: npm run restore -- ${before} --force)`);

/**
 * Whether the mark on a graph says that a restore was cut off. Such a graph is not to be filled with the data that ship:
 * its owner has something better.
 */
export const isRestoreMark = (loading: string): boolean => loading.startsWith(start);

/** Where the content from before a restore that was cut off lies, as its mark says; undefined when there was none. */
export const keptBefore = (loading: string): string | undefined =>
  /\(what was there before: npm run restore -- (.+) --force\)$/.exec(loading)?.[1];

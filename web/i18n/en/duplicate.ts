import { count } from '../number.ts';
import { opening, sentence } from '../sentence.ts';
import type { duplicate as zh } from '../zh/duplicate.ts';

type Values = Record<string, string>;

const reasons: Record<string, (values: Values) => string> = {
  same_credit_code: ({ code }) => `same credit code (${code})`,
  same_stock_code: ({ code }) => `same stock code (${code})`,
  same_name: () => 'same full name',
  same_stem: ({ stem }) => `without place and legal form both are “${stem}”`,
  other_name: ({ name }) => `“${name}” is an alias or former name of the other`,
  similar_name: ({ nearness }) => `names alike ${nearness}`,
  same_place: ({ place }) => `both in ${place}`,
  same_group: ({ group }) => `both of group ${group}`,
  other_place: ({ one, other }) => `one in ${one}, one in ${other}`,
  other_credit_code: () => 'other credit codes: two legal entities',
  other_stock_code: () => 'other stock codes',
  group_and_member: () => 'one is a group, one is not',
  other_form: ({ one, other }) => `${one}, ${other}`,
};

const plural = (number: number, word: string): string => `${count(number)} ${word}${number === 1 ? '' : 's'}`;

export const duplicate: typeof zh = {
  answer: (open, place) =>
    open === 0
      ? sentence`${place}: no possible duplicates left to look at.`
      : sentence`${place}: ${opening('open', plural(open, 'pair'))} of firms may be one and the same.`,
  everywhere: 'All data',
  place: 'Regions',
  show: 'Show',
  shows: { open: 'To look at', later: 'Left for later', different: 'Not the same', merged: 'Merged' },
  list: 'Possibly the same firm',
  pair: (one, other) => `${one} and ${other}`,
  score: (score) => `likelihood ${score}`,
  compare: 'Side by side',
  known: 'In the graph',
  stays: 'Stays',
  goes: 'Merged into it',
  row: (file, row) => `${file}, row ${count(row)}`,
  rowOnly: (row) => `Row ${count(row)} of the file`,
  property: {
    name: 'Name',
    shortName: 'Short name',
    nameEn: 'English name',
    creditCode: 'Credit code',
    stockCode: 'Stock code',
    regionCode: 'Region',
    groupId: 'Group',
    status: 'Status',
    statusOn: 'Status date',
    staff: 'Staff',
    revenueCny: 'Revenue (CNY)',
    foundedOn: 'Founded on',
    kind: 'Kind',
    tiers: 'Qualifications',
    aliases: 'Aliases',
    formerNames: 'Former names',
    disciplines: 'Disciplines',
    stages: 'Stages',
  },
  facts: 'Named by',
  factCount: (facts) => plural(facts, 'fact'),
  unknown: 'unknown',
  same: 'same',
  united: 'both kept',
  keepOf: (property) => `${property}: which one to keep`,
  namesKept: 'The name not chosen is kept as an alias',
  merge: 'Merge, keep the chosen',
  mergeRow: 'The same firm',
  different: 'Not the same',
  later: 'Later',
  splitLater: 'A merge can be split again',
  decided: {
    same: 'Decided: the same firm',
    different: 'Decided: not the same',
    later: 'Left for later',
  },
  reason: (code, values) => reasons[code]?.(values) ?? code,
  speaksAgainst: 'against',
  preview: {
    title: 'After the merge',
    moves: (facts) => `${plural(facts, 'fact')} moved to the firm that stays`,
    unites: (facts) => `${plural(facts, 'fact')} known of both become one, all sources kept`,
    sources: (sources) => plural(sources, 'source'),
    drops: (names, facts) =>
      `${plural(facts, 'fact')} put away until a split (the registered place not chosen, or a link to itself): ${names}`,
    lists: (lists) => `target lists follow: ${lists}`,
    none: 'No facts to move',
    names: (names) => `new aliases: ${names}`,
  },
  empty: 'No possible duplicates',
  emptyWhy:
    'Credit codes, stock codes, names, aliases and former names were compared. Every import is compared again.',
  emptyShow: 'None of this sort',
  emptyShowWhy: 'Choose another sort, or all regions.',
  allRegions: 'All regions',
  choose: 'Choose a pair on the left',
  keys: 'up and down',
  more: 'More',
  merging: 'Merging…',
  deciding: 'Saving…',
  done: {
    same: (from, into) => `${from} was merged into ${into}`,
    different: (one, other) => `Noted: ${one} and ${other} are not the same`,
    later: 'Left for later',
  },
  merges: {
    columns: { at: 'When', from: 'Merged', into: 'Stays', by: 'Who', facts: 'Facts', act: 'Action' },
    facts: (moved, united) =>
      united === 0 ? count(moved) : `${count(moved)}, of which united ${count(united)}`,
    split: 'Split',
    splitOf: (from, into) => `Split ${from} from ${into}`,
    wasSplit: (at, by) => `split ${at} by ${by}`,
    empty: 'Nothing was merged yet',
    emptyWhy: 'Merges are listed here and can be split from here.',
    title: (from) => `Split ${from}`,
    clean: (restores) =>
      `Nothing was changed since: ${plural(restores, 'node or relation')} restored as before the merge.`,
    added: (facts) => `${plural(facts, 'fact')} added since the merge stay with the firm that stays.`,
    stands: 'Later changes stand in the way:',
    standing: (code, name) => standing[code]?.(name) ?? name,
    byAt: (by, at) => `${by}, ${at}`,
    anyway: 'Split all the same, keep later changes',
    impossible: 'The above must be settled before it can be split.',
    kept: (kept) => `${plural(kept, 'later change')} kept where made.`,
    confirm: 'Split',
    splitting: 'Splitting…',
    splitDone: (from) => `${from} was split off`,
  },
};

const standing: Record<string, (name: string) => string> = {
  changed_later: (name) => `${name} was changed later`,
  removed_later: (name) => `${name} was removed later`,
  end_gone: (name) => `the other end of ${name} is gone`,
  exists_again: (name) => `${name} was imported again`,
  merged_later: (name) => `${name} was merged later: split that merge first`,
};

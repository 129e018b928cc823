import { count } from '../number.ts';
import { opening, sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';

const facts = (value: number): string => `${count(value)} ${value === 1 ? 'fact' : 'facts'}`;
const sources = (value: number): string => `${count(value)} ${value === 1 ? 'source' : 'sources'}`;

export const data: Messages['data'] = {
  tabsLabel: 'Sides of the data',
  tabs: {
    sources: 'Sources',
    import: 'Import',
    runs: 'Runs and undo',
    quality: 'Quality',
    duplicates: 'Possible duplicates',
    review: 'Review',
  },
  answer: (n, total, stale) =>
    n === 0
      ? sentence`There is no source yet. Import a table and this page says what everything rests on.`
      : sentence`${facts(total)} rest on ${opening('sources', sources(n))}${stale === 0 ? '' : `; ${sources(stale)} ${stale === 1 ? 'is' : 'are'} older than two years with nothing newer`}.`,
  answerSource: (title, total, alone) =>
    total === 0
      ? sentence`No fact cites "${title}".`
      : sentence`${facts(total)} rest on "${title}", ${count(alone)} of them on nothing else.`,
  answerFound: (found, words) => sentence`${facts(found)} with "${words}".`,
  find: 'Find in all facts: firms, numbers, words of a note',
  findIn: 'Find in this source',
  finding: (read, total) => `Reading ${count(read)} of ${count(total)}`,
  found: (found, total) => `${count(found)} of ${count(total)}`,
  noneFound: (words) => `No fact with "${words}"`,
  noneWhy:
    'Sentences, names and notes of the facts were searched. Try a shorter word, or the search at the top for names in pinyin.',
  tooMany: (total) =>
    `There are ${count(total)} facts, too many to search here at once. Open a source first, or use the search at the top.`,
  clear: 'Clear',
  columns: {
    title: 'Source',
    kind: 'Kind',
    publisher: 'Publisher',
    published: 'Date',
    facts: 'Facts',
    alone: 'On it alone',
  },
  kind: {
    article: 'Article',
    registry: 'Register',
    filing: 'Filing',
    dataset: 'Data set',
    user: 'User',
    editorial: 'Editorial',
  },
  publisherUnknown: 'publisher not named',
  aloneNote: 'facts with no evidence left if this source is withdrawn',
  all: 'All sources',
  original: 'Original',
  read: (shown, total) => `${count(shown)} of ${count(total)} read`,
  readMore: 'Read 500 more',
  emptySource: 'No fact cites this source',
  empty: 'There is no source yet',
  emptyWhy: 'No data does not mean no firms, so nothing is drawn as missing: every page says no data.',
  version: 'Data version',
  versionIs: (version) => `v${version}`,
  schema: (version) => `schema v${version}`,
  build: (build) => `build ${build}`,
  newest: 'Newest fact',
  mix: 'Evidence',
  mixNote: 'suggested facts count in no status and no rate',
  import: 'How to import',
  importHow:
    'Put the tables into a folder (CSV, UTF-8, with a header) and run, in the folder of the product:',
  importCheck: 'See the plan first, writing nothing:',
  importRule:
    'All rows or none: one bad row and nothing is written; each is reported with its cell and what was expected.',
  importExample: 'See data/qingdao/ for an example.',
  digest: 'A fingerprint of the data, whatever its order:',
};

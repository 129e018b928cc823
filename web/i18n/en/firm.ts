import { count } from '../number.ts';
import { opening, sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';

const firms = (value: number): string => `${count(value)} ${value === 1 ? 'firm' : 'firms'}`;
const facts = (value: number): string => `${count(value)} ${value === 1 ? 'fact' : 'facts'}`;
const sources = (value: number): string => `${count(value)} ${value === 1 ? 'source' : 'sources'}`;

export const firm: Messages['firm'] = {
  answer: (name, n, from) =>
    n === 0
      ? sentence`${name}: no fact yet.`
      : sentence`${name}: ${opening('facts', facts(n))} from ${opening('sources', sources(from))}.`,
  onlyOne: (stage) => `the only one known at ${stage}`,
  stageIs: (stage) => stage,
  placeUnknown: 'place unknown',
  noRole: 'No source says which stage it plays',
  noRoleWhy: 'It has a name and no known business, so it counts at no stage and makes none missing.',
  anchors: (chain) => `anchor of ${chain}`,
  known: 'Known',
  knownMix: (verified, claimed, suggested, unknown) =>
    `verified ${count(verified)}, claimed ${count(claimed)}, suggested ${count(suggested)}; ${count(unknown)} unknown`,
  aliases: 'Also called',
  formerNames: 'Formerly',
  contents: 'In this file',
  position: 'Its place on the chain',
  judgedIn: (region) => `neighbours as they stand in ${region}`,
  openChain: 'See on the map',
  inputs: 'Inputs',
  outputs: 'Outputs',
  noInputs: 'no input',
  noOutputs: 'final product',
  moreNeighbours: (n) => `${count(n)} more`,
  does: (status, products) => (products === '' ? status : `${status}: ${products}`),
  roleUnknown: 'production not stated',
  facts: 'Facts',
  factsNote: 'each with its source and date',
  columns: { kind: 'Item', content: 'What is said', evidence: 'Evidence', source: 'Source', date: 'Date' },
  attribute: {
    creditCode: 'Credit code',
    stockCode: 'Stock code',
    staff: 'Staff',
    revenueCny: 'Revenue',
    foundedOn: 'Founded',
    groupId: 'Group',
  },
  staff: (n) => `${count(n)} people`,
  attributeUnsourced: 'registered value without a source of its own',
  staleNote: (n) => `${facts(n)} ${n === 1 ? 'is' : 'are'} older than two years, with nothing newer.`,
  relations: 'Relations',
  relationsNote: 'organisation to organisation; suggested ones count in no rate',
  noRelations: 'No source says with whom it partners, whom it owns, introduced or supplies.',
  group: {
    supplies: 'Sells and buys',
    owns: 'Ownership',
    brought: 'Brought and brought by',
    introduced: 'Introductions',
    partners_with: 'Partners',
    member_of: 'Memberships',
    alumni_at: 'Alumni',
    runs: 'Projects',
  },
  timeline: 'Timeline',
  timelineNote: 'by the date of the fact',
  undated: (n) => `${count(n)} more without a date`,
  sources: 'Sources',
  cut: (shown, total) => `Showing ${count(shown)} of ${count(total)}`,
  network: 'In the network',
  listAnswer: (place, chain, total) =>
    total === 0
      ? sentence`No source names a firm of ${chain} in ${place}. No data does not mean no firms.`
      : sentence`${firms(total)} known in ${place} play stages of ${chain}.`,
  listAnswerPlace: (place, total) =>
    total === 0
      ? sentence`No source names a firm in ${place}. No data does not mean no firms.`
      : sentence`${firms(total)} known in ${place}.`,
  listAnswerAll: (total) => sentence`${firms(total)} in the data.`,
  listAnswerFound: (words, total) => sentence`${firms(total)} for "${words}".`,
  scope: 'Which firms',
  scopes: { chain: 'Here, this chain', place: 'Here, all', all: 'All firms' },
  filter: 'Name, alias, pinyin or code',
  listColumns: { firm: 'Firm', place: 'Place', roles: 'What it does', tiers: 'Recognition', facts: 'Facts' },
  facets: 'Narrow down',
  facetRegions: 'By region',
  facetChains: 'By chain',
  rolesUnknown: 'business unknown',
  tiersNone: 'unknown',
  more: '50 more',
  emptyTitle: 'No firm matches',
  emptyFilter: (words) => `No name, alias, pinyin or code with "${words}".`,
  emptyScope: 'No source says which firm does what in this region and chain. No data does not mean no firms.',
  clearFilter: 'Clear the filter',
  showPlace: 'All firms here',
  showAll: 'All firms',
};

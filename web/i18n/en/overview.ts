import { count, percent } from '../number.ts';
import { opening, sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';
import type { StageStatus } from '../../state/kinds.ts';
import { word } from './word.ts';

/** Gaps of a tier as its cell prints them: stages without data may be gaps as well. */
const known = ({ missing, reserve, unknown }: Record<StageStatus, number>): string => {
  if (unknown > 0 && missing + reserve === 0) return word.unknown;
  return `${unknown > 0 ? '≥' : ''}${count(missing + reserve)}`;
};

export const overview: Messages['overview'] = {
  answer: ({ chains, stages, gaps, short, unknown, first }) =>
    sentence`${count(chains)} chains with ${opening('stages', count(stages))} stages: ${opening('gaps', count(gaps))} missing or in reserve, ${opening('short', count(short))} fragile, ${opening('unknown', count(unknown))} without data. ${first ? sentence`First: ${opening('first', first.name)} (${first.chain})${first.critical ? ', which has no substitute' : ''}.` : ''}`,
  tableTitle: 'Which chain lacks most, and where',
  tableNote: 'gaps / stages; ≥: some have no data',
  chain: 'Chain',
  coverage: 'Stage coverage R4',
  coverageNote: 'stages with a firm in production here / all stages',
  here: (region) => region,
  output: 'Reported output',
  outputOf: (here, peer) => (peer ? `${here} / ${peer}` : here),
  leading: 'leading',
  leadingNote: 'a source calls it a leading chain of this region',
  cell: (tier, stages, counts) =>
    `${known(counts)}/${count(stages)}, ${tier}, ${count(stages)} stages: missing ${counts.missing}, in reserve ${counts.reserve}, single source ${counts.single}, weak ${counts.weak}, present ${counts.present}, strong ${counts.strong}, no data ${counts.unknown}`,
  coverageCell: (region, { numerator, denominator, unknown, value }) =>
    `${region}: ${count(numerator)} / ${count(denominator)}, ${unknown > 0 ? 'at least ' : ''}${percent(value)}${unknown > 0 ? `; ${count(unknown)} stages without data` : ''}`,
  noCoverage: (reason) => (reason === 'no_data' ? 'not scored: no data' : 'not scored'),
  noStages: 'no stages',
  acts: 'Do these first',
  actsNote: 'by severity, top 3 each',
  allGaps: (total) => `${count(total)} gaps in all`,
  blocks: (blocked, finals) =>
    sentence`holds up ${opening('finals', `${count(blocked)}/${count(finals)}`)} final products`,
  elsewhere: (firms) =>
    firms === 0
      ? sentence`no firm known elsewhere`
      : sentence`${opening('elsewhere', `${count(firms)} ${firms === 1 ? 'firm' : 'firms'}`)} elsewhere`,
  statedBy: (publisher) => `source: ${publisher}`,
  severityOf: (covered) => `Severity, from the ${covered} of its weight that is known`,
  noActs: 'No known gap',
  noActsWhy: 'Each stage here has a firm or has no data yet. No data is not no firms.',
  noData: (region) => `There are no data on ${region} yet`,
  noDataWhy: 'No source speaks of it. No data is not no firms, so nothing is drawn as missing.',
  facts: 'Figures in the reports',
  factsNote: (region) =>
    `projects, visits, figures and leading chains that sources report of ${region}; their scopes differ, so do not add them`,
  below: 'More is reported of regions within it: ',
  factsAll: 'All',
  factsFilter: 'Find in these facts',
  factsNone: 'No fact matches',
  factsEmpty: 'No source reports figures of this region.',
  what: 'What',
  allRegions: (code) => `Region code ${code}`,
};

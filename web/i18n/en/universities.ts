import { count } from '../number.ts';
import { opening, sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';

const universitiesIn = (n: number): string => `${count(n)} ${n === 1 ? 'university' : 'universities'}`;

export const universities: Messages['universities'] = {
  answer: (chain, { universities: n, trained, researched, suggested, stages }, total) =>
    n === 0
      ? sentence`No source says which university trains people or does research for a stage of ${chain}. There are ${opening('all', universitiesIn(total))} in the data.`
      : sentence`${universitiesIn(n)} ${n === 1 ? 'serves' : 'serve'} ${chain}: of its ${opening('stages', count(stages))} stages ${count(trained)} have somebody training for them and ${count(researched)} somebody researching; of the rest no source speaks${suggested === 0 ? '' : `; ${count(suggested)} more ${suggested === 1 ? 'tie is' : 'ties are'} only suggested and not counted`}.`,
  answerAll: (total) => sentence`${universitiesIn(total)}, institutes and laboratories are in the data.`,
  answerAlumni: (n) => sentence`Alumni of ${opening('alumni', `${count(n)} more`)} work in this chain.`,
  scope: 'Which universities',
  ofChain: 'Of this chain',
  all: 'All',
  legend: {
    trains: 'trains',
    researches: 'researches',
    both: 'both',
    suggested: 'suggested',
    unknown: 'nobody says',
  },
  legendLabel: 'Marks in the cells',
  place: 'filled: here, hollow: elsewhere',
  columnUniversity: 'University',
  kind: { university: 'University', institute: 'Institute', laboratory: 'Laboratory' },
  cell: (university, stage, what) => `${university}, ${stage}: ${what}`,
  cellUnknown: 'nobody says',
  graduates: (n) => `${n} graduates a year`,
  graduatesUnknown: 'number unknown',
  unknownShort: 'unknown',
  sumGraduates: 'Graduates known',
  sumUnit: 'a year',
  atLeast: (n) => `≥${n}`,
  firmGap: 'Firm gap',
  firmGapNote: 'status of the stage',
  alumni: 'Alumni',
  alumniNote: 'said of the whole trade, no firm is named; tied to the chain only',
  tableLabel: 'Universities by stages',
  none: 'No source speaks of a university',
  noneWhy:
    'No source ties a university to a stage of this chain. No data does not mean no talent, so nothing is drawn as missing.',
  showAll: 'Show all universities',
  otherChains: 'Chains with universities',
  detail: {
    serves: 'Stages it serves',
    noServes: 'No source says for which stage it trains people or does research.',
    trains: 'trains',
    researches: 'researches',
    facts: 'Every fact',
    sources: 'Sources',
    disciplines: 'Disciplines',
    aliases: 'Also called',
    network: 'In the network',
    place: 'place unknown',
  },
  listTies: (n) => (n === 0 ? 'ties to stages unknown' : `${count(n)} ${n === 1 ? 'stage' : 'stages'}`),
  factCount: (n) => `${count(n)} ${n === 1 ? 'fact' : 'facts'}`,
};

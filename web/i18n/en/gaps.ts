import { count, percent } from '../number.ts';
import { opening, sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';

export const gaps: Messages['gaps'] = {
  answer: ({ missing, reserve, short, unknown, critical }) =>
    missing + reserve + short === 0
      ? sentence`No known gap; ${opening('unknown', count(unknown))} stages have no data, so none can be ruled out.`
      : sentence`${opening('gaps', count(missing + reserve))} gaps: ${opening('missing', count(missing))} missing, ${opening('reserve', count(reserve))} only in reserve; ${opening('short', count(short))} in production but fragile. ${critical > 0 ? sentence`${opening('critical', count(critical))} have no substitute and stop a final product.` : 'All have substitutes.'}`,
  allTiers: 'All tiers',
  tierFilter: 'Filter by tier',
  criticalOnly: 'Critical only',
  differsOnly: 'Computed and stated differ',
  rankNote: 'Only gaps and fragile stages are ranked',
  stage: 'Stage',
  status: 'Status',
  severity: 'Severity',
  severityNote: 'by factor',
  blocks: 'Holds up',
  here: 'Here',
  elsewhere: 'Elsewhere',
  why: 'Why at this rank',
  agrees: 'source agrees',
  differs: 'source differs',
  statedOnly: 'as stated',
  critical: 'critical',
  noSubstitute: (names) => `no substitute; ${names} need it`,
  hasSubstitute: 'has substitutes or stands aside',
  isFinal: 'is a final product itself',
  noOneElsewhere: 'no firm known elsewhere either',
  finals: (blocked, finals) => `${count(blocked)}/${count(finals)} final products`,
  factor: 'Factor',
  weight: 'Weight',
  value: 'Score',
  share: 'Share',
  how: 'How it comes about',
  factors: {
    status: 'Status',
    criticality: 'Criticality',
    demand: 'Local demand',
    dependence: 'Dependence',
    feasibility: 'Feasibility',
  },
  total: 'Total',
  totalNote: (known) => `divided by the known weight ${known}; a missing term is not filled with 0`,
  notCounted: 'not counted',
  changes: 'What would change it',
  changesNote:
    'Found by judging again by the same rules, newcomers as large as the groups here on average; no forecast.',
  aged: (date) => `The source is of ${date}, over two years old: check it first`,
  feeds: 'It feeds: ',
  fill: 'Add this data',
  view: 'Another view',
  asTable: 'Table',
  asQuadrant: 'Plot',
  plot: 'Severity and feasibility',
  plotNote:
    'Across: feasibility (density to what this region does, as a share of the largest in the chain). Up: severity, of which feasibility is a small part.',
  plotTable: 'Severity and feasibility (table)',
  move: 'What to do',
  moves: { first: 'Begin here', hard: 'Urgent but far', easy: 'Easy to add', later: 'Can wait' },
  pointOf: ({ stage, status, severity, feasibility, move }) =>
    `${stage}, ${status}, severity ${severity}, feasibility ${feasibility}: ${move}`,
  notPlaced: (total) => `${count(total)} not on the plot`,
  nonePlaced: 'No gap can be put on the plot',
  nonePlacedWhy:
    'It needs both severity and feasibility. They are listed below by reason, with their severity.',
  covered: (share) => `${percent(share)} of the weight known`,
  next: 'Next',
  candidates: 'See candidates',
  onMap: 'See on the map',
  firmsHere: 'Firms here',
  unscored: (total) => `${count(total)} not scored: not ranked, not 0, and not counted as missing`,
  shown: (shown, total) =>
    shown === total
      ? `All ${count(total)} stages`
      : `${count(shown)} of ${count(total)} stages pass the filters`,
  unfold: 'Show all',
  fold: 'Fold',
  notGaps: (total) => `${count(total)} not gaps: firms are in production`,
  unscoredWord: 'not scored',
  findData: 'See what is known',
  open: 'Open factors and reasons',
  reasons: 'Why it is judged so',
  noMatch: 'No stage passes all these filters',
  noMatchWhy: (total) => `All ${count(total)} stages are filtered out.`,
  clear: 'Remove all filters',
  rank: (rank) => `Rank ${count(rank)}`,
};

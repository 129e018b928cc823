import { count } from '../number.ts';
import { opening, sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';

export const quality: Messages['quality'] = {
  asks: 'Can it be trusted',
  answer: (said) =>
    said.stages === 0
      ? sentence`There are no data yet, so there is no quality to speak of. Import a table first.`
      : sentence`${said.place === undefined ? '' : `${said.place}: `}Firms are known at ${opening('stage_firms', `${count(said.stagesKnown)} of ${count(said.stages)}`)} stages; ${opening('contradictions', `${count(said.contradictions)}`)} contradictions, ${opening('stale', `${count(said.stale)}`)} facts older than two years, ${opening('orphans', `${count(said.orphans)}`)} things that hang on nothing.`,
  scope: 'Which part',
  scopes: { whole: 'All data', here: 'The region asked for' },
  groups: {
    coverage: 'Coverage',
    contradictions: 'Contradictions',
    age: 'Age',
    orphans: 'Orphans',
    evidence: 'Evidence',
  },
  groupNotes: {
    coverage: 'have / all; the fuller the bar, the better',
    contradictions: 'two things said that cannot both hold',
    age: (before) => `observed before ${before} is older than two years`,
    orphans: 'things that hang on nothing',
    ofAll: 'this part is always of all data',
  },
  measure: {
    stage_firms: 'Stages with firms',
    stage_inputs: 'Stages with inputs',
    stage_sources: 'Stages whose place has a source',
    firm_region: 'Firms with a region (below country)',
    firm_code: 'Firms with a credit code',
    firm_role: 'Firms with a role',
    firm_purchase: 'Firms whose purchases are known',
    stated_computed: 'Stated by a source ≠ computed from firms',
    stated_stated: 'Two sources differ',
    figure_figure: 'Two values of one figure',
    stale: 'Facts older than two years',
    undated: 'Facts without a date',
    stage_no_chain: 'Stages on no chain',
    chain_no_stage: 'Chains without stages',
    firm_no_fact: 'Firms without any fact',
    source_unused: 'Sources no fact rests on',
    region_no_parent: 'Regions without a parent',
    carrier_no_region: 'Carriers without a region',
    verified: 'Verified facts',
    claimed: 'Claimed facts',
    suggested: 'Suggested facts',
  },
  lacking: (n) => `${count(n)} lack it`,
  having: (n) => `${count(n)} have it`,
  sides: 'Which side',
  share: (have, total) => `${count(have)} of ${count(total)}`,
  computed: 'computed from firms',
  unsourced: 'no source',
  noneLacking: 'None lacks it',
  noneHaving: 'None has it',
  none: 'None. That is good.',
  judged: (judged, places) =>
    `${count(judged)} of ${count(places)} places (region × chain) judged, the others not`,
  read: (shown, total) => `${count(shown)} of ${count(total)} rows`,
  readMore: 'List more',
  placeUnknown: 'region unknown',
  exportAll: 'Export everything',
};

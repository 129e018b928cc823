import { sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';

export const method: Messages['method'] = {
  answer: () =>
    sentence`The database counts, the judgement is in the open: seven statuses, one coverage, one severity. What is unknown is left out, never taken as 0.`,
  contents: 'On this page',
  statusTitle: 'The status of a stage',
  statusNote:
    'Judged from firms of the region and of the regions in it that are verified or claimed by a source; suggested ones do not count. Exactly one line fits a stage.',
  columns: { status: 'Status', when: 'When', move: 'Recruiting move' },
  when: {
    unknown:
      'No source names a firm for it, here or elsewhere; or firms here are concerned with it and no source says that they produce. Never called missing',
    missing:
      'Firms are known elsewhere; none in production here, nothing in reserve; one of which only the province or country is known does not count as elsewhere',
    reserve: 'Firms or laboratories here have the technology, none is in production',
    single: 'Exactly one corporate group in production here',
    weak: 'In production here, but the location quotient against the peer is below 1, or the largest group holds 80 % of known output or more',
    present:
      'In production here and no other line decides: two groups, for example, or output not fully known',
    strong:
      'Three groups or more in production here, location quotient not below 1, concentration (HHI) below 2500',
  },
  sections: [
    {
      id: 'stated',
      title: 'Stated beside computed',
      points: [
        'Where a source states the status of a stage in a region, it stands beside the computed one, with who said it and when.',
        'The stated status is used where the computed one is "no data", and a stated "missing" or "in reserve" also where no firm is known to produce here. Otherwise the computed one counts.',
        'A disagreement is shown; neither side is quietly changed.',
      ],
    },
    {
      id: 'groups',
      title: 'Groups are counted, not legal entities',
      points: [
        'Three subsidiaries of one group are one supplier: they fail together. A firm of no known group counts as one.',
        'The largest share and the HHI (sum of squared shares × 10 000) are computed only where the output of every producing group is known.',
      ],
    },
    {
      id: 'coverage',
      title: 'Stage coverage (local-matching rate R4)',
      points: [
        'R4 = stages with at least one firm in production here ÷ stages of the chain. Always shown with both numbers.',
        'There are five definitions of a local-matching rate. R1 value, R2 suppliers, R3 supported firms and R5 weighted coverage need purchases and capacities, which are not in the data, so they are not computed.',
      ],
    },
    {
      id: 'critical',
      title: 'Critical stages',
      points: [
        'Inputs of a stage come in groups: alternatives within a group (or), every group needed (and).',
        'A stage is critical when a final product cannot be made without it; those products are listed by name.',
      ],
    },
  ],
  severityTitle: 'Severity',
  severityNote:
    'Severity = Σ weight × value ÷ Σ weight over the terms that are known; how much of the weight was known is shown. A stage without data is unscored and comes last.',
  factorColumns: { factor: 'Factor', weight: 'Weight', value: 'Value (0–1)' },
  factors: [
    {
      id: 'status',
      name: 'Status',
      weight: 0.3,
      value: 'missing 1, in reserve 0.7, single source 0.6, weak 0.5; any other is no gap and unscored',
    },
    {
      id: 'criticality',
      name: 'Criticality',
      weight: 0.25,
      value: 'final products that cannot be made without it ÷ all final products',
    },
  ],
  evidenceTitle: 'Evidence',
  evidence: {
    verified: 'a primary record: register, filing, contract',
    claimed: 'a report or the party itself says so; not checked further',
    suggested: 'inferred by us; drawn dotted, never counted in a status, a coverage or a severity',
  },
  notCountedTitle: 'What is not counted',
  notCounted: [
    'Suggested roles and relations.',
    'Ended roles, and firms that were dissolved or moved away.',
    'Figures of different scope are never added: the output of a chain and the investment in a zone stand apart.',
    'Figures with "more than", "about" or "less than" keep their hedge.',
    'Facts older than two years are written in ochre and still count; judge for yourself where nothing newer is known.',
  ],
};

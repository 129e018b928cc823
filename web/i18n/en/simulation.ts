import type { NeedKind, NeedState } from '../../../server/contract/arrival.ts';
import type { StageChange, TrayFirm } from '../../../server/contract/simulation.ts';
import { count, percent, score } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';
import type {
  arrival as zhArrival,
  Moved,
  partner as zhPartner,
  simulation as zhSimulation,
} from '../zh/simulation.ts';

const firms = (n: number): string => `${count(n)} ${n === 1 ? 'firm' : 'firms'}`;

export const simulation: typeof zhSimulation = {
  asks: 'Simulation',
  answer: ({ firms: n, before, after, coverage, closed, single, made, finals }: Moved): Sentence =>
    sentence`With ${opening('tray', firms(n))} put in: gaps without a producer ${count(before)} → ${opening('gaps', count(after))}${
      coverage === undefined
        ? ''
        : sentence`, stage coverage ${percent(coverage[0])} → ${opening('coverage', percent(coverage[1]))}`
    }${single > 0 ? `; ${count(single)} of the ${count(closed)} closed are single source` : ''}. ${count(made)}/${count(finals)} final products can be made of what is here.`,
  emptyAnswer: 'Nothing is put in yet. Put firms in and see which gaps close and how each rate moves.',
  emptyTitle: 'The tray is empty',
  emptyWhy:
    'Put firms in from the targets, from the file of a firm or from the smallest bundle. Nothing is stored.',
  toTargets: 'Choose targets',
  notStored: 'Computed here only, nothing is stored',
  when: 'Before, difference or after',
  before: 'Before',
  difference: 'Difference',
  after: 'After',
  tray: 'Tray',
  trayNote: (isIn: number, aside: number): string =>
    `${firms(isIn)} in${aside > 0 ? `, ${count(aside)} set aside` : ''}`,
  where: {
    here: 'here already: changes nothing',
    elsewhere: 'elsewhere',
    unplaced: 'city unknown',
    imagined: 'imagined firm',
  } satisfies Record<TrayFirm['where'], string> as Record<TrayFirm['where'], string>,
  inactive: 'dissolved or moved away: not counted',
  noRoleHere: 'no role on this chain that counts',
  setAside: 'set aside',
  putIn: 'Put into the simulation',
  putBack: 'Take out of the simulation',
  inTray: 'in the simulation',
  full: (most: number): string => `The tray holds ${count(most)} firms at most`,
  openTray: 'See the simulation',
  takeOut: (firm: string): string => `Take ${firm} out`,
  count: (firm: string): string => `Count ${firm}`,
  clear: 'Clear',
  needs: 'They also need',
  needsNote: (n: number): string => `${count(n)} united`,
  noNeeds: 'Nothing is recorded of what they need',
  moreNeeds: (n: number): string => `${count(n)} more`,
  needState: { met: 'here', partly: 'in part', unmet: 'absent', unknown: 'no data' } satisfies Record<
    NeedState,
    string
  > as Record<NeedState, string>,
  wantedBy: (n: number): string => `for ${firms(n)}`,
  stages: 'Stages',
  change: {
    closed: 'closed',
    wanted: 'more buyers',
    moved: 'status moved',
    touched: 'numbers moved',
    same: 'unchanged',
  } satisfies Record<StageChange, string> as Record<StageChange, string>,
  becomes: (stage: string, before: string, after: string): string => `${stage}: ${before} → ${after}`,
  stays: (stage: string, status: string): string => `${stage}: ${status}, unchanged`,
  rates: {
    title: 'Local-matching rates',
    before: 'Before',
    after: 'After',
    parts: 'numerator / denominator',
    moves: 'Change',
    points: (points: string): string => `${points} points`,
    unchanged: 'unchanged',
    gain: 'gained',
    perhaps: 'perhaps',
    bar: (before: string, after: string): string => `${before} → ${after}`,
  },
  result: 'Closed and heavier',
  resultNote: (closed: number, wanted: number): string =>
    `${count(closed)} closed, ${count(wanted)} with more buyers`,
  nothingMoves: 'No gap closes by this, and none gets more pressing.',
  buyers: (before: number, after: number): string => `buyers here ${count(before)} → ${count(after)}`,
  severity: (before: number, after: number): string => `severity ${score(before)} → ${score(after)}`,
  otherMoves: 'Status moved',
  bundle: 'Smallest bundle',
  bundleHow: 'Greedy: each step takes the firm that closes most severity',
  bundleSaid: (n: number, closed: number, gaps: number): string =>
    `${firms(n)} close ${count(closed)} of the ${count(gaps)} gaps without a producer.`,
  bundleNone: 'No firm known elsewhere closes any.',
  bundleNoGap: 'There is no gap to close.',
  closedOf: (closed: number, gaps: number): string => `${count(closed)}/${count(gaps)}`,
  others: (n: number): string => `${firms(n)} could take its place`,
  moreSteps: (n: number): string => `${count(n)} more`,
  putRest: (n: number): string => `Put the other ${count(n)} in`,
  grow: (stages: string): string =>
    `Can only be grown (in reserve here, no known producer elsewhere): ${stages}`,
  nobody: (stages: string): string => `No known firm closes: ${stages}`,
  finals: 'Final products that can be made of what is here',
  finalsSaid: (before: number, after: number, total: number): string =>
    `${count(before)}/${count(total)} → ${count(after)}/${count(total)}`,
  perhaps: (n: number): string => `${count(n)} more if every stage without data were here`,
  unknown: 'Still unknown',
  allKnown: 'No unknown was noted.',
  csv: 'Export table',
};

export const arrival: typeof zhArrival = {
  title: 'Would it find what it needs?',
  inRegion: (region: string): string => `in ${region}`,
  said: (met: number, needs: number, share: number | undefined, known: number): Sentence =>
    share === undefined
      ? sentence`Whether its ${count(needs)} needs are here is not known.`
      : sentence`Of the ${count(known)} needs with data ${count(met)} are here, ${percent(share)} met; ${count(needs)} in all.`,
  noNeeds: 'Nothing is recorded of what it needs: its stage is unknown, or has no recorded inputs.',
  here: ', where it stands already',
  suggested: 'It has no role that counts: these follow from suggested ones.',
  weights: { costShare: 'weighted by cost share', equal: 'each weighs the same' },
  kind: {
    input: 'Its own inputs',
    complement: 'Other parts of the same final product',
  } satisfies Record<NeedKind, string> as Record<NeedKind, string>,
  kindWhy: {
    input: 'what its product is made of',
    complement: 'what its customers need beside it for the same final product',
  } satisfies Record<NeedKind, string> as Record<NeedKind, string>,
  column: { need: 'Need', status: 'Here', firms: 'Producing', share: 'Met', comers: 'Who could come along' },
  or: ' or ',
  firms,
  how: { supplies: 'supplies it', brought: 'came with it', city: 'same city' },
  noComers: 'nobody known',
  moreComers: (n: number): string => `${count(n)} in all`,
  dropped: 'no data, not counted',
  made: (stages: string): string => `It makes these itself, so they are no needs: ${stages}`,
  csv: 'Export needs',
};

export const partner: typeof zhPartner = {
  title: 'Suppliers and customers',
  suppliers: 'Suppliers',
  customers: 'Customers',
  sum: (here: number, elsewhere: number, unplaced: number): string =>
    `${count(here)} here, ${count(elsewhere)} not here yet${unplaced > 0 ? `, ${count(unplaced)} of unknown place` : ''}`,
  suggested: (n: number): string => `${count(n)} more only suggested, not counted`,
  noStage: 'not said of what',
  place: { here: 'here', elsewhere: 'not here yet', unplaced: 'place unknown' },
  none: {
    suppliers: 'No source says whom it buys from.',
    customers: 'No source says whom it sells to.',
  },
  structure: {
    suppliers: 'These are the stages before its own on the chain, no recorded relations:',
    customers: 'These are the stages after its own on the chain, no recorded relations:',
  },
  noStructure: 'The chain has no stage recorded there either.',
  of: (stage: string): string => `${stage}: `,
  brought: 'Brought',
  broughtBy: 'Brought by',
  figures: 'Reported figures',
  figuresNote: 'as the source has them; they name nobody, so they are no recorded partners',
  figureOf: 'as of',
  csv: 'Export partners',
  predicted: {
    title: 'Who it may deal with',
    note: 'inferred from recorded supplies and the chain; no source says so, and nothing counts it',
    suppliers: 'Likely suppliers',
    customers: 'Likely customers',
    substitutes: 'Firms like it (competitors or substitutes)',
    because: {
      suppliers: (through: string): string => `because ${through} already trade`,
      customers: (through: string): string => `because ${through} already trade`,
      substitutes: (through: string): string => `because both deal with ${through}`,
    },
    none: 'nobody follows from what is recorded',
    unscored: {
      no_supplies_recorded: 'None of its supplies is recorded, so nobody can say whom it may deal with.',
      no_role_known: 'Its stage is not known, so nobody can say whom it may deal with.',
    },
  },
};

import { count, grouped, score } from '../number.ts';
import { opening, sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';

const many = (number: number, one: string, more = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : more}`;

export const baseline: Messages['baseline'] = {
  title: 'Baselines',
  note: 'Keep the findings as they are, and see later what changed and which facts changed it.',
  suggested: (day) => `Findings of ${day}`,
  name: 'Name of the baseline',
  save: 'Keep as a baseline',
  saving: 'Keeping…',
  saved: (name) => `Kept as “${name}”.`,
  savesAsOf: (date) => `The findings as seen by ${date} will be kept.`,
  empty: 'No baseline of this chain here yet',
  emptyWhy:
    'Keep one: after an import or an edit you will see from what to what each stage went, and because of which facts.',
  list: 'Kept baselines',
  columns: {
    name: 'Baseline',
    made: 'Kept',
    asOf: 'As of',
    version: 'Data version',
    gaps: 'Gaps / stages',
    author: 'By',
    act: 'Action',
  },
  now: 'that day',
  remove: 'Delete',
  removeNamed: (name) => `Delete baseline “${name}”`,
  removeTitle: (name) => `Delete baseline “${name}”?`,
  removeWhy: 'The findings kept in it are found nowhere else. Facts are not touched.',
  removed: (name) => `“${name}” was deleted.`,
  back: 'All baselines',
  gone: 'This baseline is not there any more',
  difference: 'Difference to now',
  answer: (stages, rates, name) =>
    stages + rates === 0
      ? sentence`Since “${name}” no stage and no rate has changed.`
      : sentence`Since “${name}” the findings of ${opening('stages', many(stages, 'stage'))} and ${opening('rates', many(rates, 'rate'))} changed.`,
  same: 'Nothing changed since',
  sameWhy: (version, now) =>
    version === now
      ? `The data are still v${version}.`
      : `The data went from v${version} to v${now}, but no finding and no rate of this chain here changed.`,
  stages: 'Stages that changed',
  rates: 'Rates that changed',
  imports: 'Imports meanwhile',
  importDone: 'imported',
  importUndone: 'taken back',
  stageColumns: { stage: 'Stage', from: 'Then', to: 'Now', what: 'What changed' },
  newStage: 'not in the chain then',
  leftStage: 'not in the chain now',
  part: {
    status: () => 'status',
    computed: () => 'computed status',
    stated: () => 'what sources state',
    here: (from, to) => `in production here ${count(from)} → ${count(to)}`,
    elsewhere: (from, to) => `elsewhere ${count(from)} → ${count(to)}`,
    critical: (_from, to) => (to === 1 ? 'became critical' : 'is critical no longer'),
    severity: (from, to) => `severity ${score(from)} → ${score(to)}`,
  },
  hereOther: 'reserve, laboratories or groups here',
  severityGone: 'severity: unscored now',
  severityCame: (to) => `severity: unscored then, ${score(to)} now`,
  facts: (told, total) =>
    told < total
      ? `Facts that changed it (${count(told)} of ${count(total)})`
      : `Facts that changed it: ${count(total)}`,
  because: {
    facts: '',
    chain:
      'No fact of this stage changed: other stages of the chain did, and a location quotient or local demand follows them.',
    import_taken_back:
      'An import was taken back meanwhile: the facts it had brought are gone and cannot be listed.',
    unknown:
      'No fact was found that changed it: the method may be newer, or the fact lies outside the chain.',
  },
  op: { create: 'new', change: 'corrected', remove: 'removed', counted: 'counts now' },
  by: (cause, title) => (title === undefined ? cause : `${cause}: ${title}`),
  rate: (numerator, denominator) => `${grouped(numerator, 2)} / ${grouped(denominator, 2)}`,
  rateNone: (why) => `unscored: ${why}`,
  rateAbsent: 'not judged then',
};

import { count } from '../number.ts';
import { opening, sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';

const firms = (value: number): string => `${count(value)} ${value === 1 ? 'firm' : 'firms'}`;
const gaps = (value: number): string => `${count(value)} ${value === 1 ? 'gap' : 'gaps'}`;

export const targets: Messages['targets'] = {
  answer: (chain, { candidates, gaps: all, closed, open }) =>
    candidates === 0
      ? sentence`No firm known elsewhere would close any of the ${opening('gaps', gaps(all))} of ${chain}: get data first, then knock on doors.`
      : sentence`${opening('candidates', firms(candidates))} elsewhere would close ${count(closed)} of ${opening('gaps', gaps(all))}${
          open === 0 ? '.' : sentence`; for the other ${opening('open', count(open))} no firm is known.`
        }`,
  answerNoGap: (chain) =>
    sentence`${chain} has no gap to close: the stages we know of are in production, or there is no data yet.`,
  answerStage: (stage, candidates) =>
    candidates === 0
      ? sentence`No firm known elsewhere would close "${stage}": get data first.`
      : sentence`${opening('candidates', firms(candidates))} elsewhere would close "${stage}".`,
  allGaps: 'All gaps',
  grouping: 'Grouping',
  byCity: 'By city',
  byGap: 'By gap',
  noPlace: 'Place unknown',
  columns: {
    firm: 'Firm',
    closes: 'Closes which gap',
    role: 'What it does there',
    why: 'Why',
    listed: 'Lists',
  },
  select: (firm) => `Select ${firm}`,
  selectAll: 'Select all',
  selected: (chosen) => `${count(chosen)} selected`,
  keep: 'Keep as a list',
  keepTitle: (chosen) => `Keep ${firms(chosen)} on a list`,
  keepNew: 'A new list',
  keepName: 'Name of the list',
  keepInto: 'Add to a list there is',
  keepSave: 'Keep',
  kept: (name, chosen) => `${firms(chosen)} put on "${name}".`,
  openList: 'Open the list',
  suggestedName: (region, chain) => `${region} · ${chain} targets`,
  critical: 'critical',
  productsUnknown: 'products unknown',
  statusUnknown: 'production unknown',
  lists: 'Lists',
  noLists: 'No list yet. Select firms, then "Keep as a list".',
  listSize: (targets_) => firms(targets_),
  gaps: 'Gaps',
  gapsNote: 'the number is firms elsewhere that would close it',
  noCandidates: '0: get data first',
  emptyTitle: (stage) => `No firm is known elsewhere for "${stage}"`,
  emptyChainTitle: (chain) => `No firm is known elsewhere for any gap of ${chain}`,
  emptyWhy:
    'No source names a firm elsewhere at these stages, so there is no target to list. That is a hole in the data; it does not mean that there is nobody to bring.',
  emptyNoGap:
    'No stage is missing, in reserve, single source or weak. A stage without data is no gap: find out first whether there are firms.',
  known: 'What is known',
  statedBy: 'Who says it is a gap',
  notStated: 'No source says so; computed from firms',
  visited: 'Cities visited',
  visitedNote: 'the sources do not say which firms were seen there',
  heard: 'Concerns heard on visits',
  heardOf: (concern) => `Concern heard on a visit: ${concern}`,
  figures: 'Figures reported',
  figuresNote: 'each of its own scope; none follows from another',
  nothingKnown: 'No visit and no figure has been reported for this chain.',
  next: 'What next',
  nextImport:
    'You have a list of firms? Put it into two tables, firms and roles; after the import the targets are here',
  nextGap: 'Read the reasons and sources of these gaps',
  nextChain: 'See on the map what it holds up',
  nextSearch: 'Look for a firm by name',
  progress: {
    planned: 'Planned',
    reserve: 'In reserve',
    negotiating: 'Negotiating',
    landed: 'Landed',
    lost: 'Shelved',
  },
  listAnswer: (name, counts, total) =>
    total === 0
      ? sentence`"${name}" is still empty. Add firms from the ${opening('candidates', 'candidates')}.`
      : sentence`"${name}", ${firms(total)}: ${count(counts.negotiating)} negotiating, ${count(counts.landed)} landed, ${count(counts.lost)} shelved.`,
  backToCandidates: 'Candidates',
  listColumns: {
    firm: 'Firm',
    stages: 'Stages',
    progress: 'Progress',
    note: 'Note and reason',
    changed: 'Changed',
  },
  stagesUnknown: 'stages unknown',
  progressOf: (firm) => `Progress of ${firm}`,
  noteOf: (firm) => `Note on ${firm}`,
  notePlaceholder: 'Next step, whom we reached, what they care about',
  reasonWas: (reason) => `Shelved because: ${reason}`,
  onlyStep: (step) => `Only ${step}`,
  stepEmpty: (step) => `None is at "${step}".`,
  showAllSteps: 'Show every step',
  rename: 'Rename',
  renameSave: 'Save name',
  delete: 'Delete list',
  deleteTitle: (name) => `Delete "${name}"?`,
  deleteWhy: (targets_) =>
    `Progress, notes and reasons of ${firms(targets_)} go with it and cannot be brought back. You may export the CSV first.`,
  deleteDo: 'Delete',
  remove: (firm) => `Take ${firm} off the list`,
  removed: (firm) => `${firm} was taken off.`,
  lostTitle: (firm) => `Why is ${firm} shelved?`,
  lostWhy: 'The reason stays on the list; it is also a hint what the stage lacks here.',
  lostReason: 'Reason',
  lostSave: 'Shelve it',
  lostNeeded: 'Write a reason first.',
  conflict: (progress) =>
    `Somebody else has just changed this one: it is "${progress}" now. Your change was not saved.`,
  conflictKeep: 'Keep it as it is',
  conflictAgain: (progress) => `Change to "${progress}" all the same`,
  conflictAgainNote: 'Save my note all the same',
  conflictGone: 'Somebody else has taken this one off the list.',
  saving: 'Saving…',
  emptyList: 'There is no firm on this list yet',
};

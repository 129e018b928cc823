import { count } from '../number.ts';
import { opening, sentence } from '../sentence.ts';
import type { targetList as zhTargetList } from '../zh/target-list.ts';

const firms = (value: number): string => `${count(value)} ${value === 1 ? 'firm' : 'firms'}`;

export const targetList: typeof zhTargetList = {
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

import type { review as zh } from '../zh/review.ts';
import { count, percent } from '../number.ts';
import { opening, sentence } from '../sentence.ts';

export const review: typeof zh = {
  answer: (total, changing, place) =>
    total === 0
      ? sentence`No suggested role waits for review in ${place}.`
      : sentence`${count(total)} suggested ${total === 1 ? 'role waits' : 'roles wait'} for review in ${place}${changing === 0 ? '' : sentence`; ${opening('changing', count(changing))} would change a status`}.`,
  title: 'Review',
  progress: (at, of) => `${count(at)} / ${count(of)}`,
  progressOf: (done, of) => `${count(done)} reviewed of ${count(of)}`,
  kind: 'Suggested role',
  putOff: 'put off before',
  does: { production: 'produces', reserve: 'has in reserve', planned: 'plans' },
  doesUnknown: 'does',
  ask: '?',
  noQuote: 'no text, only the product’s name',
  quoted: 'Main product: ',
  share: (value) => `${percent(value)} of revenue`,
  why: 'Why',
  whyWords: (words, stage) =>
    words.length === 0
      ? `no word names “${stage}” itself`
      : `${count(words.length)} ${words.length === 1 ? 'word' : 'words'} of “${stage}”: ${words.join(', ')}`,
  sure: 'How sure',
  sureRule: (rule) => `rule: ${rule}`,
  sureUnknown: 'no rule is stated',
  shareUnknown: 'share of revenue unknown',
  others: 'Or else',
  othersNone: 'nothing else was suggested',
  effect: 'If so',
  effectSame: (stage, before, after, status) =>
    `${stage}: ${count(before)} → ${count(after)} in production, still ${status}`,
  effectChange: (stage, before, after) => `${stage}: ${before} → ${after}`,
  effectElsewhere: 'the firm is not in this region: nothing changes here',
  yes: 'Yes',
  no: 'No',
  elsewhere: 'Other stage',
  later: 'Later',
  keys: 'move · source · undo',
  keyMove: 'move',
  keySource: 'source',
  keyUndo: 'undo the last',
  chooseStage: 'Which stage it really plays',
  just: 'Just now',
  justNone: 'Nothing reviewed yet.',
  next: 'Next',
  nextNote: 'those that change a status first, then by share of revenue; those put off last',
  decision: { accept: 'yes', reject: 'no', later: 'later', elsewhere: 'other stage', undone: 'undone' },
  where: 'Which firms',
  here: 'here',
  all: 'all',
  chainOnly: 'this chain',
  chains: 'all chains',
  scope: 'Which chains',
  changed: 'Somebody else reviewed or changed this one; here is the new state.',
  emptyTitle: 'All reviewed',
  emptyWhy: 'Suggested roles count in no status and no rate; new ones will come here.',
  emptyAll: 'See all regions and chains',
  sources: 'Sources',
};

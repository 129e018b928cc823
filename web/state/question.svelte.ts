import type { EntityKind } from './kinds.ts';
import { parseQuestion, serialiseQuestion, type Misread, type Question } from './question.ts';

/** The question on the screen. The address holds it; this class only reads and writes the address. */
class QuestionState {
  #read = $state.raw(parseQuestion(location.hash));

  /** What is asked now. */
  get current(): Question {
    return this.#read.question;
  }

  /** Parts of the address that were not understood. */
  get misread(): Misread[] {
    return this.#read.misread;
  }

  /** Follows the address; returns how to stop. */
  follow(): () => void {
    const read = (): void => {
      this.#read = parseQuestion(location.hash);
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }

  /** The address of the same question with some parts changed. `undefined` takes a part away. */
  href(change: Partial<Question>): string {
    return serialiseQuestion({ ...this.current, ...change });
  }

  /** Asks a changed question. A refinement (filter, selection) replaces the entry in the history. */
  ask(change: Partial<Question>, how: 'push' | 'replace' = 'push'): void {
    const address = this.href(change);
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    this.#read = parseQuestion(address);
  }

  /** Writes what was understood back to the address, which ends the notice about the rest. */
  acceptReading(): void {
    this.ask({}, 'replace');
  }
}

export const question = new QuestionState();

/** Parts that belong to one workspace and are dropped when another is opened. */
const ofOneWorkspace = {
  id: undefined,
  kind: undefined,
  stage: undefined,
  second: undefined,
  view: undefined,
  overlay: undefined,
  status: undefined,
  tier: undefined,
  critical: undefined,
  differs: undefined,
  compare: undefined,
  fact: undefined,
  rate: undefined,
  of: undefined,
  anchor: undefined,
  open: undefined,
  whole: undefined,
  focus: undefined,
  list: undefined,
  tab: undefined,
  q: undefined,
  sort: undefined,
  weights: undefined,
  city: undefined,
  quality: undefined,
  evidence: undefined,
  reachable: undefined,
  filtered: undefined,
} satisfies Partial<Question>;

/** The address of another workspace about the same region, chain and peer, with `change` on top. */
export function hrefTo(workspace: Question['workspace'], change: Partial<Question> = {}): string {
  return question.href({ ...ofOneWorkspace, workspace, ...change });
}

/**
 * The page of a thing: chains, stages, firms, universities and sources have their own; the rest share one.
 * A stage is shown on `chain`, or on the chain of the question.
 */
export function hrefOf(ref: { kind: EntityKind; id: string }, chain?: string): string {
  if (ref.kind === 'chain') return hrefTo('chain', { chain: ref.id });
  if (ref.kind === 'stage') return hrefTo('chain', { stage: ref.id, ...(chain ? { chain } : {}) });
  if (ref.kind === 'firm') return hrefTo('firm', { id: ref.id });
  if (ref.kind === 'university') return hrefTo('universities', { id: ref.id });
  if (ref.kind === 'source') return hrefTo('data', { id: ref.id });
  if (ref.kind === 'region') return hrefTo('overview', { region: ref.id });
  return hrefTo('entity', { kind: ref.kind, id: ref.id });
}

import type { EntityRef } from '../../../../server/contract/common.ts';
import type { Review, ReviewDecision } from '../../../../server/contract/review.ts';
import { explain } from '../../../api/explain.ts';
import { undoChange } from '../../../api/history.ts';
import { RequestError } from '../../../api/http.ts';
import { decideReview } from '../../../api/review.ts';
import { t } from '../../../i18n/index.svelte.ts';

/** One answer given, so that it can be seen and taken back. */
export interface Decided {
  cause: string;
  firm: EntityRef;
  stage: EntityRef;
  how: 'accept' | 'reject' | 'later' | 'elsewhere';
}

/** Answers given on this screen, newest first. */
export class Answers {
  given = $state.raw<Decided[]>([]);
  busy = $state(false);
  trouble = $state('');

  /** Decides; the queue is read anew by whoever asked. Returns whether it was done. */
  async decide(item: Review, decision: ReviewDecision['decision'], stage?: EntityRef): Promise<boolean> {
    return this.#try(async () => {
      const body = { decision, version: item.version, ...(stage ? { stage: stage.id } : {}) };
      const { cause } = await decideReview(item.fact, body);
      const how: Decided['how'] = stage && stage.id !== item.stage.id ? 'elsewhere' : decision;
      this.given = [{ cause, firm: item.firm, stage: stage ?? item.stage, how }, ...this.given].slice(0, 20);
    });
  }

  /** Takes the last answer back. */
  async undo(): Promise<boolean> {
    const [last, ...rest] = this.given;
    if (!last) return false;
    return this.#try(async () => {
      await undoChange(last.cause);
      this.given = rest;
    });
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.trouble = '';
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      const { failure } = error;
      const overtaken = failure.kind === 'problem' && failure.problem.code === 'conflict';
      this.trouble = overtaken ? t().review.changed : explain(failure, t()).text;
      return false;
    } finally {
      this.busy = false;
    }
  }
}

/** A text in pieces, those between `marks` marked. */
export function toPieces(text: string, marks: readonly [number, number][]): { text: string; marked: boolean }[] {
  const pieces: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

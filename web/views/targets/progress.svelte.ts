import { SvelteSet } from 'svelte/reactivity';
import { addTargets, changeTarget, removeTarget } from '../../api/list.ts';
import { RequestError, type Failure } from '../../api/http.ts';
import type { Target, TargetChange } from '../../../server/contract/list.ts';
import { refresh } from '../../state/resource.svelte.ts';

type Wanted = Omit<TargetChange, 'version'>;

/** A change that was refused because somebody else was first; `wanted` is what we asked for. */
export interface Conflict {
  target: string;
  wanted: Wanted;
}

const codeOf = (failure: Failure): string =>
  failure.kind === 'problem' ? failure.problem.code : failure.kind;

/** Saves changes of one list; what could not be saved stays until the user has decided. */
export class Progress {
  readonly #list: string;
  readonly busy = new SvelteSet<string>();
  conflict = $state.raw<Conflict | undefined>();
  failure = $state.raw<Failure | undefined>();
  /** The target last taken off, for undo. */
  removed = $state.raw<Target | undefined>();
  /** Somebody else had taken the target off before our change came. */
  gone = $state(false);

  constructor(list: string) {
    this.#list = list;
  }

  /** Changes a target from the version the user saw. */
  change(target: Target, wanted: Wanted): Promise<void> {
    return this.#saving(target, wanted, async () => {
      await changeTarget(this.#list, target.id, { ...wanted, version: target.version });
      if (this.conflict?.target === target.id) this.conflict = undefined;
    });
  }

  /** Takes a target off the list. */
  remove(target: Target): Promise<void> {
    return this.#saving(target, {}, async () => {
      await removeTarget(this.#list, target.id);
      this.removed = target;
    });
  }

  /** Puts the target last removed back as it stood. */
  async undo(): Promise<void> {
    const target = this.removed;
    if (!target) return;
    await this.#saving(target, {}, async () => {
      const { targets } = await addTargets(this.#list, [target.firm.id]);
      this.removed = undefined;
      const back = targets.find(({ firm }) => firm.id === target.firm.id);
      const { progress, reason, note, doNotApproach } = target;
      const stood = {
        progress,
        ...(reason ? { reason } : {}),
        ...(note ? { note } : {}),
        ...(doNotApproach ? { doNotApproach: doNotApproach.reason } : {}),
      };
      const asNew = progress === 'planned' && !note && !doNotApproach;
      if (back && !asNew) await changeTarget(this.#list, back.id, { ...stood, version: back.version });
    });
  }

  /** Leaves the target as the other person made it. */
  letBe(): void {
    this.conflict = undefined;
  }

  async #saving(target: Target, wanted: Wanted, work: () => Promise<void>): Promise<void> {
    this.busy.add(target.id);
    this.failure = undefined;
    this.gone = false;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      this.#refused(target, wanted, error.failure);
    } finally {
      this.busy.delete(target.id);
    }
  }

  #refused(target: Target, wanted: Wanted, failure: Failure): void {
    const code = codeOf(failure);
    if (code === 'conflict') this.conflict = { target: target.id, wanted };
    else if (code === 'not_found') this.gone = true;
    else this.failure = failure;
    if (code === 'conflict' || code === 'not_found') refresh(`/api/lists/${encodeURIComponent(this.#list)}`);
  }
}

import type { EditDone } from '../../../server/contract/edit.ts';
import { explain } from '../../api/explain.ts';
import { undoChange } from '../../api/history.ts';
import { RequestError } from '../../api/http.ts';
import { t } from '../../i18n/index.svelte.ts';

export type EditAct = 'added' | 'corrected' | 'retracted' | 'undone';

/** The last thing that was done by hand, so that it can be taken back at once. */
export class LastEdit {
  act = $state.raw<{ what: EditAct; cause?: string } | undefined>();
  trouble = $state('');
  #busy = false;

  /** Notes what was just done. */
  note(what: EditAct, done: EditDone): void {
    this.trouble = '';
    this.act = { what, cause: done.cause };
  }

  /** Takes it back, and says so or why not. */
  async undo(): Promise<void> {
    const cause = this.act?.cause;
    if (cause === undefined || this.#busy) return;
    this.#busy = true;
    try {
      await undoChange(cause);
      this.act = { what: 'undone' };
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      this.trouble = explain(error.failure, t()).text;
    } finally {
      this.#busy = false;
    }
  }
}

import type { EditDone } from '../../../server/contract/edit.ts';
import { explain } from '../../api/explain.ts';
import { RequestError } from '../../api/http.ts';
import { t } from '../../i18n/index.svelte.ts';

/** How a dialog's request goes: on its way, refused with fields named, overtaken by somebody else, or failed. */
export class Sending {
  busy = $state(false);
  /** What the server says of each field it refused. */
  wrong = $state.raw<Record<string, string>>({});
  /** Somebody else changed it first. */
  conflict = $state(false);
  trouble = $state('');

  /** Sends a change; returns what was done, or undefined when it was refused. */
  async send(work: () => Promise<EditDone>): Promise<EditDone | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.wrong = {};
    this.trouble = '';
    this.conflict = false;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      this.#refused(error);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  #refused({ failure }: RequestError): void {
    if (failure.kind === 'problem' && failure.problem.code === 'conflict') {
      this.conflict = true;
      this.trouble = failure.problem.errors ? '' : failure.problem.detail;
    } else if (failure.kind === 'problem' && failure.problem.errors) {
      this.wrong = Object.fromEntries(failure.problem.errors.map(({ field, message }) => [field, message]));
    } else {
      const said = explain(failure, t());
      this.trouble = `${said.title} · ${said.text}`;
    }
  }
}

import type { ImportJob } from '../../../../server/contract/import-job.ts';
import type { ReadingChange } from '../../../../server/contract/import-reading.ts';
import { regionField, SheetDraft } from './sheet.svelte.ts';

/** Where the facts of a sheet come from: as the job has it, a source there is, or one made with the import. */
export type SourceChoice = { is: 'kept' } | { is: 'known'; id: string } | { is: 'new' };

/** What keeps the plan from being made. */
export type Lack = { code: 'name' | 'source' | 'region' } | { code: 'twice'; field: string };

/** How a job's files are to be read: what the server proposes, corrected by the user. */
export class ReadingDraft {
  readonly job: ImportJob;
  readonly sheets: readonly SheetDraft[];
  source = $state<SourceChoice>({ is: 'new' });
  title = $state('');
  publisher = $state('');
  remember = $state(true);

  /** `region` stands for every row that does not say where; `title` names a new source. */
  constructor(job: ImportJob, region: string, title: string) {
    this.job = job;
    this.sheets = job.sheets.map((sheet) => new SheetDraft(sheet, region));
    this.source = { is: job.source === undefined ? 'new' : 'kept' };
    this.title = title;
  }

  /** Whether the rows of a free-form sheet need a source that no column names. */
  get needsSource(): boolean {
    if (this.job.asks.some(({ code }) => code === 'source')) return true;
    return this.sheets.some(({ isFree, mapped }) => isFree && !mapped.some((field) => field.endsWith('.source_ids')));
  }

  /** What is lacking for a plan; undefined when nothing is. */
  get lack(): Lack | undefined {
    for (const { isFree, mapped, twice, lacksRegion, defaults } of this.sheets) {
      if (!isFree) continue;
      if (mapped.length === 0) return { code: 'name' };
      if (twice !== undefined) return { code: 'twice', field: twice };
      if (lacksRegion && defaults[regionField] === undefined) return { code: 'region' };
    }
    const nameless = this.needsSource && this.source.is === 'new' && this.title.trim() === '';
    return nameless ? { code: 'source' } : undefined;
  }

  /** What to send. Sheets that are read as the server reads them anyway are not named. */
  get change(): ReadingChange {
    const sheets = this.sheets.flatMap(({ reading }) => reading ?? []);
    return { sheets, ...(this.needsSource ? this.#source() : {}), remember: this.remember };
  }

  #source(): Pick<ReadingChange, 'source' | 'newSource'> {
    if (this.source.is === 'kept') return {};
    if (this.source.is === 'known') return { source: this.source.id };
    const publisher = this.publisher.trim();
    return { newSource: { title: this.title.trim(), ...(publisher === '' ? {} : { publisher }) } };
  }
}

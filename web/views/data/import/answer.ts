import type { ImportJob } from '../../../../server/contract/import-job.ts';
import { t } from '../../../i18n/index.svelte.ts';
import type { Sentence } from '../../../i18n/sentence.ts';
import { sizesOf, totalOf, undecided } from './plan.ts';

/** What an import has come to, in one sentence. `plan` stands while a decision is worked into it. */
export function answerTo(job: ImportJob | undefined, plan: ImportJob | undefined): Sentence {
  const { answer } = t().imports;
  if (job === undefined) return answer.reading;
  if (plan) return ofPlan(plan);
  if (job.status === 'checked') return ofPlan(job);
  if (job.status === 'done' && job.dataVersion === undefined) return answer.unchanged;
  return answer[job.status];
}

function ofPlan(plan: ImportJob): Sentence {
  const sizes = sizesOf(plan);
  const { length } = undecided(plan.duplicates);
  return t().imports.answer.checked(totalOf(sizes), sizes.new + sizes.duplicates, sizes.changed, sizes.rejected, length);
}

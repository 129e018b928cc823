import type { Duplicate, TablePlan } from '../../../../server/contract/import-plan.ts';
import type { ImportJob } from '../../../../server/contract/import-job.ts';

/** The parts of a plan, in the order they are shown. */
export const planParts = ['new', 'changed', 'unchanged', 'rejected', 'duplicates'] as const;
export type PlanPart = (typeof planParts)[number];
export type PlanSizes = Record<PlanPart, number>;

/** Possible duplicates nobody has decided about; left for later counts as undecided. */
export const undecided = (duplicates: readonly Duplicate[]): Duplicate[] =>
  duplicates.filter(({ decision }) => decision === undefined || decision === 'later');

/**
 * How many records fall into each part, each record in one: a row that may be a firm of the graph is a possible
 * duplicate, not a new one.
 */
export function sizesOf(job: ImportJob): PlanSizes {
  const sum = (part: keyof Omit<TablePlan, 'table'>): number =>
    job.tables.reduce((total, plan) => total + plan[part], 0);
  const rows = new Set(undecided(job.duplicates).map(({ other, id }) => (other.row === undefined ? id : `${other.file}:${other.row}`)));
  const duplicates = Math.min(rows.size, sum('new'));
  return {
    new: sum('new') - duplicates,
    changed: sum('changed'),
    unchanged: sum('unchanged'),
    rejected: sum('rejected'),
    duplicates,
  };
}

/** Every record of the plan. */
export const totalOf = (sizes: PlanSizes): number => planParts.reduce((total, part) => total + sizes[part], 0);

/** Records that would be written. */
export const writtenOf = (sizes: PlanSizes): number => sizes.new + sizes.changed + sizes.duplicates;

/** Why a plan cannot be loaded; undefined when it can. */
export type WhyNot = 'rejected' | 'nothing' | 'empty';
export function whyNotLoad(job: ImportJob): WhyNot | undefined {
  const sizes = sizesOf(job);
  if (job.rejections.total > 0) return 'rejected';
  if (totalOf(sizes) === 0) return 'empty';
  // Decided pairs may change something although no row counts as new or changed.
  return writtenOf(sizes) === 0 && (job.elements ?? 0) === 0 ? 'nothing' : undefined;
}

/** The part to look at first: what keeps the load from going on, then what a person has to decide. */
export function firstPart(job: ImportJob): PlanPart {
  const sizes = sizesOf(job);
  if (job.rejections.total > 0) return 'rejected';
  if (job.duplicates.length > 0) return 'duplicates';
  return sizes.changed > 0 ? 'changed' : 'new';
}

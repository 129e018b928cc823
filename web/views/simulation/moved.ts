import type { Simulation } from '../../../server/contract/simulation.ts';
import type { Rate } from '../../../server/contract/rate.ts';
import type { Moved } from '../../i18n/zh/simulation.ts';
import { stageStatuses, type StageStatus } from '../../state/kinds.ts';
import { grouped } from '../../i18n/number.ts';

/** What of a simulation is shown: how it was, how it would be, or both with what differs. */
export type When = 'before' | 'difference' | 'after';

const isOpen = (status: StageStatus): boolean => status === 'missing' || status === 'reserve';

/** The figures of the answer line. */
export function summarise({ firms, stages, rates, closed, finals }: Simulation): Moved {
  const coverage = rates.find(({ before }) => before.id === 'R4');
  const open = (when: 'before' | 'after'): number => stages.filter((one) => isOpen(one[when].status)).length;
  const ids = new Set(closed.map(({ id }) => id));
  const { before, after } = coverage ?? {};
  return {
    firms: firms.length,
    before: open('before'),
    after: open('after'),
    coverage:
      before?.status === 'scored' && after?.status === 'scored' ? [before.value, after.value] : undefined,
    closed: closed.length,
    single: stages.filter(({ after: { stage, status } }) => ids.has(stage.id) && status === 'single').length,
    made: finals.after.made.length,
    finals: finals.total,
  };
}

/** Stages of each status before and after, in the order in which statuses are shown. */
export const countStatuses = ({
  stages,
}: Simulation): { status: StageStatus; before: number; after: number }[] =>
  stageStatuses.map((status) => ({
    status,
    before: stages.filter(({ before }) => before.status === status).length,
    after: stages.filter(({ after }) => after.status === status).length,
  }));

/** How a rate moves, in points of per cent with its sign; undefined where either is unscored or nothing moves. */
export function pointsOf(before: Rate, after: Rate): string | undefined {
  if (before.status !== 'scored' || after.status !== 'scored') return undefined;
  const points = (after.value - before.value) * 100;
  const text = grouped(points, 1);
  return Math.abs(points) < 0.05 ? undefined : points > 0 ? `+${text}` : text;
}

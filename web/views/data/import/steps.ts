import type { Step } from '../../../ui/step.ts';

const order = ['file', 'columns', 'plan', 'load'] as const;
export type StepId = (typeof order)[number];

/** The four steps with where one is; `back` says how to return to one that is behind. */
export function stepsOf(
  now: StepId | 'done',
  words: Record<StepId, string>,
  back: Partial<Record<StepId, () => void>> = {},
): Step[] {
  const at = now === 'done' ? order.length : order.indexOf(now);
  return order.map((id, index) => ({
    id,
    text: words[id],
    state: index < at ? 'done' : index === at ? 'now' : 'ahead',
    onclick: back[id],
  }));
}

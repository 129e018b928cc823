import type { Finding } from '../../../server/contract/gap.ts';
import { named } from '../../i18n/index.svelte.ts';
import { hrefTo } from '../../state/question.svelte.ts';

/** Where the openings of a finding's reasons lead: its firms, its sources, its final products. */
export function opensOf(
  { stage, stated }: Pick<Finding, 'stage' | 'stated'>,
  chain: string,
): Record<string, string> {
  const inspect = hrefTo('chain', { chain, stage: stage.id });
  const source = stated[0]?.source;
  return {
    here: inspect,
    elsewhere: hrefTo('targets', { chain, stage: stage.id }),
    finals: inspect,
    ...(source === undefined ? {} : { source: hrefTo('data', { id: source }) }),
  };
}

/** The reasons of a finding with the names of its final products in the language of the screen. */
export const reasonsOf = ({ reasons, blocks }: Pick<Finding, 'reasons' | 'blocks'>): Finding['reasons'] =>
  reasons.map((reason) =>
    reason.code === 'critical'
      ? { ...reason, values: { ...reason.values, finals: blocks.map(named) } }
      : reason,
  );

/** A statement with the name of who publishes it in place of its title: a row has no room for headlines. */
export function briefly(
  reason: Finding['reasons'][number],
  { stated }: Pick<Finding, 'stated'>,
): Finding['reasons'][number] {
  const publisher = stated[0]?.publisher;
  if (reason.code !== 'stated' || publisher === undefined) return reason;
  return { ...reason, values: { ...reason.values, title: publisher } };
}

/** The oldest day a source was seen to state the stage, where one is known. */
export const oldestStated = ({ stated }: Pick<Finding, 'stated'>): string | undefined =>
  stated.flatMap(({ observedOn }) => (observedOn === undefined ? [] : [observedOn])).sort()[0];

import type { Finding } from '../../contract/gap.ts';
import type { FinalsMade } from '../../contract/simulation.ts';
import { feasibleWithout, toInputGroups, type FeedEdge, type StageNode } from '../criticality.ts';
import { toRef } from '../ref.ts';

/**
 * Final products that could be made of what is made here: the product itself and, of each of its input groups down to
 * the first inputs, one alternative is in production here. `perhaps` are those that could if the stages without data
 * were in production too.
 */
export function finalsMade(
  stages: readonly StageNode[],
  feeds: readonly FeedEdge[],
  findings: readonly Finding[],
): FinalsMade {
  const made = (finding: Finding): boolean => finding.here.production > 0;
  const certain = madeOf(stages, feeds, new Set(findings.filter(made).map(({ stage }) => stage.id)));
  const open = (finding: Finding): boolean => made(finding) || finding.status === 'unknown';
  const possible = madeOf(stages, feeds, new Set(findings.filter(open).map(({ stage }) => stage.id)));
  const finals = findings.filter(({ stage }) => stages.some(({ id, final }) => final && id === stage.id));
  const refs = (kept: (id: string) => boolean) =>
    finals.filter(({ stage }) => kept(stage.id)).map(({ stage }) => toRef('stage', stage));
  return {
    made: refs((id) => certain.has(id)),
    perhaps: refs((id) => possible.has(id) && !certain.has(id)),
  };
}

/** Stages that can be made of the given ones alone. */
function madeOf(
  stages: readonly StageNode[],
  feeds: readonly FeedEdge[],
  given: ReadonlySet<string>,
): Set<string> {
  const inputs = toInputGroups([...stages], [...feeds]);
  // An input group nobody can meet: what is not given cannot be made, whatever its inputs.
  return feasibleWithout(
    new Map([...inputs].map(([id, groups]) => [id, given.has(id) ? groups : [...groups, []]])),
  );
}

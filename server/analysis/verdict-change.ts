import type { Reason } from '../contract/common.ts';
import type { GroupOutput, StageCounts } from './count.ts';
import { judgeStage, type StageKnowledge, type StageVerdict } from './status.ts';

/** A stage as it was judged, and what its location quotient would be with more firms in production here. */
export interface Judged {
  knowledge: StageKnowledge;
  verdict: StageVerdict;
  quotientWith(more: number): StageKnowledge['locationQuotient'];
}

/** Groups tried at most: beyond, "so many more" is no advice. */
const mostGroups = 5;

const reason = (code: string, values: Reason['values']): Reason => ({ code, values });

/** Output with newcomers as large as the groups that are there on average: nobody knows how large they will be. */
const grow = (output: GroupOutput | undefined, groups: number, more: number): GroupOutput | undefined => {
  if (!output || groups === 0) return undefined;
  const average = output.total / groups;
  return {
    total: output.total + more * average,
    top: Math.max(output.top, average),
    squares: output.squares + more * average ** 2,
  };
};

function withGroups(counts: StageCounts, more: number): StageCounts {
  const { output: _output, ...rest } = counts;
  const output = grow(counts.output, counts.groups, more);
  return {
    ...rest,
    firms: counts.firms + more,
    production: counts.production + more,
    groups: counts.groups + more,
    producer: counts.producer ?? '',
    ...(output ? { output } : {}),
  };
}

/** The status with so many more groups in production here, each of one firm and of average output. */
export const judgeWithMore = ({ knowledge, quotientWith }: Judged, more: number): StageVerdict =>
  judgeStage({
    ...knowledge,
    counts: withGroups(knowledge.counts, more),
    locationQuotient: quotientWith(more),
  });

/** Whether more groups change nothing any more: nothing is better than strong, and strong takes a quotient and output. */
const isBest = ({ computed }: StageVerdict, { counts, locationQuotient }: StageKnowledge): boolean =>
  computed.status === 'strong' || (computed.status === 'present' && !(locationQuotient && counts.output));

/** Each status that more groups lead to, with the fewest groups that do. */
function moreGroups(judged: Judged): Reason[] {
  const seen = new Set([judged.verdict.status]);
  const reasons: Reason[] = [];
  let verdict = judged.verdict;
  for (let count = 1; count <= mostGroups && !isBest(verdict, judged.knowledge); count++) {
    verdict = judgeWithMore(judged, count);
    const { status } = verdict;
    if (seen.has(status)) continue;
    seen.add(status);
    reasons.push(reason('more_groups_make', { count, status }));
  }
  return reasons;
}

/** The status when one group fewer produces, where that is sure: with one or two groups nothing else plays a part. */
function fewerGroups({ knowledge, verdict }: Judged): Reason[] {
  const { groups } = knowledge.counts;
  if (groups !== 1 && groups !== 2) return [];
  const { output: _output, producer: _producer, ...counts } = knowledge.counts;
  const fewer = {
    ...counts,
    firms: Math.max(0, counts.firms - 1),
    production: groups - 1,
    groups: groups - 1,
  };
  const { status } = judgeStage({ ...knowledge, counts: { ...fewer, producer: '' } });
  return status === verdict.status ? [] : [reason('one_group_fewer_makes', { status })];
}

/** What is not known of a stage in production, and what it could decide: even output, a quotient of 1. */
function unknowns({ knowledge, verdict }: Judged): Reason[] {
  const { counts, locationQuotient } = knowledge;
  if (counts.groups < 2) return [];
  const even: GroupOutput = { total: counts.groups, top: 1, squares: counts.groups };
  const quotient = locationQuotient ?? { value: 1, peer: '' };
  const lacks = { output: counts.output === undefined, peer: locationQuotient === undefined };
  const judged = judgeStage({
    ...knowledge,
    counts: { ...counts, output: counts.output ?? even },
    locationQuotient: quotient,
  });
  const status: Reason['values'] = judged.status === verdict.status ? {} : { status: judged.status };
  const firms = counts.production;
  if (lacks.output && lacks.peer) return [reason('output_and_peer_unknown', { firms, ...status })];
  if (lacks.output) return [reason('output_would_decide', { firms, ...status })];
  return lacks.peer ? [reason('peer_would_decide', status)] : [];
}

/** What would end the silence about a stage without a producer: roles that are not told, a firm anywhere, a reserve. */
function silences({ knowledge, verdict }: Judged): Reason[] {
  const { counts, firmsElsewhere } = knowledge;
  if (counts.groups > 0) return [];
  const reasons: Reason[] = [];
  const one = judgeWithMore({ knowledge, verdict, quotientWith: () => undefined }, 1).status;
  if (counts.silent > 0)
    reasons.push(reason('silent_role_would_decide', { count: counts.silent, status: one }));
  if (counts.reserve > 0)
    reasons.push(reason('reserve_in_production_makes', { count: counts.reserve, status: one }));
  if (verdict.status === 'unknown' && firmsElsewhere === 0 && counts.silent === 0) {
    const { status } = judgeStage({ ...knowledge, firmsElsewhere: 1 });
    if (status !== 'unknown') reasons.push(reason('firm_elsewhere_makes', { status }));
  }
  return reasons;
}

/**
 * What it would take to change the verdict, each found by judging the stage again with that one thing changed: more
 * groups in production, one fewer, what is unknown made known. Nothing said here is a forecast.
 */
export const changesOf = (judged: Judged): Reason[] => [
  ...silences(judged),
  ...moreGroups(judged),
  ...unknowns(judged),
  ...fewerGroups(judged),
];

import type {
  CausingFact,
  DifferenceBecause,
  FindingPart,
  KeptFinding,
  KeptRate,
  RateDifference,
  StageDifference,
} from '../contract/baseline.ts';
import type { Finding } from '../contract/gap.ts';

/** Facts told of one stage; the rest is counted. */
const mostTold = 20;

/** A finding as far as a baseline keeps it. */
export const keepFinding = (finding: Finding): KeptFinding => ({
  stage: finding.stage,
  status: finding.status,
  computed: finding.computed.status,
  stated: [...new Set(finding.stated.map(({ status }) => status))].sort(),
  here: finding.here,
  elsewhere: finding.elsewhere.firms,
  critical: finding.critical,
  ...(finding.severity.status === 'scored' ? { severity: finding.severity.value } : {}),
});

/** Facts that changed since a baseline, by the stage they concern. */
export interface CausesSince {
  byStage: ReadonlyMap<string, { facts: CausingFact[]; total: number }>;
  /** An import was taken back since: what it had brought is gone without a record of its own. */
  importTakenBack: boolean;
}

export interface DifferenceInput {
  before: readonly KeptFinding[];
  now: readonly KeptFinding[];
  causes: CausesSince;
}

const parts: Record<FindingPart, (finding: KeptFinding) => unknown> = {
  status: ({ status }) => status,
  computed: ({ computed }) => computed,
  stated: ({ stated }) => stated,
  here: ({ here: { production, reserve, laboratories, groups } }) => [
    production,
    reserve,
    laboratories,
    groups,
  ],
  elsewhere: ({ elsewhere }) => elsewhere,
  critical: ({ critical }) => critical,
  // A score that differs in its tenth digit is the same score added up in another order.
  severity: ({ severity }) => severity?.toFixed(9),
};
const partIds = Object.keys(parts) as FindingPart[];

/** What of two findings of a stage differs, in the order in which it is told; all of it where one is not there. */
export function differingParts(from: KeptFinding | undefined, to: KeptFinding | undefined): FindingPart[] {
  if (from === undefined || to === undefined) return from === to ? [] : partIds;
  return partIds.filter((id) => JSON.stringify(parts[id](from)) !== JSON.stringify(parts[id](to)));
}

/**
 * The stages whose findings differ, in the order of the chain now, those that left it last; each with the facts at it
 * that were made, changed or removed meanwhile. A finding can differ without a fact of its own: a location quotient
 * follows from the other stages, a criticality from what feeds what.
 */
export function differ({ before, now, causes }: DifferenceInput): StageDifference[] {
  const earlier = new Map(before.map((finding) => [finding.stage.id, finding]));
  const later = new Map(now.map((finding) => [finding.stage.id, finding]));
  const ids = [...later.keys(), ...[...earlier.keys()].filter((id) => !later.has(id))];
  return ids.flatMap((id) => {
    const [from, to] = [earlier.get(id), later.get(id)];
    const differing = differingParts(from, to);
    if (differing.length === 0) return [];
    const { facts, total } = causes.byStage.get(id) ?? { facts: [], total: 0 };
    return [
      {
        stage: (to ?? from)!.stage,
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        parts: differing,
        because: whyOf(total, causes),
        facts: orderCauses(facts).slice(0, mostTold),
        factsTotal: total,
      },
    ];
  });
}

function whyOf(ownFacts: number, causes: CausesSince): DifferenceBecause {
  if (ownFacts > 0) return 'facts';
  if (causes.importTakenBack) return 'import_taken_back';
  return [...causes.byStage.values()].some(({ total }) => total > 0) ? 'chain' : 'unknown';
}

/** What concerns the region itself first, then the newest work, ties by id. */
const orderCauses = (facts: CausingFact[]): CausingFact[] =>
  [...facts].sort(
    (a, b) =>
      Number(b.here) - Number(a.here) ||
      (b.by?.at ?? '').localeCompare(a.by?.at ?? '') ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );

const rateKey = (rate: KeptRate | undefined): string =>
  rate?.status === 'scored' ? `${rate.numerator}/${rate.denominator}` : (rate?.reason ?? '');

/** The rates that differ, in numerator, denominator or the reason why there is none, by id. */
export function differRates(before: readonly KeptRate[], now: readonly KeptRate[]): RateDifference[] {
  const ids = [...new Set([...before, ...now].map(({ id }) => id))].sort();
  return ids.flatMap((id) => {
    const from = before.find((rate) => rate.id === id);
    const to = now.find((rate) => rate.id === id);
    if (rateKey(from) === rateKey(to)) return [];
    return [{ id, ...(from ? { from } : {}), ...(to ? { to } : {}) }];
  });
}

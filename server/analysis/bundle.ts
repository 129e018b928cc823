import type { Bundle, BundleGap, BundleLeft, BundleStep } from '../contract/bundle.ts';
import type { EntityRef } from '../contract/common.ts';
import type { Region } from '../contract/region.ts';

/** A firm known elsewhere, with the gaps (stage ids) at which it is in production. */
export interface BundleCandidate {
  firm: EntityRef;
  region?: Region | undefined;
  stages: readonly string[];
}

const severityOf = ({ severity }: BundleGap): number => severity ?? 0;
const sum = (gaps: readonly BundleGap[]): number => gaps.reduce((total, gap) => total + severityOf(gap), 0);
const byId = (a: { firm: EntityRef }, b: { firm: EntityRef }): number =>
  a.firm.id < b.firm.id ? -1 : a.firm.id > b.firm.id ? 1 : 0;

/** The candidate that closes most severity of what is open, then most gaps, then the first by id. */
function best(
  candidates: readonly BundleCandidate[],
  open: ReadonlyMap<string, BundleGap>,
): { candidate: BundleCandidate; closes: BundleGap[] } | undefined {
  let found: { candidate: BundleCandidate; closes: BundleGap[] } | undefined;
  for (const candidate of candidates) {
    const closes = candidate.stages.flatMap((stage) => open.get(stage) ?? []);
    if (closes.length === 0) continue;
    const ahead =
      found === undefined ? 1 : sum(closes) - sum(found.closes) || closes.length - found.closes.length;
    if (ahead > 0) found = { candidate, closes };
  }
  return found;
}

/**
 * Greedy weighted cover: the firm that closes most severity first, until no known firm closes any more. It never takes
 * more than 1 + ln n times the firms of the smallest bundle, n the most gaps one firm closes (Chvátal 1979), and up to
 * each step it has closed at least 1 − 1/e of the severity that any so many firms could (Nemhauser 1978).
 * What no firm closes is left: to be grown where the technology is in reserve here.
 */
export function chooseBundle(
  gaps: readonly BundleGap[],
  candidates: readonly BundleCandidate[],
): Pick<Bundle, 'gaps' | 'severity' | 'candidates' | 'steps' | 'left'> {
  const sorted = candidates.map((one) => ({ ...one, stages: [...new Set(one.stages)].sort() })).sort(byId);
  const open = new Map(gaps.map((gap) => [gap.stage.id, gap]));
  const steps: BundleStep[] = [];
  let severity = 0;
  for (let next = best(sorted, open); next !== undefined; next = best(sorted, open)) {
    const { candidate, closes } = next;
    const ids = closes.map(({ stage }) => stage.id);
    const others = sorted.filter((one) => one !== candidate && ids.every((id) => one.stages.includes(id)));
    for (const id of ids) open.delete(id);
    severity += sum(closes);
    steps.push({
      firm: candidate.firm,
      ...(candidate.region ? { region: candidate.region } : {}),
      closes,
      closed: gaps.length - open.size,
      severity,
      others: others.length,
    });
  }
  const left = [...open.values()].map((gap): BundleLeft => ({
    ...gap,
    why: gap.status === 'reserve' ? 'grow' : 'nobody',
  }));
  return {
    gaps: gaps.length,
    severity: sum(gaps),
    candidates: sorted.filter(({ stages }) => gaps.some(({ stage }) => stages.includes(stage.id))).length,
    steps,
    left,
  };
}

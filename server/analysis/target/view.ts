import type { Evidence } from '../../contract/common.ts';
import type { Role } from '../../contract/firm.ts';
import type { Finding } from '../../contract/gap.ts';
import type { ScoreBrief } from '../../contract/target.ts';
import { isGap } from '../severity.ts';
import { scoreFactors, type Weights } from '../score.ts';
import { targetFactors, type TargetInput } from './factor.ts';
import type { KnownCandidate, TargetPlace } from './known.ts';

/** Which facts a score looks at: verified ones alone, those that count, or suggested ones as well. */
export type EvidenceView = 'verified' | 'counted' | 'suggested';

const isSeen = (evidence: Evidence, view: EvidenceView): boolean =>
  view === 'suggested' || (view === 'counted' ? evidence !== 'suggested' : evidence === 'verified');

const severityOf = ({ severity }: Finding): number | undefined =>
  severity.status === 'scored' ? severity.value : undefined;

/** The gaps of the place by stage. */
export const gapsOf = ({ findings }: TargetPlace): Map<string, Finding> =>
  new Map(findings.filter(({ status }) => isGap(status)).map((finding) => [finding.stage.id, finding]));

/** Each stage once, however many roles a firm has there, in the order of their ids. */
function stagesOf(roles: readonly Role[]): string[] {
  return [...new Set(roles.map(({ stage }) => stage.id))].sort();
}

/**
 * What the score of a firm is made of, as far as facts of a view go. Arrival follows from the firm's roles, and a path
 * from facts of every kind: on verified facts alone the first counts where all its roles are verified, the second not.
 */
export function toTargetInput(
  known: KnownCandidate,
  place: TargetPlace,
  gaps: ReadonlyMap<string, Finding>,
  view: EvidenceView,
): TargetInput {
  const roles = [...known.roles, ...(view === 'suggested' ? known.suggestedRoles : [])].filter(
    ({ stage, provenance }) => gaps.has(stage.id) && isSeen(provenance.evidence, view),
  );
  const isWholly =
    view !== 'verified' || known.roles.every(({ provenance }) => provenance.evidence === 'verified');
  return {
    closes: stagesOf(roles).map((stage) => {
      const finding = gaps.get(stage)!;
      return {
        stage,
        name: finding.stage.name,
        severity: severityOf(finding),
        density: place.densityOf(stage),
      };
    }),
    needs: place.needs,
    arrival: isWholly ? place.arrivalOf(known.firm.id) : undefined,
    signals: known.signals.filter(({ provenance }) => isSeen(provenance.evidence, view)),
    today: place.today,
    introducer: view === 'verified' ? undefined : place.introducerOf(known.firm.id),
    qualities: known.qualities,
  };
}

/** The score of a firm in a view, without its terms. A firm none of whose roles is seen there has none. */
export function briefScore(
  known: KnownCandidate,
  place: TargetPlace,
  gaps: ReadonlyMap<string, Finding>,
  view: EvidenceView,
  weights: Weights | undefined,
): ScoreBrief {
  const input = toTargetInput(known, place, gaps, view);
  if (input.closes.length === 0) return { status: 'unscored', reason: 'no_verified_role' };
  const score = scoreFactors(targetFactors, input, weights);
  return score.status === 'scored' ? { status: 'scored', value: score.value } : score;
}

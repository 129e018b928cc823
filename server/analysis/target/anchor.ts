import type { EntityRef } from '../../contract/common.ts';
import type { Finding } from '../../contract/gap.ts';
import { toInputGroups, type FeedEdge, type StageNode } from '../criticality.ts';

/** An input group of a stage that anchors play: any one of `stages` meets it. */
export interface AnchorNeed {
  of: string;
  stages: string[];
}

/** What the anchors of a region need on a chain and do not find in production here. */
export interface AnchorNeeds {
  anchors: EntityRef[];
  /** Whether any of them is known to play a stage of the chain. */
  hasStages: boolean;
  unmet: AnchorNeed[];
  /** Needs of which it is not known whether anybody here meets them. */
  unknown: number;
}

/**
 * The input groups of the stages that local anchors play, by what is in production here. A group none of whose
 * stages is known of here or elsewhere is unknown: it counts neither as met nor as unmet.
 */
export function toAnchorNeeds(
  anchors: readonly { anchor: EntityRef; stages: readonly string[] }[],
  stages: StageNode[],
  feeds: FeedEdge[],
  findings: readonly Finding[],
): AnchorNeeds {
  const groups = toInputGroups(stages, feeds);
  const at = new Map(findings.map((finding) => [finding.stage.id, finding]));
  const played = [...new Set(anchors.flatMap((anchor) => anchor.stages))]
    .filter((id) => groups.has(id))
    .sort();
  const needs = played.flatMap((of) =>
    (groups.get(of) ?? []).map((group) => ({ of, stages: [...group].sort() })),
  );
  const open = needs.filter(({ stages: group }) => group.every((id) => at.get(id)?.here.production === 0));
  const isUnknown = ({ stages: group }: AnchorNeed): boolean =>
    group.every((id) => at.get(id)?.status === 'unknown');
  return {
    anchors: anchors.map(({ anchor }) => anchor),
    hasStages: played.length > 0,
    unmet: open.filter((need) => !isUnknown(need)),
    unknown: open.filter(isUnknown).length,
  };
}

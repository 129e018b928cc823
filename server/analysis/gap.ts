import type { EntityRef, Reason } from '../contract/common.ts';
import type { Finding, StageRef } from '../contract/gap.ts';
import { tiers } from '../contract/order.ts';
import { noCounts } from './count.ts';
import { blockedFinals, type FeedEdge } from './criticality.ts';
import { locationQuotient } from './coverage.ts';
import { scoreSeverity } from './severity.ts';
import { judgeStage, type StageKnowledge, type StageVerdict } from './status.ts';

/** A stage of the chain with its place. */
export interface ChainStage extends StageRef {
  order: number;
  final: boolean;
}

/** What is known of a region at each stage of the chain, by stage id; `sources` are the facts' source ids. */
export interface RegionKnowledge {
  region: { code: string; name: string; nameEn?: string };
  stages: Map<string, StageKnowledge & { sources: string[] }>;
}

/** Everything the findings of one chain are judged from. Plain data: nothing here asks the database. */
export interface GapInput {
  chain: string;
  stages: ChainStage[];
  feeds: FeedEdge[];
  here: RegionKnowledge;
  peer?: RegionKnowledge | undefined;
}

const silence: StageKnowledge & { sources: string[] } = {
  counts: noCounts,
  laboratories: 0,
  firmsElsewhere: 0,
  stated: [],
  sources: [],
};

const knowledgeOf = (region: RegionKnowledge, stage: string) => region.stages.get(stage) ?? silence;

/** Firms in production per stage, for the location quotient. */
const countProduction = (region: RegionKnowledge): Map<string, number> =>
  new Map([...region.stages].map(([stage, { counts }]) => [stage, counts.production]));

/** The other region as a reason names it, in both languages where it has both. */
const peerNames = ({ name, nameEn }: RegionKnowledge['region']): { peer: string; peerEn?: string } => ({
  peer: name,
  ...(nameEn === undefined ? {} : { peerEn: nameEn }),
});

/** Judges every stage of a region; with another region to compare with, its location quotient counts. */
function judgeRegion(
  stages: ChainStage[],
  region: RegionKnowledge,
  other: RegionKnowledge | undefined,
): Map<string, StageVerdict> {
  const counts = other
    ? new Map([region, other].map((one) => [one.region.code, countProduction(one)]))
    : undefined;
  return new Map(
    stages.map(({ id }) => {
      const value = counts && locationQuotient(counts, region.region.code, id);
      const quotient = other && value !== undefined ? { value, ...peerNames(other.region) } : undefined;
      return [id, judgeStage({ ...knowledgeOf(region, id), locationQuotient: quotient })];
    }),
  );
}

const links = (chain: string, stage: string, region: string): Finding['links'] => ({
  stage: `/api/stages/${stage}?region=${region}&chain=${chain}`,
  firmsHere: `/api/stages/${stage}/firms?region=${region}&where=here`,
  firms: `/api/stages/${stage}/firms?region=${region}&where=elsewhere`,
});

function whyCritical(stage: ChainStage, blocks: EntityRef[]): Reason {
  if (blocks.length > 0) return { code: 'critical', values: { finals: blocks.map((final) => final.name) } };
  return { code: stage.final ? 'final_product' : 'not_critical', values: {} };
}

/**
 * One finding per stage of the chain, in the order of the chain.
 * Sources of a finding are those of the roles, research and statements it was judged from.
 */
export function judgeGaps({ chain, stages, feeds, here, peer }: GapInput): Finding[] {
  const blocked = blockedFinals(stages, feeds);
  const finals = stages.filter((stage) => stage.final).length;
  const verdicts = judgeRegion(stages, here, peer);
  const peerVerdicts = peer && judgeRegion(stages, peer, here);
  const refs = new Map<string, EntityRef>(
    stages.map(({ id, name, nameEn }) => [id, { kind: 'stage', id, name, ...(nameEn ? { nameEn } : {}) }]),
  );
  return stages.map((stage) => {
    const { order: _order, final: _final, ...ref } = stage;
    const knowledge = knowledgeOf(here, stage.id);
    const verdict = verdicts.get(stage.id)!;
    const blocks = (blocked.get(stage.id) ?? []).map((id) => refs.get(id)!);
    const peerVerdict = peerVerdicts?.get(stage.id);
    return {
      stage: ref,
      status: verdict.status,
      computed: verdict.computed,
      stated: knowledge.stated,
      here: verdict.here,
      elsewhere: { firms: knowledge.firmsElsewhere },
      severity: scoreSeverity({ status: verdict.status, blocks: blocks.length, finals }),
      critical: blocks.length > 0,
      blocks,
      finals,
      reasons: [...verdict.reasons, whyCritical(stage, blocks)],
      sources: [...new Set(knowledge.sources)].sort(),
      ...(peerVerdict ? { peer: { status: peerVerdict.status, here: peerVerdict.here } } : {}),
      links: links(chain, stage.id, here.region.code),
    };
  });
}

/** Worst first: by severity, then critical ones, then those a source speaks of, then along the chain; unscored last; ties by id. */
export function rankGaps(findings: Finding[]): Finding[] {
  const severity = (finding: Finding): number =>
    finding.severity.status === 'scored' ? finding.severity.value : -1;
  return [...findings].sort(
    (a, b) =>
      severity(b) - severity(a) ||
      Number(b.critical) - Number(a.critical) ||
      Number(b.stated.length > 0) - Number(a.stated.length > 0) ||
      tiers.indexOf(a.stage.tier) - tiers.indexOf(b.stage.tier) ||
      a.stage.id.localeCompare(b.stage.id),
  );
}

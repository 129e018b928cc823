import type { EntityRef, Reason } from '../contract/common.ts';
import type { Finding, StageRef } from '../contract/gap.ts';
import { tiers } from '../contract/order.ts';
import { noCounts } from './count.ts';
import { structureOf, type ChainStructure, type FeedEdge } from './criticality.ts';
import { stagesThatBuy, type DemandAt } from './demand.ts';
import type { Nearness } from './feasibility.ts';
import { quotientsAgainst } from './location-quotient.ts';
import type { Weights } from './score.ts';
import { scoreSeverity, weighSeverity } from './severity.ts';
import { judgeStage, type StageKnowledge } from './status.ts';
import { changesOf, type Judged } from './verdict-change.ts';

/** A stage of the chain with its place. */
export interface ChainStage extends StageRef {
  order: number;
  final: boolean;
}

/** What is known of a region at each stage of the chain, by stage id; `sources` are the facts' source ids, each once, in order. */
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
  /** What follows from stages and feeds, where it was worked out before. */
  structure?: ChainStructure | undefined;
  /** Anchors of the chain in the region with the stages they play. */
  anchors?: readonly { stages: readonly string[] }[] | undefined;
  /** How near a stage is to what the region does. */
  nearnessOf?: ((stage: string) => Nearness) | undefined;
  /** The date the question is asked as of, for the links of a finding. */
  asOf?: string | undefined;
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
): Map<string, Judged> {
  const ids = stages.map(({ id }) => id);
  const quotientOf = other && quotientsAgainst(ids, countProduction(region), countProduction(other));
  return new Map(
    ids.map((id) => {
      const quotientWith = (more: number) => {
        const value = quotientOf?.(id, more);
        return other && value !== undefined ? { value, ...peerNames(other.region) } : undefined;
      };
      const knowledge = { ...knowledgeOf(region, id), locationQuotient: quotientWith(0) };
      return [id, { knowledge, verdict: judgeStage(knowledge), quotientWith }];
    }),
  );
}

/** Where the numbers of a finding open, as of the same date. */
function linksOf({ chain, here, asOf }: GapInput, stage: string): Finding['links'] {
  const question = `region=${here.region.code}${asOf === undefined ? '' : `&asOf=${asOf}`}`;
  return {
    stage: `/api/stages/${stage}?${question}&chain=${chain}`,
    firmsHere: `/api/stages/${stage}/firms?${question}&where=here`,
    firms: `/api/stages/${stage}/firms?${question}&where=elsewhere`,
  };
}

function whyCritical(stage: ChainStage, blocks: EntityRef[]): Reason {
  if (blocks.length > 0) return { code: 'critical', values: { finals: blocks.map((final) => final.name) } };
  return { code: stage.final ? 'final_product' : 'not_critical', values: {} };
}

/** What stands here at each stage that could buy. */
function demandOf(
  stages: ChainStage[],
  judged: ReadonlyMap<string, Judged>,
  anchors: readonly { stages: readonly string[] }[],
): Map<string, DemandAt> {
  return new Map(
    stages.map(({ id, name, nameEn }) => {
      const { computed, here } = judged.get(id)!.verdict;
      const anchorsHere = anchors.filter((anchor) => anchor.stages.includes(id)).length;
      const known = computed.status !== 'unknown' || anchorsHere > 0;
      return [id, { name, nameEn, known, groups: here.groups, anchors: anchorsHere }];
    }),
  );
}

const toStageRef = ({ id, name, nameEn, tier, segment }: ChainStage): StageRef => ({
  id,
  name,
  ...(nameEn === undefined ? {} : { nameEn }),
  tier,
  ...(segment === undefined ? {} : { segment }),
});

/** Nothing was asked of the regions beside this one. */
const nearToNothing = (): Nearness => ({ unscored: 'not_enough_data' });

/**
 * One finding per stage of the chain, in the order of the chain.
 * Sources of a finding are those of the roles, research and statements it was judged from.
 */
export function judgeGaps(input: GapInput): Finding[] {
  const { stages, feeds, here, peer, nearnessOf = nearToNothing } = input;
  const { blocked, fed, finals } = input.structure ?? structureOf(stages, feeds);
  const judged = judgeRegion(stages, here, peer);
  const peerJudged = peer && judgeRegion(stages, peer, here);
  const demand = demandOf(stages, judged, input.anchors ?? []);
  const refs = new Map<string, EntityRef>(
    stages.map(({ id, name, nameEn }) => [id, { kind: 'stage', id, name, ...(nameEn ? { nameEn } : {}) }]),
  );
  return stages.map((stage) => {
    const ref = toStageRef(stage);
    const { verdict, ...rest } = judged.get(stage.id)!;
    const knowledge = knowledgeOf(here, stage.id);
    const blocks = blocked.get(stage.id)!.map((id) => refs.get(id)!);
    const feedsStages = fed.get(stage.id)!;
    const peerVerdict = peerJudged?.get(stage.id)?.verdict;
    return {
      stage: ref,
      status: verdict.status,
      computed: verdict.computed,
      stated: knowledge.stated,
      here: verdict.here,
      elsewhere: { firms: knowledge.firmsElsewhere },
      severity: scoreSeverity({
        status: verdict.status,
        blocks,
        finals,
        final: stage.final,
        demand: stagesThatBuy(stage.id, fed, demand),
        supply: knowledge.supply,
        nearness: nearnessOf(stage.id),
      }),
      critical: blocks.length > 0,
      blocks,
      finals,
      feeds: [...feedsStages],
      reasons: [...verdict.reasons, whyCritical(stage, blocks)],
      changes: changesOf({ verdict, ...rest }),
      sources: knowledge.sources,
      ...(peerVerdict ? { peer: { status: peerVerdict.status, here: peerVerdict.here } } : {}),
      links: linksOf(input, stage.id),
    };
  });
}

/** The findings with their severity under other weights; everything else stays. */
export const weighGaps = (findings: Finding[], weights: Weights): Finding[] =>
  findings.map((finding) => ({ ...finding, severity: weighSeverity(finding.severity, weights) }));

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

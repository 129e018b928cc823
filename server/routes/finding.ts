import { judgeGaps, weighGaps, type GapInput } from '../analysis/gap.ts';
import type { Weights } from '../analysis/score.ts';
import type { Finding } from '../contract/gap.ts';
import type { Region } from '../contract/region.ts';
import type { ChainRow, FeedRow, StageRow } from '../graph/chain.ts';
import type { GraphClient } from '../graph/client.ts';
import { readAnchors, readStageKnowledge } from '../graph/knowledge.ts';
import { readRegion } from '../graph/region.ts';
import { nearnessIn, readComplexity } from './complexity-answer.ts';
import { toLastDay } from './parameter.ts';
import { readLinks } from './structure.ts';

export interface ChainInPlace {
  chain: ChainRow;
  region: Region;
  peer: Region | undefined;
  stages: StageRow[];
  feeds: FeedRow[];
  /** One for each stage, in the order of the chain. */
  findings: Finding[];
  /** What they were judged from: judged again with a part changed, it says what that part changes. */
  input: GapInput;
}

interface Question {
  chain: string;
  region: string;
  peer?: string | undefined;
  /** Only what was observed by the end of this day, month or year; now where absent. */
  asOf?: string | undefined;
  /** Weights of the terms of severity in place of their own. */
  weights?: Weights | undefined;
}

/** A region and what is known of it at the stages of a chain. */
async function readPlace(graph: GraphClient, chain: string, code: string, asOf: string | undefined) {
  const [region, stages] = await Promise.all([
    readRegion(graph, code),
    readStageKnowledge(graph, [chain], code, asOf),
  ]);
  return { region, stages };
}

/**
 * A chain as it stands in a region: every page that shows a status reads it here, so that all say the same.
 * It is judged anew for each question: what it is judged from is remembered, and a thousand findings that live on cost
 * more than they save. Throws `not_found` for a chain or region that is not there.
 */
export async function readChainInPlace(graph: GraphClient, asked: Question): Promise<ChainInPlace> {
  const asOf = toLastDay(asked.asOf);
  // Everything at once: the region is known by its code before it is known to be there.
  const known = (code: string) => readPlace(graph, asked.chain, code, asOf);
  const [{ chain, stages, feeds, structure }, here, there, anchors] = await Promise.all([
    readLinks(graph, asked.chain),
    known(asked.region),
    asked.peer === undefined ? undefined : known(asked.peer),
    readAnchors(graph, [asked.chain], asked.region, asOf),
  ]);
  const { region } = here;
  const peer = there?.region;
  const complexity = await readComplexity(graph, chain.id, region.level, asked.asOf);
  const input: GapInput = {
    chain: chain.id,
    stages,
    feeds,
    structure,
    here,
    peer: there,
    anchors,
    asOf: asked.asOf,
    nearnessOf: nearnessIn(complexity, region.code),
  };
  const findings = judgeGaps(input);
  return {
    ...{ chain, region, peer, stages, feeds, input },
    findings: asked.weights ? weighGaps(findings, asked.weights) : findings,
  };
}

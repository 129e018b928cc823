import { judgeGaps, weighGaps, type GapInput } from '../analysis/gap.ts';
import type { Weights } from '../analysis/score.ts';
import type { Finding } from '../contract/gap.ts';
import type { Region } from '../contract/region.ts';
import type { ChainRow, FeedRow, StageRow } from '../graph/chain.ts';
import type { GraphClient } from '../graph/client.ts';
import { readAnchors, readKnowledge } from '../graph/knowledge.ts';
import { readRegion } from '../graph/region.ts';
import { remember } from '../graph/remember.ts';
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

/**
 * A chain as it stands in a region: every page that shows a status reads it here, so that all say the same.
 * It is remembered without weights: other weights only add up the same terms differently.
 * Throws `not_found` for a chain or region that is not there.
 */
export async function readChainInPlace(graph: GraphClient, asked: Question): Promise<ChainInPlace> {
  const asOf = toLastDay(asked.asOf);
  const place = await remember(graph, `chain ${asked.chain} ${asked.region} ${asked.peer} ${asOf}`, () =>
    judgeChain(graph, asked, asOf),
  );
  return asked.weights ? { ...place, findings: weighGaps(place.findings, asked.weights) } : place;
}

async function judgeChain(
  graph: GraphClient,
  asked: Question,
  asOf: string | undefined,
): Promise<ChainInPlace> {
  const [links, region, peer] = await Promise.all([
    readLinks(graph, asked.chain),
    readRegion(graph, asked.region),
    asked.peer === undefined ? undefined : readRegion(graph, asked.peer),
  ]);
  const { chain, stages, feeds, structure } = links;
  const [here, there, anchors, complexity] = await Promise.all([
    readKnowledge(graph, [chain.id], region, asOf),
    peer && readKnowledge(graph, [chain.id], peer, asOf),
    readAnchors(graph, [chain.id], region.code, asOf),
    readComplexity(graph, chain.id, region.level, asked.asOf),
  ]);
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
  return { chain, region, peer, stages, feeds, findings: judgeGaps(input), input };
}

import { judgeGaps } from '../analysis/gap.ts';
import type { Finding } from '../contract/gap.ts';
import type { Region } from '../contract/region.ts';
import {
  readChain,
  readFeeds,
  readStages,
  type ChainRow,
  type FeedRow,
  type StageRow,
} from '../graph/chain.ts';
import type { GraphClient } from '../graph/client.ts';
import { readKnowledge } from '../graph/knowledge.ts';
import { readRegion } from '../graph/region.ts';
import { toLastDay } from './parameter.ts';
import { remember } from '../graph/remember.ts';

export interface ChainInPlace {
  chain: ChainRow;
  region: Region;
  peer: Region | undefined;
  stages: StageRow[];
  feeds: FeedRow[];
  /** One for each stage, in the order of the chain. */
  findings: Finding[];
}

interface Question {
  chain: string;
  region: string;
  peer?: string | undefined;
  /** Only what was observed by the end of this day, month or year; now where absent. */
  asOf?: string | undefined;
}

/**
 * A chain as it stands in a region: every page that shows a status reads it here, so that all say the same.
 * Throws `not_found` for a chain or region that is not there.
 */
export const readChainInPlace = (graph: GraphClient, asked: Question): Promise<ChainInPlace> =>
  remember(graph, `chain ${asked.chain} ${asked.region} ${asked.peer} ${asked.asOf}`, () =>
    judgeChain(graph, asked),
  );

async function judgeChain(graph: GraphClient, asked: Question): Promise<ChainInPlace> {
  const asOf = toLastDay(asked.asOf);
  const [chain, region, peer] = await Promise.all([
    readChain(graph, asked.chain),
    readRegion(graph, asked.region),
    asked.peer === undefined ? undefined : readRegion(graph, asked.peer),
  ]);
  const [stages, feeds, here, there] = await Promise.all([
    readStages(graph, [chain.id]),
    readFeeds(graph, [chain.id]),
    readKnowledge(graph, [chain.id], region, asOf),
    peer && readKnowledge(graph, [chain.id], peer, asOf),
  ]);
  const findings = judgeGaps({ chain: chain.id, stages, feeds, here, peer: there });
  return { chain, region, peer, stages, feeds, findings };
}

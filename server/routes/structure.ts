import { structureOf, type ChainStructure } from '../analysis/criticality.ts';
import {
  readChain,
  readFeeds,
  readStages,
  type ChainRow,
  type FeedRow,
  type StageRow,
} from '../graph/chain.ts';
import type { GraphClient } from '../graph/client.ts';
import { remember } from '../graph/remember.ts';

/** A chain with its links, and what follows from them for every region alike. */
export interface ChainLinks {
  chain: ChainRow;
  stages: StageRow[];
  feeds: FeedRow[];
  structure: ChainStructure;
}

/** The links of a chain, remembered until the data change. Throws `not_found` when there is no such chain. */
export const readLinks = (graph: GraphClient, id: string): Promise<ChainLinks> =>
  remember(graph, `links ${id}`, async () => {
    const [chain, stages, feeds] = await Promise.all([
      readChain(graph, id),
      readStages(graph, [id]),
      readFeeds(graph, [id]),
    ]);
    return { chain, stages, feeds, structure: structureOf(stages, feeds) };
  });

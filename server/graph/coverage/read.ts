import type { GraphClient } from '../client.ts';
import type { Counted } from '../knowledge/from-roles.ts';
import { lineOf, readRegions } from '../region.ts';
import { anywhere, toCounts, toSupply } from './cell.ts';
import { readChainCells, type StageCells } from './chain.ts';

/**
 * What a region has at each stage of these chains, as it was counted when the facts were written: what counting from
 * roles gives, without touching them. Undefined when coverage is not in step with the data.
 */
export async function readCoverage(
  graph: GraphClient,
  chains: string[],
  region: string,
): Promise<Map<string, Counted> | undefined> {
  const [regions, ...parts] = await Promise.all([
    readRegions(graph),
    ...chains.map((chain) => readChainCells(graph, chain)),
  ]);
  // Of a firm of which only a region around this one is known, or none, nobody knows whether it is here.
  const unplaced = new Set([...lineOf(regions, region), anywhere]);
  unplaced.delete(region);
  const counted = new Map<string, Counted>();
  for (const cells of parts) {
    if (!cells) return undefined;
    for (const [stage, ofStage] of cells) {
      const one = countedAt(ofStage, region, unplaced);
      if (one) counted.set(stage, one);
    }
  }
  return counted;
}

function countedAt(cells: StageCells, region: string, unplaced: ReadonlySet<string>): Counted | undefined {
  const here = cells.cellOf(region);
  const firms = cells.countOf(anywhere, 'firms');
  if (!here && firms === 0) return undefined;
  let firmsUnplaced = 0;
  for (const code of unplaced) firmsUnplaced += cells.countOf(code, 'onlyHere');
  const counts = toCounts(here ?? {});
  const supply = toSupply(here ?? {});
  return {
    counts,
    laboratories: here?.laboratories ?? 0,
    firmsElsewhere: firms - firmsUnplaced - counts.firms,
    firmsUnplaced,
    ...(supply === undefined ? {} : { supply }),
    sources: here?.sources ?? [],
  };
}

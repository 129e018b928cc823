import type { Production } from '../location-quotient.ts';
import type { Settler } from './settler.ts';

/**
 * The table of firms in production, regions × stages, once the settlers stand in `region` and no longer where they
 * were registered. A region or stage that had none before gets a row or column of its own.
 */
export function settleProduction(
  before: Production,
  region: string,
  settlers: readonly Settler[],
): Production {
  const played = settlers.flatMap(({ firm, roles, leaves }) => {
    const stages = new Set(
      roles.filter(({ status }) => status === 'production').map(({ stage }) => stage.id),
    );
    return [...stages].map((stage) => ({ firm: firm.id, stage, leaves }));
  });
  const stages = [...new Set([...before.stages, ...played.map(({ stage }) => stage)])];
  const regions = [...new Set([...before.regions, ...(played.length > 0 ? [region] : [])])];
  const counts = regions.map((_, row) => stages.map((__, column) => before.counts[row]?.[column] ?? 0));
  for (const { stage, leaves } of played) {
    const column = stages.indexOf(stage);
    counts[regions.indexOf(region)]![column]! += 1;
    for (const left of leaves.filter((code) => code !== region && regions.includes(code)))
      counts[regions.indexOf(left)]![column]! -= 1;
  }
  return { regions, stages, counts };
}

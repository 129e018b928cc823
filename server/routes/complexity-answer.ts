import { judgeComplexity, type Complexity } from '../analysis/complexity.ts';
import type { Nearness } from '../analysis/feasibility.ts';
import { toRef } from '../analysis/ref.ts';
import type { ComplexityAnswer } from '../contract/complexity.ts';
import type { Region } from '../contract/region.ts';
import type { StageRow } from '../graph/chain.ts';
import type { GraphClient } from '../graph/client.ts';
import { readProduction } from '../graph/production.ts';
import { remember } from '../graph/remember.ts';
import { toLastDay } from './parameter.ts';
import { readLinks } from './structure.ts';

/** Judged regions × stages, with what is needed to look one up and to name them. */
export interface ComplexityKnown {
  level: Region['level'];
  complexity: Complexity;
  regions: ReadonlyMap<string, { region: Region; row: number }>;
  columns: ReadonlyMap<string, number>;
}

/**
 * How the regions of a level and the stages of a chain go together, by the firms in production; remembered until the
 * data change. `asOf` counts only what was observed by the end of that day, month or year.
 */
export const readComplexity = async (
  graph: GraphClient,
  chain: string,
  level: Region['level'],
  asOf?: string,
): Promise<ComplexityKnown> => {
  const lastDay = toLastDay(asOf);
  return remember(graph, `complexity ${chain} ${level} ${lastDay}`, async () => {
    const links = await readLinks(graph, chain);
    const stages = links.stages.map(({ id }) => id);
    const { regions, counts } = await readProduction(graph, { id: chain, stages }, level, lastDay);
    const complexity = judgeComplexity({ regions: regions.map(({ code }) => code), stages, counts });
    const byCode = new Map(regions.map((region) => [region.code, region]));
    return {
      level,
      complexity,
      regions: new Map(complexity.regions.map((code, row) => [code, { region: byCode.get(code)!, row }])),
      columns: new Map(complexity.stages.map((stage, column) => [stage, column])),
    };
  });
};

/**
 * The density of a stage in a region, 0 to 1; undefined where there is not enough data for a scale, where the region or
 * the stage has no firm in production, and for a stage that is near to no other.
 */
export function densityOf(known: ComplexityKnown, region: string, stage: string): number | undefined {
  const nearness = nearnessIn(known, region)(stage);
  return 'density' in nearness ? nearness.density : undefined;
}

/** Densities of a region for the term feasibility of a severity, each beside the largest, or why there is none. */
export function nearnessIn(
  { complexity, regions, columns }: ComplexityKnown,
  code: string,
): (stage: string) => Nearness {
  if (!complexity.index) {
    return () => ({ unscored: 'not_enough_data', because: complexity.lacks });
  }
  const row = regions.get(code)?.row;
  if (row === undefined) return () => ({ unscored: 'region_without_production' });
  const densities = complexity.densities[row]!;
  const largest = Math.max(0, ...densities.map((density) => density ?? 0));
  return (stage) => {
    const column = columns.get(stage);
    if (column === undefined) return { unscored: 'stage_without_production' };
    const density = densities[column];
    if (density === undefined) return { unscored: 'stage_near_to_none' };
    return { density, largest, regions: complexity.regions.length };
  };
}

/** The same as it is answered: rows and columns named, every cell by its region and stage. */
export async function answerComplexity(
  graph: GraphClient,
  asked: { chain: string; level: Region['level']; asOf?: string | undefined },
): Promise<ComplexityAnswer> {
  const { chain, stages } = await readLinks(graph, asked.chain);
  const known = await readComplexity(graph, chain.id, asked.level, asked.asOf);
  const { complexity } = known;
  const tables = {
    chain: toRef('chain', chain),
    level: asked.level,
    regions: nameRegions(known),
    stages: nameStages(complexity, stages),
    cells: toCells(complexity),
  };
  if (complexity.index) return { status: 'scored', ...tables };
  return { status: 'unscored', reason: 'not_enough_data', because: complexity.lacks, ...tables };
}

const nameRegions = ({ complexity, regions }: ComplexityKnown): ComplexityAnswer['regions'] =>
  complexity.regions.map((code, row) => {
    const { name, nameEn } = regions.get(code)!.region;
    return {
      code,
      name,
      ...(nameEn === undefined ? {} : { nameEn }),
      diversity: complexity.diversity[row]!,
      ...(complexity.index ? { eci: complexity.index.eci[row]! } : {}),
    };
  });

function nameStages(complexity: Complexity, rows: StageRow[]): ComplexityAnswer['stages'] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return complexity.stages.map((id, column) => {
    const { name, nameEn } = byId.get(id)!;
    return {
      id,
      name,
      ...(nameEn === undefined ? {} : { nameEn }),
      ubiquity: complexity.ubiquity[column]!,
      ...(complexity.index ? { pci: complexity.index.pci[column]! } : {}),
    };
  });
}

const toCells = (complexity: Complexity): ComplexityAnswer['cells'] =>
  complexity.regions.flatMap((region, row) =>
    complexity.stages.map((stage, column) => {
      const density = complexity.densities[row]![column];
      return {
        region,
        stage,
        count: complexity.counts[row]![column]!,
        lq: complexity.quotients[row]![column]!,
        lqShrunk: complexity.shrunk[row]![column]!,
        ...(density === undefined ? {} : { density }),
      };
    }),
  );

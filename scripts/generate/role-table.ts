import type { Firms } from './firm.ts';
import { drawProvenance, evidenceColumns } from './provenance.ts';
import { below, type Draw, logNormal, pareto, pick, streamOf } from './random.ts';
import { shareOut } from './share-out.ts';
import type { Structure } from './structure.ts';
import type { TableFile } from './table-file.ts';

export const roleColumns = [
  'firm_id',
  'stage_id',
  'status',
  'products',
  'output_cny',
  'capacity',
  'share',
  ...evidenceColumns,
];

/** The firm with the most is this many times heavier than one with the fewest. */
const heaviest = 80;
const grades = ['高性能', '精密', '耐高温', '轻量化', '智能', '微型', '大功率', '低噪'];

/** Writes so many roles: most firms have one, few have many, and of one firm in eight none is known. */
export async function writeRoles(
  table: TableFile,
  seed: number,
  total: number,
  firms: Firms,
  structure: Structure,
): Promise<void> {
  const weightsOf = streamOf(seed, 'role weights');
  const drawsOf = streamOf(seed, 'roles');
  const weightOf = (firm: number): number => {
    const draw = weightsOf(firm);
    return draw() < 1 / 8 ? 0 : 3 + pareto(draw, 1.2, heaviest);
  };
  let firm = 0;
  for (const roles of shareOut(firms.count, total, weightOf)) {
    const draw = drawsOf(firm);
    for (const stage of drawStages(draw, firms.stage(firm), roles, structure)) {
      await table.add({
        firm_id: firms.id(firm),
        stage_id: structure.stages[stage]!.id,
        ...drawRole(draw, structure.stages[stage]!.name),
        ...drawProvenance(draw),
      });
    }
    firm += 1;
  }
}

/** The main stage first, then others, mostly near it in the chain. */
function drawStages(draw: Draw, main: number, count: number, { stages }: Structure): Iterable<number> {
  const found = new Set<number>();
  for (let at = 0; found.size < Math.min(count, stages.length); at++) {
    const step = at === 0 ? 0 : draw() < 0.8 ? below(draw, 9) - 4 : below(draw, stages.length);
    found.add((main + step + stages.length) % stages.length);
  }
  return found;
}

function drawRole(draw: Draw, stageName: string): Record<string, string | number | undefined> {
  const at = draw();
  const status =
    at < 0.12 ? undefined : at < 0.82 ? 'production' : at < 0.9 ? 'reserve' : at < 0.97 ? 'planned' : 'ended';
  const products = [stageName, `${pick(draw, grades)}${stageName}`].slice(0, 1 + below(draw, 2));
  return {
    status,
    products: draw() < 0.85 ? products.join(';') : undefined,
    output_cny: draw() < 0.4 ? Math.round(logNormal(draw, 20_000_000, 1.3)) : undefined,
    capacity: draw() < 0.15 ? `年产${1 + below(draw, 500)}万件` : undefined,
    share: draw() < 0.2 ? Math.round(draw() * 100) / 100 : undefined,
  };
}

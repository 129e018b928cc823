import type { Firms } from './firm.ts';
import { drawProvenance, evidenceColumns } from './provenance.ts';
import { below, type Draw, logNormal, pareto, pick, streamOf } from './random.ts';
import { shareOut } from './share-out.ts';
import type { Structure } from './structure.ts';
import type { TableFile } from './table-file.ts';

export const supplyColumns = ['supplier_id', 'buyer_id', 'stage_id', 'value_cny', 'year', ...evidenceColumns];

/** Writes so many supplies: few firms sell to very many, and few buy from very many (Zipf on both sides). */
export async function writeSupplies(
  table: TableFile,
  seed: number,
  total: number,
  firms: Firms,
  structure: Structure,
): Promise<void> {
  const weightsOf = streamOf(seed, 'supply weights');
  const drawsOf = streamOf(seed, 'supplies');
  const weightOf = (firm: number): number => pareto(weightsOf(firm), 1.1, Math.max(10, firms.count / 10));
  let supplier = 0;
  for (const sales of shareOut(firms.count, total, weightOf)) {
    const draw = drawsOf(supplier);
    const stage = firms.stage(supplier);
    for (const buyer of drawBuyers(draw, supplier, sales, firms, structure.fedBy[stage]!)) {
      await table.add({
        supplier_id: firms.id(supplier),
        buyer_id: firms.id(buyer),
        stage_id: draw() < 0.9 ? structure.stages[stage]!.id : undefined,
        value_cny: draw() < 0.5 ? Math.round(logNormal(draw, 3_000_000, 1.5)) : undefined,
        year: draw() < 0.7 ? 2019 + below(draw, 7) : undefined,
        ...drawProvenance(draw),
      });
    }
    supplier += 1;
  }
}

/** Different buyers, none of them the supplier: mostly firms at a stage that needs what it makes. */
function drawBuyers(
  draw: Draw,
  supplier: number,
  count: number,
  firms: Firms,
  needing: number[],
): Set<number> {
  const found = new Set<number>();
  const wanted = Math.min(count, firms.count - 1);
  for (let attempt = 0; found.size < wanted; attempt++) {
    const along = needing.length > 0 && draw() < 0.85;
    let buyer = along ? firms.drawAt(pick(draw, needing), draw) : firms.drawAny(draw);
    // Popular firms are drawn again and again: who has very many buyers takes the next that is free.
    if (attempt > 2 * wanted + 20)
      while (found.has(buyer) || buyer === supplier) buyer = (buyer + 1) % firms.count;
    if (buyer !== supplier) found.add(buyer);
  }
  return found;
}

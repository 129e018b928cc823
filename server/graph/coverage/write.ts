import { Type } from 'typebox';
import type { GraphTransaction } from '../client.ts';
import { type Asker, asking } from '../list.ts';
import { type Cell, type CellRow, toRow } from './cell.ts';
import { countStage } from './count.ts';
import { addLines, type Lines, readFacts, readParts } from './fact.ts';

const batchSize = 5000;

/** Counts some stages from the facts as the asker sees them; `lines` is kept from part to part. */
export async function countStages(graph: Asker, stages: string[], lines: Lines): Promise<Cell[]> {
  const facts = await readFacts(graph, stages);
  await addLines(graph, facts.values(), lines);
  return [...facts].flatMap(([stage, ofStage]) => countStage(stage, ofStage, lines));
}

// New cells.
const CREATE_CELLS = `
  UNWIND $rows AS row
  CREATE (k:Coverage)
  SET k = row.properties, k.output = toFloatList(row.output), k.supplyValue = toFloatList(row.supplyValue)`;

/** Writes cells of stages that have none. */
export async function createCells(tx: GraphTransaction, rows: CellRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += batchSize) {
    await tx.execute(CREATE_CELLS, { rows: rows.slice(at, at + batchSize) });
  }
}

const KnownRow = Type.Object({ id: Type.String(), sum: Type.Optional(Type.String()) });

// Which cells do these stages have?
const KNOWN_CELLS = `
  MATCH (k:Coverage) USING INDEX k:Coverage(stage) WHERE k.stage IN $stages
  RETURN k.id AS id, k.sum AS sum`;

// Cells that are no more, or that change.
const DELETE_CELLS = `
  UNWIND $ids AS id
  MATCH (k:Coverage {id: id}) DELETE k`;

// Cells that say something else now.
const CHANGE_CELLS = `
  UNWIND $rows AS row
  MATCH (k:Coverage {id: row.id})
  SET k = row.properties, k.output = toFloatList(row.output), k.supplyValue = toFloatList(row.supplyValue)`;

/** Counts these stages anew in a transaction that changed their facts, and writes the cells that differ. */
export async function updateStages(tx: GraphTransaction, stages: string[]): Promise<void> {
  const lines: Lines = new Map();
  for (const part of await readParts(asking(tx), stages)) {
    const cells = await countStages(asking(tx), part, lines);
    const known = new Map(
      (await tx.run(KNOWN_CELLS, { stages: part }, KnownRow)).map(({ id, sum }) => [id, sum]),
    );
    const rows = cells.map(toRow);
    const created = rows.filter(({ id }) => !known.has(id));
    const changed = rows.filter(({ id, properties }) => known.has(id) && known.get(id) !== properties.sum);
    for (const { id } of rows) known.delete(id);
    if (known.size > 0) await tx.execute(DELETE_CELLS, { ids: [...known.keys()] });
    if (changed.length > 0) await tx.execute(CHANGE_CELLS, { rows: changed });
    await createCells(tx, created);
  }
}

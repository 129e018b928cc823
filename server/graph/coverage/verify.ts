import { isDeepStrictEqual } from 'node:util';
import { Type } from 'typebox';
import { type GraphClient, patient } from '../client.ts';
import { StoredCell, toStored } from './cell.ts';
import { type Lines, readParts } from './fact.ts';
import { readInStep } from './step.ts';
import { countStages } from './write.ts';

/** A cell that is not what counting from the facts gives; one side is absent where there should be none, or is none. */
export interface WrongCell {
  id: string;
  kept?: StoredCell | undefined;
  counted?: StoredCell | undefined;
}

export interface Verified {
  /** Whether coverage is read at all: it says that it was counted from the data as they are. */
  inStep: boolean;
  cells: number;
  wrong: WrongCell[];
}

// Which cells do these stages have?
const CELLS = `
  MATCH (k:Coverage) WHERE k.stage IN $stages
  RETURN k {.*, sum: null} AS cell`;
const CellRow = Type.Object({ cell: StoredCell });

const IdRow = Type.Object({ id: Type.String() });

// Which cells are of stages that are not there?
const STRAY_CELLS = `
  MATCH (k:Coverage) WHERE NOT EXISTS { (:Stage {id: k.stage}) }
  RETURN k.id AS id ORDER BY id`;

/** Compares every cell with what counting from roles, research and supplies gives now. Changes nothing. */
export async function verifyCoverage(graph: GraphClient): Promise<Verified> {
  const work = patient(graph);
  const lines: Lines = new Map();
  const stray = await work.read(STRAY_CELLS, {}, IdRow);
  const verified: Verified = {
    inStep: await readInStep(work),
    cells: 0,
    wrong: stray.map(({ id }) => ({ id })),
  };
  for (const stages of await readParts(work)) {
    const counted = new Map(
      (await countStages(work, stages, lines)).map(toStored).map((cell) => [cell.id, cell]),
    );
    const kept = new Map((await work.read(CELLS, { stages }, CellRow)).map(({ cell }) => [cell.id, cell]));
    verified.cells += kept.size;
    for (const id of [...new Set([...kept.keys(), ...counted.keys()])].sort()) {
      const [one, other] = [kept.get(id), counted.get(id)];
      if (!isDeepStrictEqual(one, other)) verified.wrong.push({ id, kept: one, counted: other });
    }
  }
  return verified;
}

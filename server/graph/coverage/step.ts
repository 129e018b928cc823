import { Type } from 'typebox';
import type { GraphTransaction } from '../client.ts';
import type { Asker } from '../list.ts';
import { coverageFormat } from './cell.ts';

/** Cypher: whether coverage, as the node `m` of the versions says, was counted by this program from the data as they are. */
export const isInStep = `coalesce(m.coverageVersion = m.dataVersion AND m.coverageFormat = ${coverageFormat}, false)`;

const StepRow = Type.Object({ inStep: Type.Boolean() });

// Was coverage counted from the data as they are now?
const STEP = `OPTIONAL MATCH (m:Meta {id: 'liantu'}) RETURN ${isInStep} AS inStep`;

/** Whether coverage may be read: it was counted from the data as they are now. */
export async function readInStep(graph: Asker): Promise<boolean> {
  const [row] = await graph.read(STEP, {}, StepRow);
  return row?.inStep ?? false;
}

// Says that coverage was counted from the data as they are in this transaction.
const COUNTED = `
  MATCH (m:Meta {id: 'liantu'})
  SET m.coverageVersion = m.dataVersion, m.coverageFormat = ${coverageFormat}`;

/** Notes that coverage is that of the data version which the running transaction makes or holds. */
export const markCounted = (tx: GraphTransaction): Promise<void> => tx.execute(COUNTED);

// Says that coverage is that of no version.
const UNCOUNTED = `MATCH (m:Meta {id: 'liantu'}) REMOVE m.coverageVersion`;

/** Notes that coverage must not be read until it was counted. */
export const markUncounted = (tx: GraphTransaction): Promise<void> => tx.execute(UNCOUNTED);

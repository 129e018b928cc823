import type { GraphTransaction } from '../client.ts';
import { asking } from '../list.ts';
import { readInStep } from './step.ts';
import { readTouchedStages } from './touched.ts';
import { updateStages } from './write.ts';

/**
 * Brings coverage into step with what a transaction has changed, in that transaction: the last thing before it is
 * committed. Coverage that was not in step before stays so, and is counted as a whole at the next start or question.
 */
export async function keepCoverage(tx: GraphTransaction): Promise<void> {
  const stages = await readTouchedStages(tx);
  if (stages.length === 0 || !(await readInStep(asking(tx)))) return;
  await updateStages(tx, stages);
}

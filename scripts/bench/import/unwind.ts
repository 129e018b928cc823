import type { Lane } from './lane.ts';
import { readBatches } from './rows.ts';
import { statements } from './statement.ts';

const batchSize = 1000;

/** Batches of maps by UNWIND, as commonly written. */
export const unwind: Lane = {
  id: 'unwind',
  title: 'UNWIND of 1k maps',
  says:
    'UNWIND of 1,000 maps: MERGE of nodes by their key, then MATCH, MATCH, MERGE of relationships without a key of ' +
    'their own; a transaction for each batch. Own properties of every row, none derived for search.',
  isWhole: false,
  isComplete: true,
  async run(bed, { folder }) {
    const started = performance.now();
    for (const statement of statements) {
      for await (const rows of readBatches(folder, statement, batchSize)) {
        await bed.run(`UNWIND $rows AS row ${statement.body}`, { rows });
      }
    }
    return { milliseconds: performance.now() - started };
  },
};

import type { Lane } from './lane.ts';
import { readBatches } from './rows.ts';
import { statements } from './statement.ts';

/** Every row by a query of its own, as a loop over a spreadsheet does; on the sample, for the rest would take hours. */
export const rowByRow: Lane = {
  id: 'row',
  title: 'row by row',
  says:
    'One MERGE and one transaction for each row, of nodes and of relationships; measured on a sample of the same ' +
    'shape in a graph that is otherwise empty (its best case) and extrapolated by the rate.',
  isWhole: false,
  isComplete: false,
  async run(bed, { sample }) {
    const started = performance.now();
    let elements = 0;
    for (const statement of statements) {
      for await (const [row] of readBatches(sample, statement, 1)) {
        await bed.run(`WITH $row AS row ${statement.body}`, { row });
        elements += 1;
      }
    }
    return { milliseconds: performance.now() - started, elements };
  },
};

import type { Lane } from './lane.ts';
import { statements } from './statement.ts';

/** The server reads the files itself. */
export const loadCsv: Lane = {
  id: 'load-csv',
  title: 'LOAD CSV, 1k rows',
  says:
    'LOAD CSV … CALL … IN TRANSACTIONS OF 1000 ROWS with the same Cypher for each row as UNWIND: the same elements ' +
    'and properties, nothing sent by us.',
  isWhole: false,
  isComplete: true,
  async run(bed) {
    const started = performance.now();
    for (const { table, kind, body } of statements) {
      const only = kind === undefined ? '' : `WITH row WHERE row.kind = '${kind}'`;
      await bed.run(
        `LOAD CSV WITH HEADERS FROM 'file:///${table}.csv' AS row ${only}
         CALL (row) { ${body} } IN TRANSACTIONS OF 1000 ROWS`,
      );
    }
    return { milliseconds: performance.now() - started };
  },
};

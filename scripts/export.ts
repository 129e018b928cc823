import { resolve } from 'node:path';
import { Command } from 'commander';
import { readConfig, SetupError } from '../server/config.ts';
import { ProblemError } from '../server/errors.ts';
import { exportToFolder } from '../server/export/folder.ts';
import { describeOmission } from '../server/export/omission.ts';
import { openGraph, patient } from '../server/graph/client.ts';
import { checkSchema } from '../server/graph/migrate.ts';
import { withNeo4j } from './neo4j/with.ts';

/** The exit code for an export that could not say everything the graph holds. */
const incomplete = 2;

/** Writes the graph as tables and says how many rows each has, and what no table can say. */
async function runExport(folder: string): Promise<number> {
  return withNeo4j(readConfig(), console.error, async (address) => {
    const graph = patient(openGraph(address));
    try {
      await checkSchema(graph);
      const { rows, omissions, lists, targets, dataVersion } = await exportToFolder(graph, resolve(folder));
      for (const [table, count] of rows) console.log(`${table.padEnd(16)}${String(count).padStart(10)}`);
      console.log(`Exported data version ${dataVersion} to ${folder}.`);
      if (lists > 0) {
        console.log(
          `${lists} target lists with ${targets} targets are in no table: npm run backup keeps them.`,
        );
      }
      if (omissions.length === 0) return 0;
      console.error('The tables cannot say everything; npm run backup keeps it:');
      for (const omission of omissions) console.error(`  ${describeOmission(omission)}`);
      return incomplete;
    } finally {
      await graph.close();
    }
  });
}

const command = new Command('export')
  .description(
    'Writes the whole graph as import tables. Exit code 2: written, but the tables cannot say everything.',
  )
  .argument('<folder>', 'a new or empty folder, or one that holds a former export')
  .action(async (folder: string) => {
    try {
      process.exitCode = await runExport(folder);
    } catch (error) {
      console.error(error instanceof SetupError || error instanceof ProblemError ? error.message : error);
      process.exitCode = 1;
    }
  });

await command.parseAsync();

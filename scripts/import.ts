import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readConfig, SetupError } from '../server/config.ts';
import { ProblemError } from '../server/errors.ts';
import { openGraph } from '../server/graph/client.ts';
import { checkSchema, migrate } from '../server/graph/migrate.ts';
import { readFolders } from '../server/import/read.ts';
import { describeCheck, toRejectionCsv } from '../server/import/report.ts';
import { checkImport, loadImport } from '../server/import/run.ts';
import { withNeo4j } from './neo4j/with.ts';

interface Options {
  check?: boolean;
  source?: string;
  report?: string;
}

/** The exit code for tables that were refused; the graph is as it was. */
const badTables = 2;

/** Checks a folder of tables, says what importing it does, and does it unless only a check was asked for. */
async function runImport(folder: string, options: Options): Promise<number> {
  // Found before a database is started: a wrong path should not take seconds.
  const input = await readFolders([resolve(folder)]);
  for (const file of input.ignored) console.log(`note: ${file} is no table and is not read`);
  return withNeo4j(readConfig(), console.error, async (address) => {
    const graph = openGraph(address);
    try {
      if (options.check) await checkSchema(graph);
      else await migrate(graph);
      const checked = await checkImport(graph, input, { source: options.source });
      console.log(describeCheck(checked).join('\n'));
      if (options.report) await writeFile(options.report, toRejectionCsv(checked.rejections));
      if (checked.rejections.length > 0) {
        console.error(`${checked.rejections.length} cells are wrong: nothing was written.`);
        return badTables;
      }
      if (options.check) {
        console.log('Checked only: nothing was written.');
        return 0;
      }
      const { runId, dataVersion } = await loadImport(graph, checked);
      console.log(`Loaded as ${runId}; the data version is ${dataVersion}.`);
      return 0;
    } finally {
      await graph.close();
    }
  });
}

const command = new Command('import')
  .description(
    'Imports a folder of tables, wholly or not at all. Exit code 2: tables refused, nothing written.',
  )
  .argument('<folder>', 'folder of CSV files, one per table')
  .option('--check', 'check and print the plan, write nothing')
  .option('--source <id>', 'the source of every row that names none')
  .option('--report <file>', 'write every wrong cell to this CSV file')
  .action(async (folder: string, options: Options) => {
    try {
      process.exitCode = await runImport(folder, options);
    } catch (error) {
      console.error(error instanceof SetupError || error instanceof ProblemError ? error.message : error);
      process.exitCode = 1;
    }
  });

await command.parseAsync();

import { resolve } from 'node:path';
import { Command } from 'commander';
import { writeBackup } from '../server/backup/write.ts';
import { readConfig, SetupError } from '../server/config.ts';
import { ProblemError } from '../server/errors.ts';
import { openGraph, patient } from '../server/graph/client.ts';
import { checkSchema } from '../server/graph/migrate.ts';
import { withNeo4j } from './neo4j/with.ts';

const command = new Command('backup')
  .description(
    'Writes everything the graph holds into one file and reads it back. May run while the product serves.',
  )
  .argument('<file>', 'a file that does not exist yet')
  .action(async (file: string) => {
    try {
      await withNeo4j(readConfig(), console.error, async (address) => {
        const graph = patient(openGraph(address));
        try {
          await checkSchema(graph);
          const { nodes, links, digest, dataVersion } = await writeBackup(
            graph,
            resolve(file),
            console.error,
          );
          const count = (counts: Record<string, number>) =>
            Object.values(counts).reduce((all, one) => all + one, 0);
          console.log(`${digest}  ${count(nodes)} nodes, ${count(links)} relationships`);
          console.log(`Backed up data version ${dataVersion} to ${file}.`);
        } finally {
          await graph.close();
        }
      });
    } catch (error) {
      console.error(error instanceof SetupError || error instanceof ProblemError ? error.message : error);
      process.exitCode = 1;
    }
  });

await command.parseAsync();

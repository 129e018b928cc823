import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { verifyBackup } from '../server/backup/read.ts';
import { restoreBackup } from '../server/backup/restore.ts';
import { readConfig, SetupError } from '../server/config.ts';
import { ProblemError } from '../server/errors.ts';
import { openGraph, patient } from '../server/graph/client.ts';
import { withNeo4j } from './neo4j/with.ts';

async function runRestore(file: string, force: boolean | undefined): Promise<void> {
  // Found before a database is started: a damaged file should not take seconds to refuse.
  await verifyBackup(file);
  const config = readConfig();
  await withNeo4j(config, console.error, async (address) => {
    const graph = patient(openGraph(address));
    try {
      const folder = join(config.dataFolder, 'backups');
      const restored = await restoreBackup(graph, file, { folder, force, tell: console.error });
      const { manifest, digest, dataVersion, before } = restored;
      const same =
        digest === manifest.digest ? 'equal to the one in the backup' : `the backup says ${manifest.digest}`;
      console.log(`${digest}  ${same}`);
      console.log(`Restored ${file} of ${manifest.createdAt}; the data version is ${dataVersion}.`);
      if (before !== undefined) console.log(`What was there before is in ${before}.`);
    } finally {
      await graph.close();
    }
  });
}

const command = new Command('restore')
  .description('Makes the graph what a backup says. The whole file is checked before anything is touched.')
  .argument('<file>', 'a file that npm run backup wrote')
  .option('--force', 'replace what the graph holds; it is backed up first')
  .action(async (file: string, { force }: { force?: boolean }) => {
    try {
      await runRestore(resolve(file), force);
    } catch (error) {
      const known = error instanceof SetupError || error instanceof ProblemError;
      console.error(known ? error.message : error);
      if (known && error.cause !== undefined) console.error(error.cause);
      process.exitCode = 1;
    }
  });

await command.parseAsync();

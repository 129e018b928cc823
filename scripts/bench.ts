import { Command, InvalidArgumentError } from 'commander';
import { SetupError } from '../server/config.ts';
import { benchGap, type GapOptions } from './bench/gap/run.ts';
import { benchImport, type ImportOptions, laneIds } from './bench/import/run.ts';
import { benchIntroduction, type IntroductionOptions } from './bench/introduction/run.ts';
import { benchMemory, type MemoryOptions } from './bench/memory/run.ts';

const positive = (written: string): number => {
  if (/^[1-9]\d{0,8}$/.test(written)) return Number(written);
  throw new InvalidArgumentError('Expected a whole number above 0.');
};

const someLanes = (written: string): string[] => {
  const ids = written.split(',');
  if (ids.every((id) => laneIds.includes(id))) return ids;
  throw new InvalidArgumentError(`Expected some of ${laneIds.join(',')}.`);
};

async function report(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}

const command = new Command('bench').description(
  'Measures the product; without a name, everything there is.',
);
command
  .command('import', { isDefault: true })
  .description('ours beside row by row, UNWIND, LOAD CSV and the server alone, on one database')
  .option('--firms <count>', 'how many firms', positive, 100_000)
  .option('--seed <number>', 'of the generated tables', positive, 1)
  .option('--runs <count>', 'how often each lane runs', positive, 2)
  .option('--lanes <ids>', `only some of ${laneIds.join(',')}, and ours`, someLanes)
  .action((options: ImportOptions) => report(benchImport(options)));
command
  .command('memory')
  .description('how much memory our process takes for very many rows')
  .option('--rows <count>', 'how many rows', positive, 1_000_000)
  .option('--seed <number>', 'of the generated tables', positive, 1)
  .action((options: MemoryOptions) => report(benchMemory(options)));
command
  .command('gap')
  .description('the gaps of a chain over HTTP beside plain Cypher that counts the same')
  .option('--firms <count>', 'how many firms', positive, 100_000)
  .option('--seed <number>', 'of the generated tables', positive, 1)
  .option('--chains <count>', 'how many chains', positive, 8)
  .option('--stages-per-chain <count>', 'how many stages a chain has', positive, 60)
  .option('--relations-per-firm <ratio>', 'roles, supplies, anchors, talent and links together', Number, 1.6)
  .option('--runs <count>', 'how many answers are timed for each kind of region', positive, 300)
  .action((options: GapOptions) => report(benchGap(options)));
command
  .command('introduction')
  .description('the best five introductions over HTTP beside a variable-length path in Cypher')
  .option('--firms <count>', 'how many firms', positive, 100_000)
  .option('--seed <number>', 'of the generated tables', positive, 1)
  .option('--relations-per-firm <ratio>', 'roles, supplies, anchors, talent and links together', Number, 1.6)
  .option('--runs <count>', 'how many answers are timed for each kind of question', positive, 300)
  .action((options: IntroductionOptions) => report(benchIntroduction(options)));

await command.parseAsync();

import { join, relative, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { readConfig, SetupError } from '../server/config.ts';
import { mostFirms } from './generate/firm.ts';
import { type GenerateOptions, generateTables } from './generate/tables.ts';

const whole =
  (least: number, most: number) =>
  (written: string): number => {
    const value = Number(written);
    if (/^\d+$/.test(written) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
const ratio = (written: string): number => {
  const value = Number(written);
  if (/^\d+(\.\d+)?$/.test(written) && value <= 100) return value;
  throw new InvalidArgumentError('Expected a number from 0 to 100.');
};

/** Writes a folder of import tables of realistic shape, the same for the same seed, and says how to import it. */
async function generate({ out, ...options }: GenerateOptions & { out?: string }): Promise<void> {
  const named = join(readConfig().dataFolder, 'generated', `firms-${options.firms}-seed-${options.seed}`);
  const folder = out === undefined ? named : resolve(out);
  const rows = await generateTables(folder, options);
  for (const [table, count] of Object.entries(rows)) console.log(`${table.padEnd(14)}${count}`);
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  console.log(`${total} rows in ${folder}`);
  console.log(
    `Import them beside the regions that ship: npm run import -- ${relative(process.cwd(), folder)}`,
  );
}

const command = new Command('generate')
  .description('Writes import tables of a graph of realistic shape; the same seed gives the same bytes.')
  .option('--firms <count>', 'how many firms', whole(1, mostFirms), 100_000)
  .option('--seed <number>', 'another one gives another graph', whole(0, 2 ** 31 - 1), 1)
  .option('--relations-per-firm <ratio>', 'roles, supplies, anchors, talent and links together', ratio, 1.6)
  .option('--chains <count>', 'how many chains', whole(1, 1000), 8)
  .option('--stages-per-chain <count>', 'how many stages a chain has', whole(2, 1000), 60)
  .option('--out <folder>', 'where to write (a folder of the data folder, named by size and seed)')
  .action(async (options: GenerateOptions & { out?: string }) => {
    try {
      await generate(options);
    } catch (error) {
      console.error(error instanceof SetupError ? error.message : error);
      process.exitCode = 1;
    }
  });

await command.parseAsync();

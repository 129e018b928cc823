import { Command } from 'commander';
import { readConfig, SetupError } from '../server/config.ts';
import { ProblemError } from '../server/errors.ts';
import { type GraphClient, openGraph, patient } from '../server/graph/client.ts';
import { rebuildCoverage } from '../server/graph/coverage/rebuild.ts';
import { verifyCoverage, type WrongCell } from '../server/graph/coverage/verify.ts';
import { withNeo4j } from './neo4j/with.ts';

/** So many wrong cells are named; the rest are counted. */
const mostNamed = 50;

async function inGraph(work: (graph: GraphClient) => Promise<void>): Promise<void> {
  try {
    await withNeo4j(readConfig(), console.error, async (address) => {
      const graph = patient(openGraph(address));
      try {
        await work(graph);
      } finally {
        await graph.close();
      }
    });
  } catch (error) {
    console.error(error instanceof SetupError || error instanceof ProblemError ? error.message : error);
    process.exitCode = 1;
  }
}

const describe = ({ id, kept, counted }: WrongCell): string => {
  const [region, stage] = id.split('|');
  const show = (cell: unknown): string => (cell === undefined ? 'none' : JSON.stringify(cell));
  return `${region === '' ? 'anywhere' : region}, ${stage}: kept ${show(kept)}, counted ${show(counted)}`;
};

async function verify(graph: GraphClient): Promise<void> {
  const { inStep, cells, wrong } = await verifyCoverage(graph);
  for (const cell of wrong.slice(0, mostNamed)) console.log(describe(cell));
  if (wrong.length > mostNamed) console.log(`… and ${wrong.length - mostNamed} more`);
  if (!inStep) console.log('Coverage is not in step with the data: it is counted anew at the next start.');
  console.log(`${cells} cells, ${wrong.length} of them wrong or missing.`);
  if (wrong.length > 0 || !inStep) process.exitCode = 1;
}

const command = new Command('coverage').description(
  'What each region has at each stage, counted when the facts are written.',
);
command
  .command('verify')
  .description('compares every cell with counting from roles; exit code 1 when one differs')
  .action(() => inGraph(verify));
command
  .command('rebuild')
  .description('counts every cell anew')
  .action(() =>
    inGraph(async (graph) => {
      await rebuildCoverage(graph);
      await verify(graph);
    }),
  );

await command.parseAsync();

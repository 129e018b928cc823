import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { type National, readNational } from './national/build.ts';
import { writeClaimedSample, writeRegionSample, writeSample } from './national/draw.ts';
import { readEvidence, readVerdicts, sumByRule, writeReport } from './national/judge.ts';
import type { RoleLead } from './national/role.ts';
import { summarise } from './national/summary.ts';
import { decideRole, writeNational } from './national/write.ts';

interface Options {
  sample?: string;
  sampleClaimed?: string;
  sampleRegions?: string;
  report?: boolean;
}

const places = { data: fileURLToPath(new URL('../data', import.meta.url)) };
const usual = fileURLToPath(new URL('../../shared/datasets/chain-knowledge-graph', import.meta.url));

/** Draws what was asked for into data/check; says whether anything was. */
async function draw(national: National, { sample, sampleClaimed, sampleRegions }: Options): Promise<boolean> {
  const evidenceOf = await readEvidence(places);
  const verdictOf = await readVerdicts(places);
  const isClaimed = (role: RoleLead) => decideRole(role, evidenceOf, verdictOf) === 'claimed';
  if (sample) await writeSample(national, Number(sample), places);
  if (sampleClaimed) await writeClaimedSample(national, isClaimed, Number(sampleClaimed), places);
  if (sampleRegions) await writeRegionSample(national, Number(sampleRegions), places);
  return [sample, sampleClaimed, sampleRegions].some((seed) => seed !== undefined);
}

/** Builds data/national from the data set; draws samples to judge; or reports what the judged rows say. */
async function run(dataset: string, options: Options): Promise<void> {
  const national = await readNational(dataset, places);
  if (await draw(national, options)) return;
  if (options.report) {
    const rows = await writeReport(national, places);
    for (const row of rows) console.log(Object.values(row).join('  '));
    console.log((await sumByRule(national, places)).join('\n'));
  }
  const evidenceOf = await readEvidence(places);
  const verdictOf = await readVerdicts(places);
  await writeNational(national, evidenceOf, verdictOf, places);
  console.log(summarise(national, evidenceOf, verdictOf).join('\n'));
}

const command = new Command('national')
  .description('Builds data/national from the data set of listed firms. The product ships the result.')
  .argument('[dataset]', 'folder of the data set ChainKnowledgeGraph', usual)
  .option('--sample <seed>', 'draw a blind sample of all roles to data/check/national-roles.csv and stop')
  .option(
    '--sample-claimed <seed>',
    'draw 100 of the claimed roles to data/check/national-claimed.csv and stop',
  )
  .option('--sample-regions <seed>', 'draw placed firms to data/check/national-regions.csv and stop')
  .option('--report', 'measure each rule by the judged sample and let the evidence follow')
  .action(run);

try {
  await command.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

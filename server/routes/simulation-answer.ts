import { judgeArrival, type Newcomer } from '../analysis/arrival.ts';
import { judgeComplexity } from '../analysis/complexity.ts';
import { judgeGaps, type GapInput } from '../analysis/gap.ts';
import { judgeRates } from '../analysis/rate/judge.ts';
import { toRef } from '../analysis/ref.ts';
import { isGap } from '../analysis/severity.ts';
import { compareFindings } from '../analysis/simulation/compare.ts';
import { finalsMade } from '../analysis/simulation/finals.ts';
import { joiningOf, toImaginedSupplies, type ImaginedSupplies } from '../analysis/simulation/imagined.ts';
import { settleKnowledge } from '../analysis/simulation/knowledge.ts';
import { uniteNeeds } from '../analysis/simulation/need.ts';
import { settleProduction } from '../analysis/simulation/production.ts';
import { arriving, type Settler } from '../analysis/simulation/settler.ts';
import { listUnknown } from '../analysis/simulation/unknown.ts';
import type { Finding } from '../contract/gap.ts';
import type { Rate } from '../contract/rate.ts';
import type { ImaginedFirm, Simulation, SimulationRequest, TrayFirm } from '../contract/simulation.ts';
import type { GraphClient } from '../graph/client.ts';
import { readRoles } from '../graph/knowledge.ts';
import { readNewcomers } from '../graph/need.ts';
import { groupRows } from '../graph/rows.ts';
import { readSettledSupplies } from '../graph/simulation.ts';
import { readDestination } from './arrival-answer.ts';
import { nearnessIn, readComplexity } from './complexity-answer.ts';
import { readChainInPlace, type ChainInPlace } from './finding.ts';
import { toLastDay } from './parameter.ts';
import { readRateInput } from './rate-answer.ts';
import { readTray, type Tray } from './simulation-tray.ts';

/**
 * A chain in a region before and after firms are put there; nothing is stored. Every judgement is the one that pages
 * show: only what it is made from changes. Throws `not_found` for a chain, region or firm that is not there and
 * `bad_request` for an imagined firm that cannot be.
 */
export async function simulate(graph: GraphClient, asked: SimulationRequest): Promise<Simulation> {
  const place = await readChainInPlace(graph, asked);
  const tray = await readTray(graph, place, asked);
  const { settlers } = tray;
  const joining = joiningOf(settlers);
  const imagined = toImaginedSupplies(tray.imagined, tray.others, new Set(joining));
  const input = await settle(graph, place, { settlers, joining, imagined, asOf: asked.asOf });
  const after = judgeGaps(input);
  const [before, rated, needs] = await Promise.all([
    readRateInput(graph, place, { asOf: asked.asOf }),
    readRatesAfter(graph, { ...place, findings: after, input }, { joining, imagined, asOf: asked.asOf }),
    readNeeds(graph, { ...place, findings: after, input }, tray, asked.asOf),
  ]);
  const { stages, wanted } = compareFindings(place.findings, after);
  const refs = (kept: (stage: (typeof stages)[number]) => boolean) =>
    stages.filter(kept).map((one) => toRef('stage', one.after.stage));
  return {
    chain: toRef('chain', place.chain),
    region: place.region,
    firms: settlers.map(toTrayFirm),
    stages,
    rates: judgeRates(before).map((rate, at) => ({ before: rate, after: rated.rates[at]! })),
    closed: refs(({ change }) => change === 'closed'),
    open: refs(({ change, after: { status } }) => change !== 'closed' && isGap(status)),
    wanted,
    finals: {
      total: place.stages.filter(({ final }) => final).length,
      before: finalsMade(place.stages, place.feeds, place.findings),
      after: finalsMade(place.stages, place.feeds, after),
    },
    needs,
    unknown: listUnknown(settlers, rated.buyers, after),
  };
}

interface Change {
  settlers: Settler[];
  joining: string[];
  imagined: ImaginedSupplies;
  asOf?: string | undefined;
}

/** What the chain is judged from once the settlers stand in the region. */
async function settle(graph: GraphClient, place: ChainInPlace, change: Change): Promise<GapInput> {
  const { chain, region, input } = place;
  const coming = arriving(change.settlers);
  if (coming.length === 0) return input;
  const asOf = toLastDay(change.asOf);
  const [roles, supplies, known] = await Promise.all([
    readRoles(graph, [chain.id], region.code, asOf),
    readSettledSupplies(graph, change.joining, { chain: chain.id, region, asOf }),
    readComplexity(graph, chain.id, region.level, asOf),
  ]);
  const bySupplied = groupRows(
    [...supplies, ...change.imagined.supplied],
    (row) => row.stage,
    (row) => row,
  );
  const production = settleProduction(known.complexity, region.code, coming);
  const complexity = judgeComplexity(production);
  const regions = new Map(
    complexity.regions.map((code, row) => [code, { region: known.regions.get(code)?.region ?? region, row }]),
  );
  const columns = new Map(complexity.stages.map((stage, column) => [stage, column]));
  return {
    ...input,
    here: settleKnowledge(input.here, coming, { roles, supplies: bySupplied }),
    anchors: [
      ...(input.anchors ?? []),
      ...coming.flatMap(({ anchors }) => (anchors ? [{ stages: anchors }] : [])),
    ],
    nearnessOf: nearnessIn({ ...known, complexity, regions, columns }, region.code),
  };
}

/** The five rates with the settlers in the region, and the ids of the firms whose purchases they count. */
async function readRatesAfter(
  graph: GraphClient,
  place: ChainInPlace,
  { joining, imagined, asOf }: Omit<Change, 'settlers'>,
): Promise<{ rates: Rate[]; buyers: Set<string> }> {
  const input = await readRateInput(graph, place, { asOf, ...(joining.length > 0 ? { joining } : {}) });
  const purchases = [...input.purchases, ...imagined.purchases];
  // What an imagined firm makes or buys is in no row of the graph; the knowledge judged has it counted in.
  const stages = input.stages.map((stage) => ({
    ...stage,
    outputCny: place.input.here.stages.get(stage.id)?.counts.output?.total,
  }));
  return {
    rates: judgeRates({ stages, purchases }),
    buyers: new Set(purchases.map(({ buyer }) => buyer)),
  };
}

/** What the firms of the tray need together, held against the region in which they already stand. */
async function readNeeds(
  graph: GraphClient,
  place: ChainInPlace,
  { settlers, imagined }: Tray,
  asOf: string | undefined,
): Promise<Simulation['needs']> {
  const ids = settlers.filter(({ where }) => where !== 'imagined').map(({ firm }) => firm.id);
  const known = await readNewcomers(graph, ids, toLastDay(asOf));
  const newcomers = settlers.map((settler) => known.get(settler.firm.id) ?? toNewcomer(settler, imagined));
  const destination = await readDestination(graph, place.region.code, newcomers, asOf);
  const findings = new Map<string, Finding>(destination.findings);
  const outputs = new Map(destination.outputs);
  for (const finding of place.findings) {
    findings.set(finding.stage.id, finding);
    const output = place.input.here.stages.get(finding.stage.id)?.counts.output;
    if (output === undefined) outputs.delete(finding.stage.id);
    else outputs.set(finding.stage.id, output.total);
  }
  return uniteNeeds(
    newcomers.map((newcomer) => judgeArrival(newcomer, { ...destination, findings, outputs })),
  );
}

/** An imagined firm as one whose needs are asked: it needs what its roles do, and buys what it was said to. */
function toNewcomer({ firm, roles }: Settler, imagined: readonly ImaginedFirm[]): Newcomer {
  const own = imagined.find(({ name }) => name.trim() === firm.name);
  return {
    firm,
    roles: roles.map(({ stage }) => ({ stage, suggested: false })),
    purchases: (own?.supplies ?? []).filter(({ from }) => from !== undefined),
  };
}

const toTrayFirm = ({ firm, where, active, region, roles }: Settler): TrayFirm => ({
  firm,
  where,
  active,
  ...(region ? { region } : {}),
  roles: roles.map(({ stage, status, outputCny }) => ({
    stage,
    ...(status === undefined ? {} : { status }),
    ...(outputCny === undefined ? {} : { outputCny }),
  })),
});

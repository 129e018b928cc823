import { differ, differRates, keepFinding, type CausesSince } from '../analysis/difference.ts';
import { judgeRates } from '../analysis/rate/judge.ts';
import { isGap } from '../analysis/severity.ts';
import type { Baseline, CausingFact, Difference, KeptRate, NewBaseline } from '../contract/baseline.ts';
import { conflict, ProblemError } from '../errors.ts';
import { createBaseline } from '../graph/baseline.ts';
import {
  readBroughtSince,
  readCountedNow,
  readRunsSince,
  type RunSince,
  type Since,
  type StageCauses,
} from '../graph/baseline-cause.ts';
import { readChangesSince } from '../graph/baseline-change.ts';
import type { GraphClient } from '../graph/client.ts';
import { readMeta } from '../graph/meta.ts';
import { readSourcesById } from '../graph/source.ts';
import { readChainInPlace, type ChainInPlace } from './finding.ts';
import { toLastDay } from './parameter.ts';
import { readRateInput } from './rate-answer.ts';

/** Attempts at judging while the data stand still. */
const mostAttempts = 3;

/** The rates of a chain in a region as a baseline keeps them. */
async function keepRates(graph: GraphClient, place: ChainInPlace, asOf?: string): Promise<KeptRate[]> {
  const rates = judgeRates(await readRateInput(graph, place, { asOf }));
  return rates.map((rate) => {
    const { id } = rate;
    if (rate.status === 'unscored') return { id, status: rate.status, reason: rate.reason };
    const { status, numerator, denominator, value } = rate;
    return { id, status, numerator, denominator, value };
  });
}

/**
 * Judges a chain in a region and keeps the findings and rates with the data version they were judged from. Throws
 * `not_found` for a chain or region that is not there, and `conflict` when the data did not stand still meanwhile.
 */
export async function keepBaseline(
  graph: GraphClient,
  asked: NewBaseline,
  author: string,
  now: string,
): Promise<Baseline> {
  for (let attempt = 1; ; attempt += 1) {
    const { dataVersion: judgedAt } = await readMeta(graph);
    const place = await readChainInPlace(graph, asked);
    const findings = place.findings.map(keepFinding);
    const rates = await keepRates(graph, place, asked.asOf);
    const gaps = findings.filter(({ status }) => isGap(status)).length;
    try {
      return await createBaseline(graph, { ...asked, judgedAt, findings, rates, gaps, author, now });
    } catch (error) {
      const isRace = error instanceof ProblemError && error.code === 'conflict';
      if (!isRace) throw error;
      if (attempt === mostAttempts)
        throw conflict('The data keep changing: try again when the import is done.');
    }
  }
}

/** What changed from a baseline to now, and which facts caused it. */
export async function readDifference(graph: GraphClient, baseline: Baseline): Promise<Difference> {
  const { findings: before, rates: ratesBefore, ...summary } = baseline;
  const [chain, region, peer] = [baseline.chain.id, baseline.region.id, baseline.peer?.id];
  const { dataVersion } = await readMeta(graph);
  const place = await readChainInPlace(graph, { chain, region, peer });
  const asOf = toLastDay(baseline.asOf);
  const since: Since = { chain, region, peer, dataVersion: baseline.dataVersion, asOf };
  const runs = await readRunsSince(graph, baseline.dataVersion);
  const stages = differ({
    before,
    now: place.findings.map(keepFinding),
    causes: await readCauses(graph, since, runs),
  });
  const sourceIds = stages.flatMap(({ facts }) =>
    facts.flatMap(({ provenance }) => provenance?.sourceIds ?? []),
  );
  return {
    baseline: summary,
    dataVersion,
    stages,
    rates: differRates(ratesBefore, await keepRates(graph, place)),
    imports: runs.map(({ id, title, at, undone }) => ({ id, title, at, undone })),
    sources: await readSourcesById(graph, sourceIds),
  };
}

async function readCauses(graph: GraphClient, since: Since, runs: RunSince[]): Promise<CausesSince> {
  const found = await Promise.all([
    readChangesSince(graph, since, runs),
    readBroughtSince(graph, since, runs),
    readCountedNow(graph, since, runs),
  ]);
  return { byStage: unite(found.flat()), importTakenBack: runs.some(({ undone }) => undone) };
}

/** Facts of one stage from several questions, each fact once: what a hand did to it says more than that it came. */
function unite(parts: StageCauses[]): CausesSince['byStage'] {
  const byStage = new Map<string, { facts: Map<string, CausingFact>; beyond: number }>();
  for (const { stage, facts, total } of parts) {
    const one = byStage.get(stage) ?? { facts: new Map<string, CausingFact>(), beyond: 0 };
    for (const fact of facts) if (!one.facts.has(fact.id)) one.facts.set(fact.id, fact);
    one.beyond += total - facts.length;
    byStage.set(stage, one);
  }
  return new Map(
    [...byStage].map(([stage, { facts, beyond }]) => [
      stage,
      { facts: [...facts.values()], total: facts.size + beyond },
    ]),
  );
}

import {
  contradictComputed,
  contradictFigures,
  contradictStatements,
  coverStages,
  isStageMeasure,
  stagesWith,
  staleBefore,
  type Statement,
  uniqueStages,
} from '../analysis/quality.ts';
import type { ContradictionMeasure, Quality, QualityMeasure, QualityRow } from '../contract/quality.ts';
import { readChain } from '../graph/chain.ts';
import type { GraphClient } from '../graph/client.ts';
import { countFacts, isFactMeasure, readFactsWith } from '../graph/quality/age.ts';
import { readFigures, readStatements } from '../graph/quality/contradiction.ts';
import { countFirms, isFirmMeasure, readFirmsWith } from '../graph/quality/firm.ts';
import { countOrphans, isOrphanMeasure, readOrphans } from '../graph/quality/orphan.ts';
import type { Scope } from '../graph/quality/scope.ts';
import { readStageQuality } from '../graph/quality/stage.ts';
import { readRegion } from '../graph/region.ts';
import { readChainInPlace } from './finding.ts';
import { cutPage, type Paging, toPage } from './parameter.ts';

/** Judging a chain in a region takes tens of milliseconds; of more places than this the first are judged. */
const mostPlaces = 200;

/** Regions and chains of which something is stated, each pair once. */
function placesOf(statements: Statement[]) {
  const places = new Map<string, { region: Statement['region']; chain: string }>();
  for (const { region, chain } of statements) {
    if (chain !== undefined) places.set(`${region.id} ${chain}`, { region, chain });
  }
  return [...places.values()];
}

async function readContradictions(
  graph: GraphClient,
  scope: Scope,
): Promise<Record<ContradictionMeasure, QualityRow[]> & { judged: number; places: number }> {
  const [statements, figures] = await Promise.all([readStatements(graph, scope), readFigures(graph, scope)]);
  const places = placesOf(statements);
  const judged = places.slice(0, mostPlaces);
  const computed: QualityRow[] = [];
  for (const { region, chain } of judged) {
    const { findings } = await readChainInPlace(graph, { chain, region: region.id });
    computed.push(...contradictComputed(findings, region, chain));
  }
  return {
    stated_computed: uniqueStages(computed),
    stated_stated: contradictStatements(statements),
    figure_figure: contradictFigures(figures),
    judged: judged.length,
    places: places.length,
  };
}

/** How good the data in scope are on a day (YYYY-MM-DD); throws `not_found` for a region or chain that is not there. */
export async function readQuality(graph: GraphClient, scope: Scope, today: string): Promise<Quality> {
  const cutoff = staleBefore(today);
  const [region, chain, stages, firms, facts, orphans, contradictions] = await Promise.all([
    scope.region === undefined ? undefined : readRegion(graph, scope.region),
    scope.chain === undefined ? undefined : readChain(graph, scope.chain),
    readStageQuality(graph, scope),
    countFirms(graph, scope),
    countFacts(graph, cutoff),
    countOrphans(graph),
    readContradictions(graph, scope),
  ]);
  const { total, verified, claimed, suggested } = facts;
  const { judged, places } = contradictions;
  return {
    asOf: today,
    staleBefore: cutoff,
    ...(region ? { region } : {}),
    ...(chain
      ? {
          chain: {
            kind: 'chain' as const,
            id: chain.id,
            name: chain.name,
            ...(chain.nameEn === undefined ? {} : { nameEn: chain.nameEn }),
          },
        }
      : {}),
    coverage: [
      ...coverStages(stages),
      ...(['firm_region', 'firm_code', 'firm_role', 'firm_purchase'] as const).map((measure) => ({
        measure,
        have: firms[measure],
        total: firms.total,
      })),
    ],
    contradictions: (['stated_computed', 'stated_stated', 'figure_figure'] as const).map((measure) => ({
      measure,
      count: contradictions[measure].length,
      ...(measure === 'stated_computed' && judged < places ? { judged, places } : {}),
    })),
    age: (['stale', 'undated'] as const).map((measure) => ({ measure, count: facts[measure], total })),
    orphans,
    evidence: { verified, claimed, suggested },
  };
}

interface Asked extends Scope {
  measure: QualityMeasure;
  have: boolean;
  today: string;
  paging: Paging;
}

/** A page of the rows behind one number. */
export async function readQualityRows(graph: GraphClient, { measure, have, today, paging, ...scope }: Asked) {
  const { offset: skip, limit } = paging;
  if (isStageMeasure(measure)) {
    return cutPage(stagesWith(await readStageQuality(graph, scope), measure, have), paging);
  }
  if (isFirmMeasure(measure)) {
    const counts = await countFirms(graph, scope);
    const rows = await readFirmsWith(graph, scope, { measure, have, skip, limit });
    return toPage<QualityRow>(rows, have ? counts[measure] : counts.total - counts[measure], paging);
  }
  if (isFactMeasure(measure)) {
    const cutoff = staleBefore(today);
    const { [measure]: total } = await countFacts(graph, cutoff);
    const facts = await readFactsWith(graph, measure, { cutoff, skip, limit });
    return toPage<QualityRow>(
      facts.map((fact) => ({ subject: fact.subject, fact })),
      total,
      paging,
    );
  }
  if (isOrphanMeasure(measure)) {
    const { count } = (await countOrphans(graph)).find((one) => one.measure === measure)!;
    return toPage<QualityRow>(await readOrphans(graph, measure, { skip, limit }), count, paging);
  }
  return cutPage((await readContradictions(graph, scope))[measure], paging);
}

import { isGap } from '../analysis/severity.ts';
import { toAnchorNeeds } from '../analysis/target/anchor.ts';
import type { KnownArrival, KnownCandidate, TargetPlace } from '../analysis/target/known.ts';
import type { Arrival } from '../contract/arrival.ts';
import type { Introducer } from '../contract/target.ts';
import type { GraphClient } from '../graph/client.ts';
import { readAnchors } from '../graph/knowledge.ts';
import { remember } from '../graph/remember.ts';
import { readCandidates } from '../graph/target.ts';
import { readArrivals } from './arrival-answer.ts';
import { densityOf, readComplexity } from './complexity-answer.ts';
import { readChainInPlace } from './finding.ts';
import { toLastDay } from './parameter.ts';
import { readReach, type Reached } from './reach.ts';

interface Question {
  chain: string;
  region: string;
  asOf?: string | undefined;
  /** From which the age of signals is counted where no `asOf` is given, YYYY-MM-DD. */
  today: string;
}

/** All that targets are ranked from. */
export interface TargetMaterial {
  place: TargetPlace;
  candidates: KnownCandidate[];
}

/**
 * The candidates of a chain in a region with everything their scores are made of. Kept until the data change: other
 * weights, filters and pages are judged from the same. Throws `not_found` for a chain or region that is not there.
 */
export const readTargetMaterial = (graph: GraphClient, asked: Question): Promise<TargetMaterial> =>
  remember(graph, `targets ${asked.chain} ${asked.region} ${asked.asOf} ${asked.today}`, () =>
    gather(graph, asked),
  );

/** Needs one by one are left to the arrival check: thousands of firms are kept here. */
function toKnownArrival({ met, partly, unmet, unknown, share }: Arrival): KnownArrival {
  return {
    met,
    partly,
    unmet,
    unknown,
    share: share.status === 'scored' ? { status: 'scored', value: share.value } : share,
  };
}

async function gather(graph: GraphClient, { chain, region, asOf, today }: Question): Promise<TargetMaterial> {
  const lastDay = toLastDay(asOf);
  const [{ region: place, findings, stages, feeds }, anchors, reach] = await Promise.all([
    readChainInPlace(graph, { chain, region, asOf }),
    readAnchors(graph, [chain], region, lastDay),
    readReach(graph, region, { asOf }),
  ]);
  const open = findings.filter(({ status }) => isGap(status)).map(({ stage }) => stage.id);
  const candidates = await readCandidates(graph, open, region, lastDay);
  const firms = candidates.map(({ firm }) => firm.id);
  const [arrivals, complexity] = await Promise.all([
    readArrivals(graph, region, firms, asOf),
    readComplexity(graph, chain, place.level, asOf),
  ]);
  const known = new Map([...arrivals].map(([id, arrival]) => [id, toKnownArrival(arrival)]));
  return {
    candidates,
    place: {
      findings,
      needs: toAnchorNeeds(anchors, stages, feeds, findings),
      densityOf: (stage) => densityOf(complexity, place.code, stage),
      arrivalOf: (firm) => known.get(firm),
      introducerOf: (firm) => toIntroducer(reach.of(firm)),
      today: lastDay !== undefined && lastDay < today ? lastDay : today,
    },
  };
}

const toIntroducer = (reached: Reached | undefined): Introducer | undefined =>
  reached && {
    organisation: reached.introducer,
    score: reached.score,
    hops: reached.hops,
    kind: reached.kind,
  };

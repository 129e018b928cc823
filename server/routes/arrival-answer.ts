import { judgeArrival, type Destination, type Newcomer } from '../analysis/arrival.ts';
import type { Arrival } from '../contract/arrival.ts';
import type { Finding } from '../contract/gap.ts';
import type { GraphClient } from '../graph/client.ts';
import { readNeedChains, readNewcomers } from '../graph/need.ts';
import { readChainInPlace, type ChainInPlace } from './finding.ts';
import { toLastDay } from './parameter.ts';

/**
 * What each of these firms would find of its needs in the region, by firm id; ids of no firm are left out.
 * The number of questions put to the graph does not grow with the number of firms. Throws `not_found` for a region
 * that is not there.
 */
export async function readArrivals(
  graph: GraphClient,
  region: string,
  firmIds: string[],
  asOf?: string,
): Promise<Map<string, Arrival>> {
  const newcomers = await readNewcomers(graph, firmIds, toLastDay(asOf));
  const destination = await readDestination(graph, region, [...newcomers.values()], asOf);
  return new Map([...newcomers].map(([id, newcomer]) => [id, judgeArrival(newcomer, destination)]));
}

/** What the region has on every chain that a stage of these firms is a link of. */
export async function readDestination(
  graph: GraphClient,
  region: string,
  newcomers: Newcomer[],
  asOf?: string,
): Promise<Destination> {
  const stages = new Set(newcomers.flatMap(({ roles }) => roles.map(({ stage }) => stage.id)));
  const touched = [...(await readNeedChains(graph))].filter(([, { feeds }]) =>
    feeds.some(({ from, to }) => stages.has(from) || stages.has(to)),
  );
  const ids = touched.map(([id]) => id);
  const places = await Promise.all(ids.map((chain) => readChainInPlace(graph, { chain, region, asOf })));
  const findings = new Map<string, Finding>();
  for (const place of places) for (const finding of place.findings) findings.set(finding.stage.id, finding);
  return { chains: touched.map(([, chain]) => chain), findings, outputs: outputsOf(places) };
}

/** CNY by stage, where the output of every producer here is known. */
const outputsOf = (places: readonly ChainInPlace[]): Map<string, number> =>
  new Map(
    places.flatMap(({ input }) =>
      [...input.here.stages].flatMap(([stage, { counts }]) =>
        counts.output === undefined ? [] : [[stage, counts.output.total] as const],
      ),
    ),
  );

import { findNode, tieKinds } from '../analysis/introduction/network.ts';
import { spreadReach } from '../analysis/introduction/reach.ts';
import type { EntityRef } from '../contract/common.ts';
import type { TieKind } from '../contract/introduction.ts';
import type { GraphClient } from '../graph/client.ts';
import { readOrganisations, readOurs } from '../graph/ours.ts';
import { readRegion } from '../graph/region.ts';
import { remember } from '../graph/remember.ts';
import { toLastDay } from './parameter.ts';
import { defaultHop, readTieNetwork, readToday } from './tie-network.ts';

/** How well we reach an organisation. */
export interface Reached {
  /** Score of the best path, above 0 to 1. */
  score: number;
  /** Ties on that path; 0 where the organisation is one of ours. */
  hops: number;
  /** Who knows it and could speak for us: the one before it on the path; one of ours where the path has one tie. */
  introducer: EntityRef;
  /** How the introducer is tied to it; `ours` where it is one of ours itself. */
  kind: TieKind | 'ours';
  /** The organisation of ours at which the path starts. */
  from: EntityRef;
}

export interface Reach {
  /** Undefined where no path of at most four ties is known. */
  of(organisationId: string): Reached | undefined;
}

interface ReachQuestion {
  hop?: number | undefined;
  asOf?: string | undefined;
}

/**
 * The best path to every organisation from any of ours in a region (agencies, associations, universities, investors and
 * anchors there), as `/api/introductions?region=` answers it for one. Kept until the data change; throws `not_found` for a
 * region that is not there.
 */
export const readReach = (graph: GraphClient, region: string, asked: ReachQuestion = {}): Promise<Reach> =>
  remember(graph, `reach ${region} ${asked.hop} ${asked.asOf} ${readToday()}`, () =>
    spread(graph, region, asked),
  );

async function spread(graph: GraphClient, region: string, { hop, asOf }: ReachQuestion): Promise<Reach> {
  const [ours, { network }] = await Promise.all([
    readRegion(graph, region).then(() => readOurs(graph, region, toLastDay(asOf))),
    readTieNetwork(graph, asOf),
  ]);
  const sources = ours.flatMap(({ id }) => findNode(network.ids, id) ?? []);
  const found = spreadReach(network, sources, hop ?? defaultHop);
  const asking = new Set<string>();
  for (const node of found.introducers) if (node >= 0) asking.add(network.ids[node]!);
  const refs = await readOrganisations(graph, [...asking]);
  for (const one of ours) refs.set(one.id, one);
  const refAt = (node: number): EntityRef | undefined => refs.get(network.ids[node] ?? '');

  return {
    of(id) {
      const node = findNode(network.ids, id);
      // One of ours that has no tie is ours all the same.
      if (node === undefined || found.hops[node] === 0) {
        const own = ours.find((one) => one.id === id);
        return own && { score: 1, hops: 0, introducer: own, kind: 'ours', from: own };
      }
      const introducer = refAt(found.introducers[node]!);
      const from = refAt(found.origins[node]!);
      const kind = tieKinds[found.kinds[node]!];
      // Somebody taken out of the graph since the ties were read: the next data version knows.
      if (!introducer || !from || !kind) return undefined;
      return { score: found.scores[node]!, hops: found.hops[node]!, introducer, kind, from };
    },
  };
}

import type { EntityRef, StageStatus } from '../contract/common.ts';
import type { FeedEdge } from './criticality.ts';
import { toRef } from './ref.ts';

interface Neighbour {
  stage: EntityRef;
  status: StageStatus;
}

/** A stage of the chain as far as its neighbours need it. */
export interface Known {
  stage: { id: string; name: string; nameEn?: string | undefined };
  status: StageStatus;
}

const toNeighbours = (findings: readonly Known[]): Map<string, Neighbour> =>
  new Map(findings.map(({ stage, status }) => [stage.id, { stage: toRef('stage', stage), status }]));

/** The inputs of a stage by input group, alternatives together, and what it feeds; each with its status. */
export function findNeighbours(stage: string, feeds: readonly FeedEdge[], findings: readonly Known[]) {
  const known = toNeighbours(findings);
  const groups = new Map<string, { group?: string; stages: Neighbour[] }>();
  for (const { from, to, group } of feeds) {
    const input = known.get(from);
    if (to !== stage || !input) continue;
    const key = group === undefined ? `alone:${from}` : `group:${group}`;
    const entry = groups.get(key) ?? { ...(group === undefined ? {} : { group }), stages: [] };
    entry.stages.push(input);
    groups.set(key, entry);
  }
  const outputs = feeds.filter((feed) => feed.from === stage).flatMap((feed) => known.get(feed.to) ?? []);
  return { inputs: [...groups.values()], outputs };
}

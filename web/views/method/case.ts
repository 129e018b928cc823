import type { Finding, GapList } from '../../../server/contract/gap.ts';

/** What the page puts into its formulas: the chain in the region, and one of its stages. */
export interface Case {
  list: GapList;
  /** The stage asked for, else the worst gap, else the first of the chain. */
  finding: Finding | undefined;
  /** Whether the question names the stage. */
  isAsked: boolean;
}

/** Findings come worst first, so the first with a score is the worst gap. */
export function toCase(list: GapList, stage: string | undefined): Case {
  const asked = list.items.find((one) => one.stage.id === stage);
  const worst = list.items.find(({ severity }) => severity.status === 'scored');
  return { list, finding: asked ?? worst ?? list.items[0], isAsked: asked !== undefined };
}

/** The counts a location quotient between region and peer is made of; undefined without a peer. */
export function quotientCounts(
  { list: { items, peer } }: Case,
  finding: Finding,
): Record<'own' | 'ofRegion' | 'ofStage' | 'ofAll', number> | undefined {
  if (!peer || !finding.peer) return undefined;
  const sum = (of: (one: Finding) => number): number => items.reduce((total, one) => total + of(one), 0);
  const own = finding.here.production;
  const ofRegion = sum(({ here }) => here.production);
  const ofPeer = sum((one) => one.peer?.here.production ?? 0);
  return { own, ofRegion, ofStage: own + finding.peer.here.production, ofAll: ofRegion + ofPeer };
}

/** The location quotient as it was judged, from the reasons of the finding. */
export function judgedQuotient({ reasons }: Finding): number | undefined {
  const value = reasons.find(({ code }) => code === 'location_quotient')?.values.value;
  return typeof value === 'number' ? value : undefined;
}

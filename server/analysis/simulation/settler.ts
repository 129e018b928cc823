import type { EntityRef } from '../../contract/common.ts';
import type { TrayFirm } from '../../contract/simulation.ts';
import type { Region } from '../../contract/region.ts';
import type { RoleAtStage } from '../count.ts';

/** A counted role of a settler on the chain judged. */
export type SettlerRole = RoleAtStage & { stage: EntityRef; sourceIds: string[] };

/** A firm put into the region on trial. Plain data: one that is in the graph and one that is imagined look alike. */
export interface Settler {
  firm: EntityRef;
  where: TrayFirm['where'];
  active: boolean;
  region?: Region | undefined;
  roles: SettlerRole[];
  /** Stages it plays where it anchors this chain wherever it stands; absent for a firm that is no anchor. */
  anchors?: string[] | undefined;
  /** Codes of the regions, of the level of the region judged, in which it is no longer registered once it came. */
  leaves: string[];
}

/** The settlers that change something: those that are active and do not stand here already. */
export const arriving = (settlers: readonly Settler[]): Settler[] =>
  settlers.filter(({ active, where }) => active && where !== 'here');

import type { EntityRef } from '../../contract/common.ts';
import type { Role } from '../../contract/firm.ts';
import type { Finding } from '../../contract/gap.ts';
import type { TargetProgress } from '../../contract/list.ts';
import type { Region } from '../../contract/region.ts';
import type { ArrivalBrief, Introducer, ScoreBrief, Signal } from '../../contract/target.ts';
import type { AnchorNeeds } from './anchor.ts';

/** What is known of a firm elsewhere that plays stages of the chain. Plain data: nothing here asks the database. */
export interface KnownCandidate {
  firm: EntityRef;
  region?: Region | undefined;
  city?: Region | undefined;
  /** Ids of the lists it is on. */
  lists: string[];
  /** Counted roles at the stages asked for, and suggested ones, which only widen the range of its score. */
  roles: Role[];
  suggestedRoles: Role[];
  /** Listed, 专精特新 …, as sources name them. */
  qualities: string[];
  signals: Signal[];
  /** Absent: active. */
  status?: string | undefined;
  statusOn?: string | undefined;
  /** A firm of its corporate group that stands here. */
  groupHere?: string | undefined;
  /** The user's mark that it is not to be approached. */
  avoid?: { reason: string; on?: string | undefined } | undefined;
  /** A list for this region, one around it or in it, on which it is being talked to or has landed. */
  colleague?: { list: string; progress: TargetProgress } | undefined;
}

/** How a firm's needs are met here, without the needs one by one. */
export type KnownArrival = Omit<ArrivalBrief, 'share'> & { share: ScoreBrief };

/** What the candidates of a chain are judged against: the region as it stands, and who can answer for a firm. */
export interface TargetPlace {
  /** Of every stage of the chain. */
  findings: readonly Finding[];
  needs: AnchorNeeds;
  /** Density of the region around a stage, 0 to 1, undefined where there is not enough data. */
  densityOf: (stage: string) => number | undefined;
  arrivalOf: (firm: string) => KnownArrival | undefined;
  introducerOf: (firm: string) => Introducer | undefined;
  /** The day from which the age of signals is counted, YYYY-MM-DD. */
  today: string;
}

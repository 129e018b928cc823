import type { EntityKind, Evidence, StageStatus, Tier } from '../../server/contract/common.ts';
import type { FactKind } from '../../server/contract/source.ts';

export type Language = 'zh' | 'en';

/** 1 outline (below 0.55), 2 stages (0.55 to 1.4), 3 firms (above 1.4). */
export type ZoomLevel = 1 | 2 | 3;

/** Words both canvases need. They come from the caller, so that nothing here knows a language. */
export interface ViewLabels {
  zoomIn: string;
  zoomOut: string;
  fit: string;
  zoom: string;
  /** Name of each level: 轮廓 环节 企业. */
  levels: Record<ZoomLevel, string>;
  tiers: Record<Tier, string>;
  statuses: Record<StageStatus, string>;
  /** The stamp of each grade of evidence: 核 称 推. */
  stamps: Record<Evidence, string>;
}

/** What the accessible name of a stage is made from. */
export interface StageWords {
  name: string;
  status: StageStatus;
  production: number;
  reserve: number;
  elsewhere: number;
  critical: boolean;
  /** The status rests on what a source says, not on firms known to us. */
  statedOnly: boolean;
  anchors: readonly string[];
  peer?: { name: string; status: StageStatus; production: number };
}

/** Words of the chain map. */
export interface CanvasLabels extends ViewLabels {
  /** Name of the whole map, for a screen reader. */
  map: string;
  /** 本 / here, and 外 / elsewhere, as they stand before a count in a box. */
  here: string;
  elsewhere: string;
  /** 链主, before the anchor's name. */
  anchor: string;
  /** The word in the ring where alternatives meet: 或. */
  or: string;
  /** 18 环节 */
  stages: (count: number) => string;
  /** 缺口 6 */
  gaps: (count: number) => string;
  /** 另 n 家, under the firms shown in an opened box. */
  moreFirms: (count: number) => string;
  /** Said in an opened box without any firm. */
  noFirms: string;
  /** The full sentence a screen reader says for a stage. */
  stage: (words: StageWords) => string;
  /** Asks for a segment when the chain has too many stages to draw. */
  chooseSegment: (stages: number) => string;
  /** Back from a segment to the list of segments. */
  allSegments: string;
  /** What a stage without a segment is listed under. */
  noSegment: string;
  legend: {
    lit: string;
    feed: string;
    or: string;
    peer: (region: string) => string;
    ahead: (region: string) => string;
  };
}

/** Words of the network. */
export interface NetworkLabels extends ViewLabels {
  /** Name of the whole network, for a screen reader. */
  network: string;
  here: string;
  elsewhere: string;
  /** Titles of the two shelves: 人才与研究, 组织与载体. */
  shelves: { talent: string; bodies: string };
  /** 大小 = 关系数 */
  size: string;
  kinds: Partial<Record<EntityKind, string>>;
  relations: Partial<Record<FactKind, string>>;
  /** 推 11, on a stream of suggested relations between two groups. */
  stream: (count: number) => string;
  /** The full sentence a screen reader says for a mark. */
  mark: (words: {
    name: string;
    kind: EntityKind;
    here: boolean;
    anchor: boolean;
    relations: number;
    group?: string;
  }) => string;
  /** Title of the group of firms that play no stage of the chain. */
  ungrouped: string;
}

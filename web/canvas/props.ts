import type { ChainMap } from '../../server/contract/chain.ts';
import type { Evidence, StageStatus } from '../../server/contract/common.ts';
import type { Network } from '../../server/contract/network.ts';
import type { CanvasLabels, Language, NetworkLabels, ZoomLevel } from './labels.ts';

/** A firm as a row of an opened box. */
export interface BoxFirm {
  id: string;
  name: string;
  /** City, shown for firms elsewhere. */
  city?: string;
  evidence: Evidence;
}

/** The firms of one stage for the third zoom level. The counts tell how many there are beyond those given. */
export interface StageFirms {
  here: readonly BoxFirm[];
  elsewhere: readonly BoxFirm[];
}

/** What a view can ask of a canvas through `bind:this`. */
export interface CanvasControl {
  zoomTo: (level: ZoomLevel) => void;
  fit: () => void;
  /** Brings a stage or organisation into the middle without changing the zoom. */
  centerOn: (id: string) => void;
  /** Puts the keyboard on a stage or organisation; without one, where it was last. */
  focus: (id?: string) => void;
}

export interface ChainCanvasProps {
  map: ChainMap;
  language: Language;
  labels: CanvasLabels;
  /** Id of the selected stage. */
  selected?: string | undefined;
  /** Id of a second selected stage: only the paths between the two are lit. */
  second?: string | undefined;
  /** Statuses switched off by the filter; their stages are pale and not reached by the keyboard. */
  hidden?: readonly StageStatus[];
  /** Draws the peer's status and count in every box. */
  showPeer?: boolean;
  /** Draws the legend of lines in the corner. */
  showLegend?: boolean;
  /** Firms by stage id, for the opened boxes. Stages not yet read are absent. */
  firms?: Readonly<Record<string, StageFirms>> | undefined;
  /** Bindable: follows the zoom, and sets it when assigned. Left out, the map opens at what fits. */
  level?: ZoomLevel | undefined;
  onselect?: (id: string | undefined, how: { add: boolean }) => void;
  onhover?: (id: string | undefined) => void;
  onopen?: (id: string) => void;
  /** The level changed or the boxes in sight did: the stages whose firms would now be shown. */
  onreveal?: (stageIds: readonly string[]) => void;
}

export interface NetworkCanvasProps {
  network: Network;
  /** The chain whose stages are the groups, with their statuses. */
  map: ChainMap;
  language: Language;
  labels: NetworkLabels;
  /** Id of the selected organisation. */
  selected?: string | undefined;
  /** Draws each suggested relation as a line of its own instead of one stream between two groups. */
  showSuggested?: boolean;
  /** Ids of nodes switched off by a filter. The others stay where they are. */
  hidden?: ReadonlySet<string> | undefined;
  level?: ZoomLevel | undefined;
  onselect?: (id: string | undefined, how: { add: boolean }) => void;
  onhover?: (id: string | undefined) => void;
  onopen?: (id: string) => void;
}

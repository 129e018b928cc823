/**
 * The drawings: the chain map and the network. Everything outside this folder imports from here, and
 * nothing outside it imports cytoscape.
 *
 * ```svelte
 * <ChainCanvas {map} language="zh" labels={labels.canvas} selected={stageId} hidden={hiddenStatuses}
 *   showPeer firms={firmsByStage} bind:level onselect={(id, { add }) => …} onopen={(id) => …} />
 * <NetworkCanvas {network} {map} language="zh" labels={labels.network} selected={organisationId}
 *   showSuggested={false} hidden={hiddenIds} bind:level onselect={(id) => …} onopen={(id) => …} />
 * ```
 *
 * Both fill their parent, which has to have a height. Both expose, through `bind:this`, the methods of
 * {@link CanvasControl}. Places depend on the structure of the chain and on the language only: filters,
 * the peer, the statuses and the region recolour, they never move anything.
 *
 * The selection belongs to the caller. `onselect(undefined)` asks to clear it (Esc, a click on the ground,
 * a second click on the selected one); `add` is true for a shift-click, which lights the paths between two.
 * `onopen` is a double click or ↵ on what is selected already. T, C, L, ? and / are left to the page.
 *
 * The page's stylesheet is served under a policy without inline styles: no style element is injected.
 */
export { default as ChainCanvas } from './ChainCanvas.svelte';
export { default as NetworkCanvas } from './NetworkCanvas.svelte';
export type { CanvasLabels, Language, NetworkLabels, StageWords, ViewLabels, ZoomLevel } from './labels.ts';
export type { CanvasControl, ChainCanvasProps, NetworkCanvasProps, StageFirms } from './props.ts';

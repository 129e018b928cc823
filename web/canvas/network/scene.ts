import type { ChainMap, MapStage } from '../../../server/contract/chain.ts';
import type { Network, NetworkNode } from '../../../server/contract/network.ts';
import { headStrip, paintGrounds, paintHeads, type Head } from '../heads.ts';
import type { Language, NetworkLabels } from '../labels.ts';
import { byWordOnly, isGap, nameOf } from '../map/box.ts';
import type { Frame, Scene, SceneMark } from '../scene.ts';
import { levelOf } from '../zoom.ts';
import { makeLinks, makeStreams, type Link, type Stream } from './links.ts';
import { paintGroups, paintShelves, paintTitles } from './paint-groups.ts';
import { paintLinks, paintStreams } from './paint-links.ts';
import { paintMarks, type DrawnMark } from './paint-marks.ts';
import type { Group, NetworkPlacement } from './place.ts';
import { groupOf, isMark, onShelf, radiusOf } from './shape-of.ts';

export interface NetworkSceneInput {
  network: Network;
  map: ChainMap;
  placement: NetworkPlacement;
  language: Language;
  labels: NetworkLabels;
  selected: string | undefined;
  showSuggested: boolean;
  hidden: ReadonlySet<string>;
}

/** A scene with what the component needs to know of it. */
export interface NetworkScene extends Scene {
  drawn: readonly DrawnMark[];
}

export interface NetworkDrawing {
  input: NetworkSceneInput;
  heads: readonly Head[];
  stages: ReadonlyMap<string, MapStage>;
  groups: readonly Group[];
  drawn: readonly DrawnMark[];
  links: readonly Link[];
  streams: readonly Stream[];
}

/** The selected organisation and those it is joined to. */
export function neighbourhood(network: Network, selected: string | undefined): Set<string> | undefined {
  if (selected === undefined) return undefined;
  const near = new Set([selected]);
  for (const { from, to } of network.edges) {
    if (from === selected) near.add(to);
    if (to === selected) near.add(from);
  }
  return near;
}

function drawnMarks(input: NetworkSceneInput, stages: ReadonlyMap<string, MapStage>): DrawnMark[] {
  const { network, placement, hidden, selected, language } = input;
  const ids = new Set(stages.keys());
  const near = neighbourhood(network, selected);
  return network.nodes.flatMap((node: NetworkNode): DrawnMark[] => {
    const place = placement.marks.get(node.id);
    if (!place || !isMark(node) || hidden.has(node.id)) return [];
    const group = groupOf(node, ids);
    const role = node.stages.find(({ id }) => id === group)?.status;
    return [
      {
        node,
        ...place,
        r: radiusOf(node),
        name: nameOf(node, language),
        group: group ?? onShelf(node) ?? '',
        shelf: group === undefined,
        reserve: role === 'reserve',
        selected: node.id === selected,
        near: near === undefined || near.has(node.id),
      },
    ];
  });
}

/** The network as something to paint. */
export function networkScene(input: NetworkSceneInput): NetworkScene {
  const { network, map, placement, selected, showSuggested, labels } = input;
  const stages = new Map(map.stages.map((stage) => [stage.id, stage]));
  const ids = new Set(stages.keys());
  const drawn = drawnMarks(input, stages);
  const shown = new Map(drawn.map((mark) => [mark.node.id, mark]));
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const groups = new Map(placement.groups.map((group) => [group.id, group]));
  const ends = {
    placement,
    groups,
    radius: (id: string): number => shown.get(id)?.r ?? 0,
    groupOf: (id: string): string | undefined => {
      const node = nodes.get(id);
      return ids.has(id) ? id : node && groupOf(node, ids);
    },
  };
  const visible = network.edges.filter(
    ({ from, to }) => (shown.has(from) || ids.has(from)) && (shown.has(to) || ids.has(to)),
  );
  const guessed = visible.filter(
    (edge) => edge.kind === 'supplies' && edge.provenance.evidence === 'suggested',
  );
  const opened = guessed.filter(({ from, to }) => showSuggested || from === selected || to === selected);
  const known = visible.filter((edge) => !guessed.includes(edge));
  const links = makeLinks([...known, ...opened], ends);
  const streams = makeStreams(
    guessed.filter((edge) => !opened.includes(edge)),
    ends,
  );
  const heads: Head[] = placement.bands.map(({ tier, x }) => {
    return { tier, x, name: labels.tiers[tier], count: '', alarm: false };
  });
  const drawing: NetworkDrawing = { input, heads, stages, groups: placement.groups, drawn, links, streams };
  const marks = drawn.map(({ node, x, y, r }): SceneMark => {
    const reach = Math.max(12, r + 2);
    return { id: node.id, x: x - reach, y: y - reach, w: 2 * reach, h: 2 * reach };
  });
  return {
    key: `${map.chain.id}|${input.language}|${placement.width}`,
    marks,
    width: placement.width,
    height: placement.height,
    head: headStrip,
    foot: 48,
    strength: (id) => (shown.get(id)?.near === false ? 0 : 1),
    paint: (frame) => paintNetwork(frame, drawing),
    drawn,
  };
}

function paintNetwork(frame: Frame, drawing: NetworkDrawing): void {
  const { context, ratio, zoom } = frame;
  const level = levelOf(zoom);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintGrounds(frame, drawing.heads);
  paintShelves(frame, drawing);
  paintGroups(frame, drawing);
  if (level > 1) {
    paintStreams(frame, drawing);
    paintLinks(frame, drawing);
  }
  if (level > 1) paintTitles(frame, drawing);
  paintMarks(frame, drawing, level);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintHeads(frame, drawing.heads);
}

/** The title's count of a group: what the chain map says in its box. */
export function groupCount(stage: MapStage, labels: NetworkLabels): string {
  const { status, here, elsewhere } = stage;
  if (status === 'unknown') return labels.statuses.unknown;
  if (byWordOnly(stage)) return labels.statuses[status];
  if (isGap(status)) return `${labels.statuses[status]} ${labels.elsewhere} ${elsewhere.firms}`;
  return `${labels.here} ${here.production}`;
}

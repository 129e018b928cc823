import type { ChainMap, MapStage } from '../../../server/contract/chain.ts';
import type { StageStatus } from '../../../server/contract/common.ts';
import type { CanvasLabels, Language } from '../labels.ts';
import { headStrip, paintGrounds, paintHeads, type Head } from '../heads.ts';
import type { Palette } from '../palette.ts';
import type { StageFirms } from '../props.ts';
import type { Frame, Scene } from '../scene.ts';
import { levelOf } from '../zoom.ts';
import { boxSvg, isGap, nameOf, type BoxLook } from './box.ts';
import { lightPath, type Lit } from './lit.ts';
import { openBoxSvg } from './open-box.ts';
import { linePaths, paintLines, paintRings, type LinePaths } from './paint-lines.ts';
import { paintLabels, paintOutline, paintSelection } from './paint-boxes.ts';
import type { Box, Placement } from './place.ts';

export interface ChainSceneInput {
  map: ChainMap;
  placement: Placement;
  language: Language;
  labels: CanvasLabels;
  selected: readonly string[];
  hidden: ReadonlySet<StageStatus>;
  showPeer: boolean;
  firms: Readonly<Record<string, StageFirms>>;
}

function headsOf({ map, placement, labels }: ChainSceneInput): Head[] {
  const stages = new Map(map.stages.map((stage) => [stage.id, stage]));
  return placement.bands.map(({ tier, x, stages: ids }) => {
    const gaps = ids.filter((id) => isGap(stages.get(id)?.status ?? 'unknown')).length;
    return {
      tier,
      x,
      name: labels.tiers[tier],
      count: labels.stages(ids.length),
      gaps: labels.gaps(gaps),
      alarm: gaps > 0,
    };
  });
}

/** The chain map as something to paint. Everything that does not change from frame to frame is made here. */
export function chainScene(input: ChainSceneInput): Scene {
  const { map, placement, selected, hidden } = input;
  const stages = new Map(map.stages.map((stage) => [stage.id, stage]));
  const drawn = placement.boxes.flatMap((box) => {
    const stage = stages.get(box.id);
    return stage ? [{ box, stage }] : [];
  });
  const [first, second] = selected.filter((id) => stages.has(id));
  const lit = first === undefined ? undefined : lightPath(map.feeds, first, second);
  const paths = linePaths(placement, lit);
  const heads = headsOf(input);
  const strengths = new Map(drawn.map(({ box, stage }) => [box.id, strengthOf(stage, lit, hidden)]));
  const pictures = new Pictures(input);
  return {
    key: `${map.chain.id}|${input.language}|${placement.boxes.length}`,
    marks: placement.boxes,
    width: placement.width,
    height: placement.height,
    head: headStrip,
    foot: 54,
    strength: (id) => strengths.get(id) ?? 1,
    paint: (frame) =>
      paintChain(frame, { input, drawn, heads, paths, lit, pictures, selected: [first, second] }),
  };
}

/** 1 in full ink, 0 pale: a stage off the lit path or switched off by the filter. */
function strengthOf(stage: MapStage, lit: Lit | undefined, hidden: ReadonlySet<StageStatus>): number {
  if (lit) return lit.stages.has(stage.id) ? 1 : 0;
  return hidden.has(stage.status) ? 0 : 1;
}

/** Pictures of boxes, made once for a scene and a theme. */
class Pictures {
  private readonly kept = new Map<string, string>();
  private palette: Palette | undefined;

  constructor(private readonly input: ChainSceneInput) {}

  get(stage: MapStage, box: Box, frame: Frame, open: boolean): string {
    if (this.palette !== frame.palette) this.kept.clear();
    this.palette = frame.palette;
    const w = open ? Math.round(box.w * frame.zoom) : box.w;
    const h = open ? Math.round(box.h * frame.zoom) : box.h;
    const key = open ? `${stage.id}|open` : stage.id;
    const known = this.kept.get(key);
    if (known !== undefined && (!open || !frame.settled || known.includes(`width="${w}" height="${h}"`)))
      return known;
    const { map, language, labels, showPeer, firms } = this.input;
    const chain = nameOf(map.chain, language);
    const look: BoxLook = { stage, chain, language, labels, palette: frame.palette, showPeer, w, h };
    const made = open ? openBoxSvg(look, firms[stage.id]) : boxSvg(look);
    this.kept.set(key, made);
    return made;
  }
}

interface Drawing {
  input: ChainSceneInput;
  drawn: readonly { box: Box; stage: MapStage }[];
  heads: readonly Head[];
  paths: LinePaths;
  lit: Lit | undefined;
  pictures: Pictures;
  selected: readonly (string | undefined)[];
}

function paintChain(frame: Frame, { input, drawn, heads, paths, lit, pictures, selected }: Drawing): void {
  const { context, ratio, zoom, x, y, palette, sprites } = frame;
  const level = levelOf(zoom);
  const { placement, labels, language } = input;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintGrounds(frame, heads);
  if (level > 1) paintLabels(frame, placement.labels);
  paintLines(frame, paths, lit !== undefined, level);
  for (const { box, stage } of drawn) {
    const left = x + box.x * zoom;
    const top = y + box.y * zoom;
    const [w, h] = [box.w * zoom, box.h * zoom];
    if (left + w < 0 || top + h < 0 || left > frame.width || top > frame.height) continue;
    const strength = box.id === frame.active ? 1 : frame.strength(box.id);
    const alpha = palette.dim + (1 - palette.dim) * strength;
    if (level === 1) {
      paintOutline(frame, box, stage.status, alpha);
      continue;
    }
    // Lines beneath must not show through a pale box.
    if (alpha < 1) {
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = groundAt(box, heads, palette);
      context.fillRect(left, top, w, h);
    }
    context.globalAlpha = alpha;
    context.setTransform(1, 0, 0, 1, 0, 0);
    const place = { x: left * ratio, y: top * ratio, w: w * ratio, h: h * ratio };
    sprites.draw(context, pictures.get(stage, box, frame, level === 3), place, frame.settled);
    context.globalAlpha = 1;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (level > 1) paintRings(frame, placement.rings, paths, labels.or);
  paintSelection(frame, drawn, selected, level, language);
  paintHeads(frame, heads);
}

function groundAt(box: Box, heads: readonly Head[], palette: Palette): string {
  const at = heads.filter((head) => head.x <= box.x).length - 1;
  return at % 2 === 0 ? palette.bandOdd : palette.bandEven;
}

import type { MapStage } from '../../../server/contract/chain.ts';
import type { StageStatus } from '../../../server/contract/common.ts';
import { glyph } from '../glyph.ts';
import type { CanvasLabels, Language } from '../labels.ts';
import type { Palette } from '../palette.ts';
import { escapeXml, widthInEm } from '../text.ts';
import { fitted, layOutName, roomIn } from './box-name.ts';
import { boxHeight } from './geometry.ts';
import { cellOf, peerCell } from './peer-cell.ts';

/** What a box is drawn from. Two boxes with the same look are the same picture. */
export interface BoxLook {
  stage: MapStage;
  /** Name of the chain, which a long stage name need not repeat. */
  chain: string;
  language: Language;
  labels: CanvasLabels;
  palette: Palette;
  showPeer: boolean;
  w: number;
  h: number;
}

/** The status comes from what a source says, not from the firms we know. */
export const statedOnly = (stage: MapStage): boolean => stage.status !== stage.computed.status;

export const nameOf = (thing: { name: string; nameEn?: string }, language: Language): string =>
  language === 'en' ? (thing.nameEn ?? thing.name) : thing.name;

/** Nobody is known to do it anywhere: then only a source's word can be said, and a count of 0 would be a claim of ours. */
export const byWordOnly = (stage: MapStage): boolean =>
  statedOnly(stage) && stage.computed.status === 'unknown' && stage.elsewhere.firms === 0;

/** A gap as every page counts it: a firm to bring in, or one to grow. */
export const isGap = (status: StageStatus): boolean => status === 'missing' || status === 'reserve';

/** The second line: counts for a stage in production, the word for a gap. */
export function countsOf(stage: MapStage, labels: CanvasLabels): string {
  const { status, here, elsewhere } = stage;
  const word = labels.statuses[status];
  const away = `${labels.elsewhere} ${elsewhere.firms}`;
  if (byWordOnly(stage)) return word;
  if (status === 'unknown') return elsewhere.firms > 0 ? `${word} ${away}` : word;
  if (status === 'missing' || status === 'single') return `${word} ${away}`;
  if (status === 'reserve') {
    const held = here.reserve + here.laboratories;
    return held > 0 ? `${word} ${held} ${away}` : `${word} ${away}`;
  }
  return `${labels.here} ${here.production} ${away}`;
}

/** The box without words: ground, filling, border and bars, by status. */
export function shell(status: StageStatus, palette: Palette, w: number, h: number): string {
  const { mark, tint } = palette.status[status];
  const open = isGap(status);
  const parts = [
    `<rect width="${w}" height="${h}" rx="3" fill="${open || status === 'unknown' ? palette.surface : tint}"/>`,
  ];
  if (status === 'unknown') {
    parts.push(
      '<defs><pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
        `<path d="M0 0V6" stroke="${mark}" stroke-width="1.2" opacity=".3"/></pattern></defs>` +
        `<rect width="${w}" height="${h}" rx="3" fill="url(#h)"/>`,
    );
  }
  if (status === 'reserve') {
    // An opened box is filled to its half, a closed one to the line between name and counts.
    const level = h > boxHeight ? h / 2 : 20;
    const d = `M.75 ${level}H${w - 0.75}V${h - 3}a2.25 2.25 0 0 1-2.25 2.25H3A2.25 2.25 0 0 1 .75 ${h - 3}z`;
    parts.push(`<path d="${d}" fill="${mark}" fill-opacity=".24"/>`);
  }
  const width = status === 'missing' ? 1.75 : 1;
  const inset = width / 2;
  const strength = open || status === 'unknown' ? 1 : 0.55;
  const dash = status === 'unknown' ? ' stroke-dasharray="1.5 2.5"' : '';
  parts.push(
    `<rect x="${inset}" y="${inset}" width="${w - width}" height="${h - width}" rx="${3 - inset / 2}" fill="none" ` +
      `stroke="${mark}" stroke-width="${width}" stroke-opacity="${strength}"${dash}/>`,
  );
  if (status === 'single' || status === 'strong') {
    const second = status === 'strong' ? `M5.5 0h2v${h}h-2z` : '';
    parts.push(`<path d="M0 3a3 3 0 0 1 3-3h1v${h}h-1a3 3 0 0 1-3-3z${second}" fill="${mark}"/>`);
  }
  return parts.join('');
}

/** A firm that leads the chain stands here: its flag on a pole. */
const pennant = (x: number, y: number, palette: Palette): string =>
  `<path d="M${x} ${y}v11" stroke="${palette.ink2}" stroke-width="1.25"/>` +
  `<path d="M${x} ${y}h8l-2.2 3 2.2 3h-8z" fill="${palette.ink2}"/>`;

/** The anchor's name before its flag, where the counts leave room for all of it; else the flag stands for it. */
function anchorName({ stage, language, palette }: BoxLook, counts: string, room: number): string[] {
  const [anchor] = stage.anchors;
  const name = anchor === undefined ? '' : nameOf(anchor, language);
  const left = room - widthInEm(counts) * 12 - 16 - 8;
  if (anchor === undefined || widthInEm(name) * 12 > left) return [];
  const x = 29 + room - 13;
  return [
    `<text x="${x}" y="33" font-size="12" text-anchor="end" fill="${palette.ink1}">${escapeXml(name)}</text>`,
  ];
}

/** One stage as a small SVG picture. Pure, so it can be kept by its own text. */
export function boxSvg(look: BoxLook): string {
  const { stage, chain, language, labels, palette, showPeer, w, h } = look;
  const { status, peer } = stage;
  const colours = palette.status[status];
  const hasPeer = showPeer && peer !== undefined;
  const name = layOutName(nameOf(stage, language), chain, w, hasPeer);
  const cell = hasPeer ? cellOf(peer, name.low, w) : undefined;
  const room = cell?.low ? cell.x - 32 : roomIn(w, hasPeer);
  const anchored = stage.anchors.length > 0;
  const gap = isGap(status);
  const halo =
    status === 'unknown' ? ` paint-order="stroke" stroke="${palette.surface}" stroke-width="3"` : '';
  const ink = status === 'unknown' ? palette.ink2 : palette.ink1;
  const subInk = gap || status === 'single' ? colours.text : palette.ink2;
  const counts = fitted(countsOf(stage, labels), room - (anchored ? 16 : 0), 12);
  const word = (x: number, y: number, one: { text: string; size: number }, fill: string, more = ''): string =>
    `<text x="${x}" y="${y}" font-size="${one.size}" fill="${fill}"${more}>${escapeXml(one.text)}</text>`;
  const parts = [shell(status, palette, w, h), glyph(status, colours.mark, palette.surface, 10, 4.5, 15)];
  parts.push(
    word(29, 17, name, ink, ` font-weight="${gap ? 600 : 500}"${halo}`),
    word(29, 33, counts, subInk, halo),
  );
  if (statedOnly(stage)) parts.push(stamp(labels.stamps.claimed, palette, 11, 22.5));
  if (anchored) parts.push(pennant(29 + room - 9, 23, palette), ...anchorName(look, counts.text, room));
  if (cell && peer) parts.push(...peerCell(look, peer, cell));
  return svg(w, h, palette, parts.join(''));
}

/** A character in a box whose border is the line style of its evidence. */
export function stamp(character: string, palette: Palette, x: number, y: number): string {
  return (
    `<rect x="${x + 0.5}" y="${y + 0.5}" width="13" height="13" rx="1.5" fill="${palette.surface}" stroke="${palette.claimed}" stroke-dasharray="4 1.2"/>` +
    `<text x="${x + 7}" y="${y + 11}" font-size="11" fill="${palette.ink2}" text-anchor="middle">${escapeXml(character)}</text>`
  );
}

/** A whole picture. Text takes the page's own font stack; a picture cannot load fonts, the system's are enough. */
export const svg = (w: number, h: number, palette: Palette, inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="${escapeXml(palette.font)}">${inner}</svg>`;

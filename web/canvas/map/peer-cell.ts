import type { MapStage } from '../../../server/contract/chain.ts';
import { statusStrength } from '../../../server/contract/order.ts';
import { glyph } from '../glyph.ts';
import type { Palette } from '../palette.ts';
import { widthInEm } from '../text.ts';

/** The peer has more at this stage than we do; no data is not comparable. */
export function peerLeads({ status, peer }: MapStage): boolean {
  const here = statusStrength[status];
  const there = peer && statusStrength[peer.status];
  return here !== undefined && there !== undefined && there > here;
}

/** The peer's cell: beside both lines, or beside the counts alone where the name needs the width of the box. */
interface PeerCell {
  low: boolean;
  count: string;
  /** Its left edge. */
  x: number;
}

/** Where the peer's cell stands in a box of this width. */
export const cellOf = (peer: NonNullable<MapStage['peer']>, low: boolean, w: number): PeerCell => {
  const count = peer.status === 'unknown' ? '–' : String(peer.here.production);
  return { low, count, x: low ? w - 20 - widthInEm(count) * 12 : w - 25.5 };
};

/** The peer's status and how many firms it has in production, with a flag in the corner where it has more than we do. */
export function peerCell(
  { stage, palette, w }: { stage: MapStage; palette: Palette; w: number },
  peer: NonNullable<MapStage['peer']>,
  cell: PeerCell,
): string[] {
  const { low, count, x } = cell;
  const { mark } = palette.status[peer.status];
  const halo =
    stage.status === 'unknown' ? ` paint-order="stroke" stroke="${palette.surface}" stroke-width="3"` : '';
  const text = (at: number, anchor: string): string =>
    `<text x="${at}" y="33" font-size="12" fill="${palette.ink2}" text-anchor="${anchor}"${halo}>${count}</text>`;
  return [
    `<path d="M${x} ${low ? 22 : 4}V36" stroke="${palette.lineStrong}"/>`,
    low
      ? glyph(peer.status, mark, palette.surface, x + 3, 23, 12) + text(w - 4, 'end')
      : glyph(peer.status, mark, palette.surface, w - 20.5, 6, 13) + text(w - 13, 'middle'),
    ...(peerLeads(stage)
      ? [`<path d="M${w - 9.5} .75H${w - 3}a2.25 2.25 0 0 1 2.25 2.25V9.5z" fill="${palette.ink2}"/>`]
      : []),
  ];
}

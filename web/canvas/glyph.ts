import type { StageStatus } from '../../server/contract/common.ts';

const ring = '<circle cx="8" cy="8" r="6.25" fill="none" stroke="MARK" stroke-width="1.5"/>';

/** Marks of the seven statuses on a field of 16, told apart by shape as well as by colour. */
const glyphs: Record<StageStatus, string> = {
  unknown:
    '<circle cx="8" cy="8" r="6.25" fill="none" stroke="MARK" stroke-width="1.5" stroke-dasharray="2.2 1.73"/>' +
    '<path d="M6.2 6.5a1.85 1.85 0 1 1 2.7 1.65c-.6.3-.9.65-.9 1.2M8 11.3v.1" fill="none" stroke="MARK" stroke-width="1.4" stroke-linecap="round"/>',
  missing: `${ring}<path d="m5.7 5.7 4.6 4.6M10.3 5.7l-4.6 4.6" stroke="MARK" stroke-width="1.7" stroke-linecap="round"/>`,
  reserve: `${ring}<path d="M2.5 8h11a5.5 5.5 0 0 1-11 0z" fill="MARK"/>`,
  single: `${ring}<circle cx="8" cy="8" r="2.5" fill="MARK"/>`,
  weak: `${ring}<path d="m5 6.9 3 3 3-3" fill="none" stroke="MARK" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,
  present: `${ring}<circle cx="8" cy="8" r="4.4" fill="MARK"/>`,
  strong:
    '<circle cx="8" cy="8" r="7" fill="MARK"/>' +
    '<path d="m4.9 8.3 2.2 2.2 4.1-4.6" fill="none" stroke="SURFACE" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>',
};

/** A status mark as SVG, `size` px wide with its corner at x, y. */
export function glyph(
  status: StageStatus,
  mark: string,
  surface: string,
  x: number,
  y: number,
  size: number,
): string {
  const drawn = glyphs[status].replaceAll('MARK', mark).replaceAll('SURFACE', surface);
  return `<g transform="translate(${x} ${y}) scale(${size / 16})">${drawn}</g>`;
}

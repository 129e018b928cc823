import { glyph } from '../glyph.ts';
import type { BoxFirm, StageFirms } from '../props.ts';
import { escapeXml } from '../text.ts';
import { nameOf, shell, svg, type BoxLook } from './box.ts';
import { fitted } from './box-name.ts';

const rowHeight = 16;
const headHeight = 22;

/**
 * A box opened to its firms: those here on the left, those elsewhere on the right, as many as have room.
 * `w` and `h` are px on the screen, so that the words stay at 12 px while the box grows with the zoom.
 */
export function openBoxSvg(look: BoxLook, firms: StageFirms | undefined): string {
  const { stage, language, labels, palette, w, h } = look;
  const colours = palette.status[stage.status];
  const rows = Math.max(1, Math.floor((h - headHeight - 3) / rowHeight));
  const half = Math.floor((w - 16) / 2);
  const name = fitted(nameOf(stage, language), w - 29 - 60, 13);
  const text = (x: number, y: number, words: string, room: number, fill: string, more = ''): string => {
    const one = fitted(words, room, 12);
    return `<text x="${x}" y="${y}" font-size="${one.size}" fill="${fill}"${more}>${escapeXml(one.text)}</text>`;
  };
  const halo =
    stage.status === 'unknown' ? ` paint-order="stroke" stroke="${palette.surface}" stroke-width="3"` : '';
  const parts = [
    shell(stage.status, palette, w, h),
    glyph(stage.status, colours.mark, palette.surface, 10, 4.5, 15),
    `<text x="29" y="17" font-size="${name.size}" font-weight="600" fill="${palette.ink1}"${halo}>${escapeXml(name.text)}</text>`,
    `<text x="${w - 8}" y="17" font-size="12" text-anchor="end" fill="${colours.text}"${halo}>${escapeXml(labels.statuses[stage.status])}</text>`,
  ];
  const list = (given: readonly BoxFirm[], total: number, x: number, side: string, hollow: boolean): void => {
    const shown = given.slice(0, total > rows ? rows - 1 : rows);
    shown.forEach((firm, at) => {
      const y = headHeight + at * rowHeight + 12;
      const city = firm.city === undefined ? '' : ` ${firm.city}`;
      const dot = hollow
        ? `fill="${palette.surface}" stroke="${palette.ink2}" stroke-width="1.5"`
        : `fill="${palette.ink2}"`;
      parts.push(
        `<circle cx="${x + 4}" cy="${y - 4}" r="3.25" ${dot}/>`,
        text(x + 12, y, `${firm.name}${city}`, half - 14, palette.ink1, halo),
      );
    });
    const left = total - shown.length;
    const y = headHeight + shown.length * rowHeight + 12;
    if (left > 0)
      parts.push(
        text(x, y, shown.length > 0 ? labels.moreFirms(left) : `${side} ${total}`, half, palette.ink2, halo),
      );
  };
  const here = stage.here.production + stage.here.reserve;
  const away = stage.elsewhere.firms;
  if (here + away === 0) parts.push(text(10, headHeight + 12, labels.noFirms, w - 16, palette.ink2, halo));
  list(firms?.here ?? [], Math.max(here, firms?.here.length ?? 0), 10, labels.here, false);
  list(
    firms?.elsewhere ?? [],
    Math.max(away, firms?.elsewhere.length ?? 0),
    10 + half,
    labels.elsewhere,
    true,
  );
  return svg(w, h, palette, parts.join(''));
}

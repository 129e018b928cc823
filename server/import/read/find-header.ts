import type { SheetRow } from '../sheet.ts';
import { isEmpty } from './raw.ts';

/** A header row is looked for among these first rows that are not empty. */
export const headerRows = 20;

const looksLikeValue = /^[\d\s.,，%％:：/\-年月日约¥￥+]+$/u;

/** Whether a cell could be a header: a short text that is no number or date. */
const isHeaderLike = (cell: string): boolean => {
  const word = cell.trim();
  return word !== '' && word.length <= 60 && !looksLikeValue.test(word);
};

const filledCells = ({ cells }: SheetRow) => cells.filter((cell) => cell.trim() !== '');

/**
 * Whether a row could be the header row: at least two texts, hardly anything that is a value, and not much narrower
 * than the table (`widest`), as a title with a unit beside it is.
 */
function looksLikeHeader(row: SheetRow, widest: number): boolean {
  const filled = filledCells(row);
  const texts = filled.filter(isHeaderLike);
  return texts.length >= 2 && texts.length >= filled.length * 0.8 && filled.length >= widest * 0.7;
}

/**
 * Which of the first rows is the header row: the first that looks like one, so that titles above it are passed over;
 * else the first that is not empty. Undefined when all are empty.
 */
export function findHeader(rows: SheetRow[]): SheetRow | undefined {
  const filled = rows.filter(({ cells }) => !isEmpty(cells));
  const widest = Math.max(0, ...filled.map((row) => filledCells(row).length));
  const found = filled.find((row) => looksLikeHeader(row, widest));
  // A sheet of one column has no row with two texts.
  return found ?? filled[0];
}

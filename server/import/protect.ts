// What a spreadsheet would run as a formula, in half and full width.
const formula = /^'*[=+\-@\t\r＝＋－＠]/;
const protectedFormula = /^'+[=+\-@\t\r＝＋－＠]/;

/**
 * Text that no spreadsheet takes for a formula: such a cell gets an apostrophe in front. So does one that would look
 * protected already, or `unprotect` could not tell the two apart.
 */
export const protect = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** Takes away the one apostrophe that `protect` put there: `unprotect(protect(text))` is `text`, whatever it is. */
export const unprotect = (cell: string): string => (protectedFormula.test(cell) ? cell.slice(1) : cell);

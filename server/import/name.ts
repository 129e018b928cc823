/** NFC, full-width letters, digits and brackets made half-width, trimmed, runs of white space made one space. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000\u00A0]+/g, ' ')
    .trim();
}

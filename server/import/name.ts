/** ASCII without spaces, and the Chinese characters that have no other form. */
const plain = /^[\x21-\x7e\u3400-\u9fff]*$/;

/** NFC, full-width letters, digits and brackets made half-width, trimmed, runs of white space made one space. */
export function normaliseName(name: string): string {
  // Most names are of these characters only, which stay as they are.
  if (plain.test(name)) return name;
  return name
    .normalize('NFC')
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000\u00A0]+/g, ' ')
    .trim();
}

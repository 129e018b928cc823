/** Width of a text in em, from the kinds of its characters: a little too wide rather than too narrow. */
export function widthInEm(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x2e80) width += 1;
    else if (/[MWmw@%—]/.test(character)) width += 0.9;
    else if (/[A-Z0-9&]/.test(character)) width += character >= 'A' ? 0.68 : 0.58;
    else if (/[ilj.,;:'|!()[\] ·]/.test(character)) width += 0.32;
    else width += 0.57;
  }
  return width;
}

/** The text if it fits, else with its middle left out: head and tail tell namesakes apart. */
export function shorten(text: string, em: number): string {
  if (widthInEm(text) <= em) return text;
  const characters = [...text];
  for (let kept = characters.length - 1; kept > 1; kept--) {
    const head = Math.ceil(kept / 2);
    const short = `${characters.slice(0, head).join('').trimEnd()}…${characters
      .slice(characters.length - (kept - head))
      .join('')
      .trimStart()}`;
    if (widthInEm(short) <= em) return short;
  }
  return `${characters[0] ?? ''}…`;
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A character XML allows: no control characters but the three of white space. */
const allowed = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x20
    ? code !== 0xfffe && code !== 0xffff && (code < 0xd800 || code > 0xdfff)
    : [9, 10, 13].includes(code);
};

/** Text as it may stand in SVG. */
export const escapeXml = (text: string): string =>
  [...text]
    .filter(allowed)
    .map((sign) => escapes[sign] ?? sign)
    .join('');

import { shorten, widthInEm } from '../text.ts';

const isChinese = (text: string): boolean => /[\u2e80-\uffff]/.test(text);

/** Text that is made smaller, then shortened, before it would leave its place. Latin may be 11 px, Chinese not. */
export function fitted(text: string, room: number, size: number, least = 11): { text: string; size: number } {
  if (widthInEm(text) * size <= room) return { text, size };
  const small = Math.min(size, isChinese(text) ? 12 : least);
  return { text: shorten(text, room / small), size: small };
}

/** Room for words right of the status mark, beside the peer's cell if there is one. */
export const roomIn = (w: number, hasPeer: boolean): number => w - 29 - (hasPeer ? 27 : 5);

/** How near to the edge a name may come that runs the width of the box; Latin letters are wider in bold. */
const nearEdge = (name: string): number => (isChinese(name) ? 3 : 6);

/**
 * A stage's name as it stands in a box: whole, else without the name of the chain it begins with, else a little
 * smaller too, and only then without its middle.
 */
export function nameInBox(name: string, chain: string, room: number): { text: string; size: number } {
  const own = name.startsWith(chain) ? name.slice(chain.length).trimStart() : name;
  // “轨道交通用钢” is steel for it: what is left would say nothing alone.
  const repeats = own !== name && widthInEm(own) >= 2 && !/^[用与和及]/u.test(own);
  if (!repeats || widthInEm(name) * 13 <= room) return fitted(name, room, 13, 12);
  return fitted(own, room, 13, 12);
}

/** A stage's name in its box, and whether the peer's cell has to give way to it. */
export function layOutName(
  name: string,
  chain: string,
  w: number,
  hasPeer: boolean,
): { text: string; size: number; low: boolean } {
  const beside = nameInBox(name, chain, roomIn(w, hasPeer));
  if (!hasPeer) return { ...beside, low: false };
  const across = nameInBox(name, chain, w - 29 - nearEdge(name));
  const isCut = beside.text.includes('…');
  return isCut ? { ...across, low: true } : { ...beside, low: false };
}

import type { Tie } from './golden.ts';

export interface SlowPath {
  ids: string[];
  score: number;
}

/** Every simple path of at most four ties, by trying each: slow, and independent of how the product does it. */
export function everyPath(
  ties: readonly Tie[],
  from: readonly string[],
  to: string,
  hop: number,
): SlowPath[] {
  const found: SlowPath[] = [];
  const walk = (ids: string[], product: number): void => {
    const last = ids.at(-1)!;
    if (last === to) {
      found.push({ ids, score: product * hop ** (ids.length - 2) });
      return;
    }
    if (ids.length > 4) return;
    const strongest = new Map<string, number>();
    for (const [a, b, strength] of ties) {
      const other = a === last ? b : b === last ? a : undefined;
      if (other !== undefined) strongest.set(other, Math.max(strongest.get(other) ?? 0, strength));
    }
    for (const [other, strength] of strongest)
      if (!ids.includes(other) && (other === to || !from.includes(other)) && strength > 0)
        walk([...ids, other], product * strength);
  };
  for (const start of from) if (start !== to) walk([start], 1);
  return found.sort(compare);
}

function compare(a: SlowPath, b: SlowPath): number {
  if (Math.abs(a.score - b.score) > 1e-9 * a.score) return b.score - a.score;
  const [one, other] = [a.ids.join('\0'), b.ids.join('\0')];
  return one < other ? -1 : one > other ? 1 : 0;
}

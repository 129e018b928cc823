/** One relation between two organisations, walked both ways. */
export interface Tie {
  ends: [string, string];
  strength: number;
}

export interface Way {
  score: number;
  names: string[];
}

/** Every way between two organisations of at most so many ties that passes nobody twice, strongest first. */
export function waysBetween(ties: Tie[], from: string, to: string, hop: number, longest = 4): Way[] {
  // Of parallel ties the strongest counts.
  const beside = new Map<string, Map<string, number>>();
  for (const { ends, strength } of ties)
    for (const [one, other] of [ends, [ends[1], ends[0]] as const]) {
      const row = beside.get(one) ?? new Map<string, number>();
      beside.set(one, row.set(other, Math.max(strength, row.get(other) ?? 0)));
    }
  const ways: Way[] = [];
  const walk = (names: string[], product: number): void => {
    const last = names.at(-1)!;
    if (last === to) {
      ways.push({ score: product * hop ** (names.length - 2), names });
      return;
    }
    if (names.length > longest) return;
    for (const [next, strength] of beside.get(last) ?? [])
      if (!names.includes(next)) walk([...names, next], product * strength);
  };
  walk([from], 1);
  return ways.sort((a, b) => b.score - a.score);
}

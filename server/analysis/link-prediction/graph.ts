/** Who trades with whom, whichever way the goods go: each node's neighbours, ascending and each once. */
export type Neighbours = readonly Int32Array[];

/** Undirected neighbours of `count` nodes from pairs of them; a node is no neighbour of its own. */
export function toNeighbours(count: number, pairs: Iterable<readonly [number, number]>): Neighbours {
  const found = Array.from({ length: count }, () => new Set<number>());
  for (const [one, other] of pairs) {
    if (one === other) continue;
    found[one]!.add(other);
    found[other]!.add(one);
  }
  return found.map((others) => Int32Array.from(others).sort());
}

/** What two ascending lists have in common. */
export function common(a: Int32Array, b: Int32Array): number[] {
  const found: number[] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    if (a[i] === b[j]) found.push(a[i]!);
    if (a[i]! <= b[j]!) i += 1;
    else j += 1;
  }
  return found;
}

import { Completion, mostHops, type PathQuestion } from './completion.ts';
import { Heap } from './heap.ts';
import type { TieNetwork } from './network.ts';

/** A simple path of nodes with its score: the product of its strengths × hop^(hops−1). */
export interface Path {
  nodes: number[];
  score: number;
}

interface Open {
  nodes: number[];
  /** Product of strength × hop over the ties walked. */
  value: number;
  rank: number;
}

/**
 * Scores as whole numbers, small for good ones: those equal to nine digits are the same, whatever the order in which they
 * were multiplied.
 */
const rankOf = (score: number): number => Math.round(-Math.log(score) * 1e9);

/** Better scores first, equal ones by their ids from the start on. */
function isBefore(a: Open, b: Open): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank;
  for (let at = 0; at < Math.min(a.nodes.length, b.nodes.length); at++)
    if (a.nodes[at] !== b.nodes[at]) return a.nodes[at]! < b.nodes[at]!;
  return a.nodes.length < b.nodes.length;
}

/**
 * Every simple path of at most four ties from one of `from` to `to`, best first: the exact order, one path at a time.
 * The open path with the best score it can still reach is followed first (A*; the scores to come are exact). A path
 * starts with the last of `from` on it. Yen's algorithm gives the same order but searches anew for each path.
 */
export function* rankPaths(network: TieNetwork, question: PathQuestion): Generator<Path> {
  const completion = new Completion(network, question);
  const open = new Heap<Open>(isBefore);
  for (const node of question.from) {
    if (node === question.to) continue;
    const best = completion.of([node], mostHops);
    if (best > 0) open.push({ nodes: [node], value: 1, rank: rankOf(best) });
  }
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.nodes.at(-1) === question.to) yield { nodes: next.nodes, score: next.value };
    else extend(network, question, completion, next, open);
  }
}

function extend(
  { starts, ends, strengths }: TieNetwork,
  { to, hop }: PathQuestion,
  completion: Completion,
  { nodes, value }: Open,
  open: Heap<Open>,
): void {
  const last = nodes.at(-1)!;
  const left = mostHops - nodes.length;
  for (let tie = starts[last]!; tie < starts[last + 1]!; tie++) {
    const next = ends[tie]!;
    const reached = value * strengths[tie]!;
    const path = [...nodes, next];
    if (next === to) open.push({ nodes: path, value: reached, rank: rankOf(reached) });
    else if (left > 0 && completion.isOpen(next) && !nodes.includes(next)) {
      const best = reached * hop * completion.of(path, left);
      if (best > 0) open.push({ nodes: path, value: reached * hop, rank: rankOf(best) });
    }
  }
}

/** The first so many of the ranked paths. */
export function bestPaths(network: TieNetwork, question: PathQuestion, limit: number): Path[] {
  const found: Path[] = [];
  for (const path of rankPaths(network, question)) {
    if (found.push(path) >= limit) break;
  }
  return found;
}

const keyOf = (path: Path): string => path.nodes.join(' ');

/** Those who introduce on a path: everyone between its ends. */
export const introducersOf = (path: Path): number[] => path.nodes.slice(1, -1);

/**
 * Paths that share no introducer, greedily down the ranking: the best, then the best that shares nobody with those taken.
 * Where there are fewer than `limit` the best of the others follow. Taking the used introducers out of the network finds
 * the next one without walking the ranking, which may hold millions through one hub.
 */
export function diversePaths(network: TieNetwork, question: PathQuestion, limit: number): Path[] {
  const found = new Map<string, Path>();
  const blocked = new Set(question.blocked);
  const isNew = (path: Path) => !found.has(keyOf(path));
  while (found.size < limit) {
    const next = first(rankPaths(network, { ...question, blocked }), isNew);
    if (!next) break;
    found.set(keyOf(next), next);
    for (const node of introducersOf(next)) blocked.add(node);
  }
  for (const path of rankPaths(network, question)) {
    if (found.size >= limit) break;
    found.set(keyOf(path), path);
  }
  return [...found.values()];
}

function first<Item>(items: Iterable<Item>, isWanted: (item: Item) => boolean): Item | undefined {
  for (const item of items) if (isWanted(item)) return item;
  return undefined;
}

import type { FeedEdge } from './criticality.ts';

/** Stands before the final products, of which there may be several; no stage has an empty id. */
const root = '';

/**
 * Immediate dominators of the stages that lead to these final products, walked backwards from them: the nearest stage
 * that every way from a stage to a final product passes. Input groups play no part here. Final products, stages from
 * which several lead apart, and those that lead to none have no entry. Cooper, Harvey & Kennedy (2001): simpler than
 * Lengauer & Tarjan (1979), the same tree, and faster on graphs of this size.
 */
export function immediateDominators(
  finals: readonly string[],
  feeds: readonly FeedEdge[],
): Map<string, string> {
  const inputs = adjacency(feeds, 'to', 'from');
  const order = postorder(finals, inputs);
  const rank = new Map(order.map((node, at) => [node, at]));
  const consumers = adjacency(feeds, 'from', 'to');
  const isFinal = new Set(finals);
  const dominator = new Map<string, string>([[root, root]]);
  const meet = (a: string, b: string): string => {
    let [x, y] = [a, b];
    while (x !== y) {
      while (rank.get(x)! < rank.get(y)!) x = dominator.get(x)!;
      while (rank.get(y)! < rank.get(x)!) y = dominator.get(y)!;
    }
    return x;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const node of [...order].reverse()) {
      if (node === root) continue;
      const before = [...(isFinal.has(node) ? [root] : []), ...(consumers.get(node) ?? [])];
      const known = before.filter((one) => dominator.has(one) && rank.has(one));
      const next = known.reduce(meet);
      if (dominator.get(node) === next) continue;
      dominator.set(node, next);
      changed = true;
    }
  }
  return new Map([...dominator].filter(([stage, above]) => stage !== root && above !== root).sort());
}

const adjacency = (feeds: readonly FeedEdge[], key: 'from' | 'to', other: 'from' | 'to') => {
  const lists = new Map<string, string[]>();
  for (const feed of feeds) lists.set(feed[key], [...(lists.get(feed[key]) ?? []), feed[other]]);
  return lists;
};

/** The final products and all that leads to them, each after what it leads on to; the root comes last. */
function postorder(finals: readonly string[], inputs: Map<string, string[]>): string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  const visit = (node: string): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const input of inputs.get(node) ?? []) visit(input);
    order.push(node);
  };
  for (const final of finals) visit(final);
  return [...order, root];
}

/** A stage's dominators, the nearest first. */
function dominatorsOf(stage: string, tree: ReadonlyMap<string, string>): string[] {
  const above = tree.get(stage);
  return above === undefined ? [] : [above, ...dominatorsOf(above, tree)];
}

/**
 * The stages that every way from a raw input (a stage without inputs) to the final product passes, itself left out:
 * what dominates all of them. Sorted by id; empty where the final product has no inputs.
 */
export function mustPassStages(final: string, feeds: readonly FeedEdge[]): string[] {
  const tree = immediateDominators([final], feeds);
  const fed = new Set(feeds.map(({ to }) => to));
  const ways = [...tree.keys()]
    .filter((stage) => !fed.has(stage))
    .map((stage) => new Set([stage, ...dominatorsOf(stage, tree)]));
  const [first, ...others] = ways;
  return [...(first ?? [])]
    .filter((stage) => stage !== final && others.every((way) => way.has(stage)))
    .sort();
}

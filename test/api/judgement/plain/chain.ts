/** What feeds what: `group` names alternatives of one another. */
export interface Feed {
  from: string;
  to: string;
  group?: string;
}

/** Whether a stage can be made when another is gone: one of every group of its inputs can be made. */
export function canMake(feeds: Feed[], stage: string, gone?: string): boolean {
  if (stage === gone) return false;
  const inputs = feeds.filter(({ to }) => to === stage);
  return inputs.every((input) =>
    inputs
      .filter((other) => other === input || (input.group !== undefined && other.group === input.group))
      .some(({ from }) => canMake(feeds, from, gone)),
  );
}

/** The final products, others than the stage itself, that are lost with it. */
export const lostWith = (feeds: Feed[], finals: string[], stage: string): string[] =>
  finals.filter((final) => final !== stage && canMake(feeds, final) && !canMake(feeds, final, stage)).sort();

/** The stages that a product takes part of, itself among them, when one stage may not be passed. */
function takenBy(feeds: Feed[], product: string, closed?: string): Set<string> {
  const found = new Set<string>();
  const walk = (stage: string): void => {
    if (stage === closed || found.has(stage)) return;
    found.add(stage);
    for (const feed of feeds) if (feed.to === stage) walk(feed.from);
  };
  walk(product);
  return found;
}

/** The stages other than itself that every way from any of these products to the stage passes, by closing each in turn. */
export function mustPass(feeds: Feed[], stages: string[], products: string[], stage: string): string[] {
  const reached = (closed?: string) =>
    products.some((product) => product !== closed && takenBy(feeds, product, closed).has(stage));
  return reached() ? stages.filter((other) => other !== stage && !reached(other)) : [];
}

/** The nearest of them: the one that all others of them must be passed for. */
export function nearestMustPass(
  feeds: Feed[],
  stages: string[],
  products: string[],
  stage: string,
): string | undefined {
  const all = mustPass(feeds, stages, products, stage);
  return all.find((one) => {
    const before = mustPass(feeds, stages, products, one);
    return all.every((other) => other === one || before.includes(other));
  });
}

/** Every shortest way along the feeds between two stages. */
function shortestWays(feeds: Feed[], from: string, to: string): string[][] {
  let ways = [[from]];
  while (ways.length > 0) {
    const arrived = ways.filter((way) => way.at(-1) === to);
    if (arrived.length > 0) return arrived;
    ways = ways.flatMap((way) =>
      feeds.filter((feed) => feed.from === way.at(-1)).map((feed) => [...way, feed.to]),
    );
  }
  return [];
}

/** Share of the shortest ways between two others that pass each stage, over all pairs in order; normalised. */
export function betweenness(feeds: Feed[], stages: string[]): Map<string, number> {
  const passed = new Map(stages.map((stage) => [stage, 0]));
  for (const from of stages)
    for (const to of stages) {
      if (from === to) continue;
      const ways = shortestWays(feeds, from, to);
      for (const way of ways)
        for (const stage of way.slice(1, -1)) passed.set(stage, passed.get(stage)! + 1 / ways.length);
    }
  const pairs = (stages.length - 1) * (stages.length - 2);
  return new Map([...passed].map(([stage, value]) => [stage, value / pairs]));
}

/** Herfindahl–Hirschman index of amounts, 0 to 10 000. */
export function concentrationOf(amounts: number[]): number {
  const all = amounts.reduce((one, other) => one + other, 0);
  return amounts.map((amount) => (amount / all) ** 2 * 10_000).reduce((one, other) => one + other, 0);
}

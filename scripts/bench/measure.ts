/** The middle, and what 19 of 20 stay below, in milliseconds. */
export interface Times {
  n: number;
  p50: number;
  p95: number;
}

export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
  return { n: sorted.length, p50: at(0.5), p95: at(0.95) };
}

/** How long each piece of work takes, one after the other; what `prepare` does before each is not counted. */
export async function takeEach<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
  prepare: (item: Item) => Promise<unknown> = () => Promise.resolve(),
): Promise<number[]> {
  const taken: number[] = [];
  for (const item of items) {
    await prepare(item);
    const started = performance.now();
    await work(item);
    taken.push(performance.now() - started);
  }
  return taken;
}

/** The same as the middle and what 19 of 20 stay below. */
export const timeEach = async <Item>(...asked: Parameters<typeof takeEach<Item>>): Promise<Times> =>
  timesOf(await takeEach(...asked));

/** Some of the items, spread over all. */
export function some<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / most));
  return items.filter((_, at) => at % step === 0).slice(0, most);
}

import { groupRows } from '../../server/graph/rows.ts';

/** Items by a key, in their own order. */
export const groupBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> =>
  groupRows([...items], keyOf, (item) => item);

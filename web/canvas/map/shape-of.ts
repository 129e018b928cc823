import type { ChainMap } from '../../../server/contract/chain.ts';
import type { Language } from '../labels.ts';
import { boxWidths } from './geometry.ts';
import { place, type Placement } from './place.ts';
import type { Shape } from './shape.ts';

/** What of a chain map its places depend on. */
export const shapeOf = ({ stages, feeds }: Pick<ChainMap, 'stages' | 'feeds'>): Shape => ({
  stages: stages.map(({ id, tier, segment, order }) => ({ id, tier, segment, order })),
  feeds: feeds.map(({ from, to, group }) => ({ from, to, group })),
});

const kept = new Map<string, Placement>();

/** Places of a chain, computed once for each structure and language and kept. */
export function placeMap(map: Pick<ChainMap, 'stages' | 'feeds'>, language: Language): Placement {
  const shape = shapeOf(map);
  const key = JSON.stringify([language, shape]);
  const known = kept.get(key);
  if (known) return known;
  const made = place(shape, boxWidths[language]);
  if (kept.size > 40) kept.clear();
  kept.set(key, made);
  return made;
}

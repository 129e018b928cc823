import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Tier } from '../../../server/contract/common.ts';
import { tiers } from '../../../server/contract/order.ts';
import type { Shape } from '../../../web/canvas/map/shape.ts';

const read = (name: string): Record<string, string>[] =>
  parse(readFileSync(new URL(`../../../data/qingdao/${name}`, import.meta.url)), {
    columns: true,
    bom: true,
  });

/** The structures of the chains in the tables, by id. */
export function realChains(): Map<string, Shape> {
  const stages = read('stages.csv');
  const feeds = read('feeds.csv');
  const chains = new Map<string, Shape>();
  for (const chain of new Set(stages.map((row) => row['chain_id'] ?? ''))) {
    const own = stages
      .filter((row) => row['chain_id'] === chain)
      .map((row) => ({
        id: row['id'] ?? '',
        tier: row['tier'] as Tier,
        segment: row['segment'] || undefined,
        order: Number(row['order']),
      }));
    const ids = new Set(own.map((stage) => stage.id));
    chains.set(chain, {
      stages: own,
      feeds: feeds
        .map((row) => ({
          from: row['from_stage'] ?? '',
          to: row['to_stage'] ?? '',
          group: row['input_group'] || undefined,
        }))
        .filter(({ from, to }) => ids.has(from) && ids.has(to)),
    });
  }
  return chains;
}

/** Random chains: mostly from left to right, some feeds backwards or in circles, some inputs alternatives. */
export const anyChain = (most: number): fc.Arbitrary<Shape> =>
  fc.integer({ min: 0, max: most }).chain((count) =>
    fc
      .record({
        stages: fc.array(
          fc.record({
            tier: fc.constantFrom(...tiers),
            segment: fc.constantFrom('甲', '乙', '丙', undefined),
          }),
          { minLength: count, maxLength: count },
        ),
        feeds: fc.array(
          fc.record({
            a: fc.nat(),
            b: fc.nat(),
            group: fc.constantFrom('x', 'y', undefined),
            back: fc.integer({ min: 0, max: 11 }),
          }),
          { maxLength: Math.ceil(count * 1.8) },
        ),
      })
      .map(({ stages, feeds }): Shape => {
        const made = stages
          .map((stage) => ({ ...stage }))
          .sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier))
          .map((stage, at) => ({ ...stage, id: `s${String(at).padStart(3, '0')}`, order: at }));
        const id = (number: number): string => made[number % Math.max(1, made.length)]?.id ?? '';
        return {
          stages: made,
          feeds: feeds.flatMap(({ a, b, group, back }) => {
            const [one, two] = [id(a), id(b)].sort();
            if (one === undefined || two === undefined || one === two) return [];
            return [back === 0 ? { from: two, to: one, group } : { from: one, to: two, group }];
          }),
        };
      }),
  );

/** Layered chains as they are in practice: a feed joins neighbouring places of the order. */
export function layeredChain(seed: number, count: number): Shape {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const stages = Array.from({ length: count }, (_, at) => ({
    id: `s${String(at).padStart(3, '0')}`,
    tier: tiers[Math.min(2, Math.floor((at / count) * 3))] ?? 'upstream',
    segment: `段${Math.floor(at / 5)}`,
    order: at,
  }));
  const feeds = stages.flatMap((stage, at) =>
    Array.from({ length: at === 0 ? 0 : 1 + Math.floor(next() * 2) }, () => ({
      from: stages[Math.max(0, at - 1 - Math.floor(next() * count * 0.4))]?.id ?? '',
      to: stage.id,
      group: undefined,
    })),
  );
  return { stages, feeds };
}

import { describe, expect, test } from 'vitest';
import { cities, idleCity } from './bundle-place.ts';
import { roundsBelow } from './bundle-balance.ts';
import { makeBundle } from './bundle.ts';
import { countProducers, judgeStatuses, producingCities } from './bundle-judge.ts';
import { canMake, lostWith } from './plain/chain.ts';
import { presence } from './plain/quotient.ts';
import { bundleSeeds } from './served-bundle.ts';

// A comparison proves little on a bundle that has nothing to get wrong: this is what the seeds in use have.
describe.each(bundleSeeds)('the bundle of seed %i', (seed) => {
  const bundle = makeBundle(seed);
  const { codes, counts } = producingCities(bundle);
  const m = presence(counts);

  test('has fourteen cities with producers, one without, and 24 stages of which one has none', () => {
    expect(codes).toHaveLength(14);
    expect(codes).not.toContain(idleCity);
    expect(cities).toHaveLength(15);
    const empty = bundle.stages.filter((_, p) => counts.every((row) => row[p] === 0));
    expect([bundle.stages.length, empty.length]).toEqual([24, 1]);
  });

  test('has stages at exactly the average share, where a rounding error would take them away', () => {
    const sum = (values: number[]) => values.reduce((one, other) => one + other, 0);
    const all = sum(counts.flat());
    const traps = counts.flatMap((row, c) =>
      row.filter((x, p) => {
        const column = sum(counts.map((line) => line[p]!));
        return m[c]![p] === 1 && x * all === sum(row) * column && roundsBelow(x, sum(row), column, all);
      }),
    );
    expect(traps.length).toBeGreaterThan(0);
  });

  test('has critical stages beside others, firms in two places, and a province with firms of no known city', () => {
    const finals = bundle.stages.filter(({ final }) => final).map(({ id }) => id);
    const lost = bundle.stages.map(({ id }) => lostWith(bundle.feeds, finals, id).length);
    expect([Math.min(...lost), Math.max(...lost)]).toEqual([0, finals.length]);
    expect(finals.every((final) => canMake(bundle.feeds, final))).toBe(true);
    expect(bundle.firms.filter(({ site }) => site !== undefined).length).toBeGreaterThan(5);
    const [province = []] = countProducers(bundle, ['990000']);
    const inside = cities.filter((code) => code.startsWith('99'));
    const [all, parts] = [province, countProducers(bundle, inside).flat()].map((counts) =>
      counts.reduce((one, other) => one + other, 0),
    );
    expect(all).toBeGreaterThan(0);
    expect(all).not.toBe(parts);
  });
});

test('the seeds in use have every status between them', () => {
  const statuses = bundleSeeds
    .map(makeBundle)
    .flatMap((bundle) =>
      cities.flatMap((code) =>
        [...judgeStatuses(bundle, code, '440300').values()].map(({ status }) => status),
      ),
    );
  expect([...new Set(statuses)].sort()).toEqual(
    ['missing', 'present', 'reserve', 'single', 'strong', 'unknown', 'weak'].sort(),
  );
});

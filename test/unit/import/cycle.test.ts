import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCycles } from '../../../server/import/validate/cycle.ts';

const arcs = (...pairs: string[]) => pairs.map((pair) => ({ from: pair[0]!, to: pair[1]! }));

test('arcs without a cycle have none', () => {
  expect(findCycles([])).toEqual([]);
  expect(findCycles(arcs('ab', 'bc', 'ac', 'dc'))).toEqual([]);
});

test('a cycle is named from its first node back to it', () => {
  expect(findCycles(arcs('ca', 'ab', 'bc', 'xb', 'by'))).toEqual([['a', 'b', 'c', 'a']]);
  expect(findCycles(arcs('aa'))).toEqual([['a', 'a']]);
});

test('two knots are two cycles, and a node between them is in neither', () => {
  expect(findCycles(arcs('ab', 'ba', 'bm', 'mx', 'xy', 'yx'))).toEqual([
    ['a', 'b', 'a'],
    ['x', 'y', 'x'],
  ]);
});

const letters = fc.constantFrom(...'abcdefgh');
const someArcs = fc.array(fc.record({ from: letters, to: letters }), { maxLength: 20 });

test('there is a cycle exactly when the arcs cannot be sorted, each step of it is an arc, and order does not matter', () => {
  fc.assert(
    fc.property(someArcs, (list) => {
      const cycles = findCycles(list);
      expect(cycles.length === 0).toBe(isSortable(list));
      for (const cycle of cycles) {
        expect(cycle[0]).toBe(cycle.at(-1));
        cycle.slice(1).forEach((to, at) => expect(list).toContainEqual({ from: cycle[at], to }));
      }
      expect(findCycles(list.toReversed())).toEqual(cycles);
    }),
  );
});

/** Takes away nodes that nothing enters until none is left to take. */
function isSortable(list: { from: string; to: string }[]): boolean {
  let rest = list;
  for (;;) {
    const entered = new Set(rest.map(({ to }) => to));
    const next = rest.filter(({ from }) => entered.has(from));
    if (next.length === rest.length) return rest.length === 0;
    rest = next;
  }
}

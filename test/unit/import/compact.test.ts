import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HashIndex } from '../../../server/import/compact/hash-index.ts';
import { WordIndex } from '../../../server/import/compact/word-index.ts';
import { Roster } from '../../../server/import/validate/roster.ts';

const words = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', 'a', '甲', '甲乙')), {
  maxLength: 400,
});

test('words keep their numbers, and each has one', () => {
  fc.assert(
    fc.property(words, (list) => {
      const index = new WordIndex();
      const numbers = list.map((word) => index.add(word));
      expect(index.size).toBe(new Set(list).size);
      list.forEach((word, at) => {
        expect(index.find(word)).toBe(numbers[at]);
        expect(index.at(numbers[at]!)).toBe(word);
      });
    }),
  );
});

test('words that are not there are not found, and long ones are kept', () => {
  const index = new WordIndex();
  const long = ['甲'.repeat(3_000_000), 'b'.repeat(5_000_000)];
  for (const word of ['x', ...long, '', 'y']) index.add(word);
  expect([...index.words()]).toEqual(['x', ...long, '', 'y']);
  expect(index.find('z')).toBe(-1);
});

test('a number found by its hash is the one that is accepted', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 300 }), (keys) => {
      const index = new HashIndex();
      for (const key of keys) index.add(key);
      keys.forEach((key, at) => expect(index.find(key, (number) => keys[number] === key)).toBe(at));
      expect(index.find('not there', (number) => keys[number] === 'not there')).toBe(
        keys.indexOf('not there'),
      );
    }),
  );
});

test('what the input says of an id stands in for what the graph says, whichever is noted first', () => {
  const graph = { id: 'x', nameKey: '旧名', kind: 'Agency', creditCode: 'C' } as const;
  const input = { id: 'x', nameKey: '新名', kind: 'Firm' } as const;
  for (const isFirst of [true, false]) {
    const roster = new Roster();
    if (isFirst) roster.addGraph(graph);
    roster.addInput(input);
    roster.addGraph(graph);
    for (const word of ['x', '旧名', '新名', 'C'])
      expect(roster.find(word)).toEqual([{ id: 'x', kind: 'Firm' }]);
  }
});

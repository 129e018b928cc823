import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseName } from '../../../server/import/name.ts';
import { findNearest } from '../../../server/import/nearest.ts';

test('a slip of the pen finds what was meant', () => {
  const stages = ['traction-motor', 'traction-transformer', 'brake-system'];
  expect(findNearest('traction-transfomer', stages)).toBe('traction-transformer');
  expect(findNearest('牵引变压气', ['牵引变压器', '牵引电机'])).toBe('牵引变压器');
});

test('a word that is like nothing finds nothing', () => {
  expect(findNearest('xyz', ['traction-motor'])).toBeUndefined();
  expect(findNearest('', ['a'])).toBeUndefined();
});

test('a candidate is nearest to itself, and the order of candidates does not matter', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1 }),
      fc.nat(),
      (words, at) => {
        const lower = [...new Set(words.map((word) => word.toLowerCase()))];
        const word = lower[at % lower.length]!;
        expect(findNearest(word, lower)).toBe(word);
        const other = `${word}x`;
        expect(findNearest(other, lower)).toBe(findNearest(other, lower.toReversed()));
      },
    ),
  );
});

test('a name has one normal form', () => {
  expect(normaliseName('　中车（青岛）  四方 ')).toBe('中车(青岛) 四方');
  expect(normaliseName('ＡＢＣ')).toBe('ABC');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCertain, leastScore, scoreDuplicate } from '../../../server/analysis/duplicate.ts';
import { DuplicateIndex } from '../../../server/analysis/duplicate-block.ts';
import { nearnessOf } from '../../../server/analysis/nearness.ts';
import { type FirmSketch, toCompared } from '../../../server/import/compare.ts';

const firm = (name: string, more: Partial<FirmSketch> = {}) => toCompared({ id: name, name, ...more });
const score = (one: ReturnType<typeof firm>, other: ReturnType<typeof firm>) => {
  const found = scoreDuplicate(one, other);
  return { score: found.score, codes: found.reasons.map(({ code }) => code) };
};
const qingdao = { regionCode: '370200' };

test('one name in two forms in one city is likely, in two cities it is not', () => {
  const one = firm('青岛鲸算科技有限公司', qingdao);
  expect(score(one, firm('鲸算（青岛）科技有限公司', { regionCode: '370200-hitech' }))).toEqual({
    score: 0.7,
    codes: ['same_stem', 'same_place'],
  });
  expect(score(one, firm('鲸算科技'))).toEqual({ score: 0.6, codes: ['same_stem'] });
  expect(score(one, firm('北京鲸算科技有限公司')).score).toBeLessThan(leastScore);
  expect(score(one, firm('鲸算（北京）科技有限公司')).codes).toContain('other_place');
});

test('other credit codes are two legal entities, whatever the names say', () => {
  const one = firm('青岛鲸算科技有限公司', { ...qingdao, creditCode: '91370200AAAAAAAAAA' });
  const other = firm('青岛鲸算科技有限公司', {
    ...qingdao,
    creditCode: '91370200BBBBBBBBBB',
    stockCode: '600001',
  });
  expect(score(one, other).score).toBeLessThan(leastScore);
  expect(score({ ...one, stockCode: '600001' }, other).score).toBeLessThan(leastScore);
  expect(isCertain({ ...one, stockCode: '600001' }, other)).toBe(false);
});

test('only the same credit code, or the same stock code without other credit codes, is certain', () => {
  const one = firm('甲公司', { creditCode: '91370200AAAAAAAAAA', regionCode: '370200' });
  expect(
    scoreDuplicate(one, firm('乙公司', { creditCode: '91370200AAAAAAAAAA', regionCode: '110000' })).score,
  ).toBe(1);
  const listed = firm('乙公司', { stockCode: '600001' });
  expect(scoreDuplicate({ ...one, stockCode: '600001' }, listed).score).toBe(1);
  const same = scoreDuplicate(firm('青岛鲸算科技有限公司', qingdao), firm('青岛鲸算科技有限公司', qingdao));
  expect(same.score).toBeGreaterThan(0.85);
  expect(same.score).toBeLessThan(1);
});

test('a group and a member of its name are probably two', () => {
  const found = score(firm('海尔集团有限公司', qingdao), firm('青岛海尔股份有限公司', qingdao));
  expect(found.codes).toContain('group_and_member');
  expect(found.score).toBeLessThan(score(firm('海尔', qingdao), firm('青岛海尔股份有限公司', qingdao)).score);
});

test('an alias or former name of one is a name of the other', () => {
  const one = firm('青岛科捷机器人有限公司', { formerNames: ['青岛科捷自动化设备有限公司'] });
  expect(score(one, firm('科捷自动化设备')).codes).toEqual(['other_name']);
  expect(score(one, firm('科捷自动化设备')).score).toBe(0.7);
});

test.each([
  ['鲸算科技', '鲸算智能科技', true],
  ['盘古石墨烯润滑', '盘古石墨稀润滑', true],
  ['鲸算科技', '鲸跃科技', false],
  ['第一机床厂', '第二机床厂', false],
  ['科技', '技术', false],
])('%s and %s are near: %s', (one, other, near) => {
  expect(nearnessOf(one, other) > 0).toBe(near);
});

test('what two have in common beside a name is no reason', () => {
  expect(
    scoreDuplicate(firm('甲乙丙', { ...qingdao, groupId: 'g' }), firm('丁戊己', { ...qingdao, groupId: 'g' }))
      .score,
  ).toBe(0);
  expect(scoreDuplicate(firm('有限公司'), firm('集团公司')).score).toBe(0);
});

const words = fc.constantFrom(
  '鲸',
  '算',
  '跃',
  '盘',
  '古',
  '科技',
  '智能',
  '有限公司',
  '青岛',
  '（北京）',
  '集团',
  '石墨',
  '烯',
);
const sketches = fc.record(
  {
    id: fc.uuid(),
    name: fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => all.join('')),
    aliases: fc.array(
      fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
      { maxLength: 2 },
    ),
    creditCode: fc.constantFrom('A', 'B'),
    stockCode: fc.constantFrom('1', '2'),
    regionCode: fc.constantFrom('370200', '370214', '370000', '110000', '100000', 'US', '370200-hitech'),
    groupId: fc.constantFrom('g', 'h'),
  },
  { requiredKeys: ['id', 'name'] },
);

test('a score is the same in either order, from 0 to 1, and 1 exactly where it is certain', () => {
  fc.assert(
    fc.property(sketches, sketches, (a, b) => {
      const [one, other] = [toCompared(a), toCompared(b)];
      const found = scoreDuplicate(one, other);
      expect(scoreDuplicate(other, one)).toEqual(found);
      expect(found.score).toBeGreaterThanOrEqual(0);
      expect(found.score === 1).toBe(isCertain(one, other));
      expect(found.score).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});

test('the index finds every pair that comparing each with each finds', () => {
  fc.assert(
    fc.property(fc.array(sketches, { maxLength: 25 }), (all) => {
      const firms = all.map(toCompared);
      const every = firms.flatMap((one, i) =>
        firms.slice(i + 1).filter((other) => scoreDuplicate(one, other).score >= leastScore),
      );
      expect(new DuplicateIndex(firms).pairs()).toHaveLength(every.length);
    }),
    { numRuns: 300 },
  );
});

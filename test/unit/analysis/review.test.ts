import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeConsequence, markWords, orderReviews, readNote } from '../../../server/analysis/review.ts';

test('a note of national data says product, share and rule; any other says nothing', () => {
  expect(readNote('主营产品“诊断试剂”占收入 1.33 %（规则：行业不符“诊断试剂”）')).toEqual({
    quote: '诊断试剂',
    revenueShare: 0.0133,
    rule: '行业不符“诊断试剂”',
  });
  expect(readNote('主营产品“智能穿戴产品”，占收入比未披露（规则：仅见于经营范围“智能穿戴”）')).toEqual({
    quote: '智能穿戴产品',
    rule: '仅见于经营范围“智能穿戴”',
  });
  expect(readNote('电话里说的')).toEqual({});
  expect(readNote(undefined)).toEqual({});
});

test('the longest word of a place is marked, and only words that stand there', () => {
  expect(markWords('工业机器人控制软件', ['机器人', '机器人控制', '传感'])).toEqual({
    marks: [[2, 7]],
    words: ['机器人控制'],
  });
});

test('marks are in order, do not overlap and hold a word of the stage', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'C'), maxLength: 12 });
  fc.assert(
    fc.property(letters, fc.array(letters, { maxLength: 5 }), (text, words) => {
      const { marks } = markWords(text, words);
      for (const [index, [from, to]] of marks.entries()) {
        expect(words.map((word) => word.toLowerCase())).toContain(text.slice(from, to).toLowerCase());
        expect(from).toBeGreaterThanOrEqual(marks[index - 1]?.[1] ?? 0);
      }
    }),
  );
});

const silence = { laboratories: 0, firmsElsewhere: 1, stated: [] };

test('the consequence is the status with one role more', () => {
  expect(judgeConsequence(silence, [], { firmId: 'a', status: 'production' })).toEqual({
    before: { status: 'missing', production: 0 },
    after: { status: 'single', production: 1 },
  });
  const two = ['a', 'b'].map((firmId) => ({ firmId, status: 'production' as const }));
  expect(judgeConsequence(silence, two, { firmId: 'c', status: 'production' })).toMatchObject({
    before: { status: 'present', production: 2 },
    after: { status: 'present', production: 3 },
  });
});

test('those that change a status come first, then the surest; what was put off comes last', () => {
  const same = { status: 'present' as const, production: 2 };
  const item = (fact: string, extra: object) => ({ fact, later: false, ...extra });
  const changing = { before: { status: 'missing' as const, production: 0 }, after: same };
  const order = orderReviews([
    item('put-off', { later: true, reviewedOn: '2026-01-02', revenueShare: 1 }),
    item('put-off-long-ago', { later: true, reviewedOn: '2026-01-01' }),
    item('unsure', {}),
    item('sure', { revenueShare: 0.9 }),
    item('here', { consequence: { before: same, after: same } }),
    item('changes', { consequence: changing, revenueShare: 0.1 }),
  ]);
  expect(order.map(({ fact }) => fact)).toEqual([
    'changes',
    'here',
    'sure',
    'unsure',
    'put-off-long-ago',
    'put-off',
  ]);
});

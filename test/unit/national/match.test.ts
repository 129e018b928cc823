import { describe, expect, test } from 'vitest';
import { type Limit } from '../../../scripts/national/limit.ts';
import { matchProduct, matchText, type StageWords } from '../../../scripts/national/match.ts';
import { findWord, normaliseProduct } from '../../../scripts/national/text.ts';

describe('how a text has a word', () => {
  test.each([
    ['牵引变压器', '牵引变压器', 'whole'],
    ['锂电池系列', '锂电池', 'trimmed'],
    ['自产中成药', '中成药', 'trimmed'],
    ['医药商业类', '医药商业', 'trimmed'],
    ['led芯片-蓝光', 'led芯片', 'trimmed'],
    ['药品-原料药', '原料药', 'trimmed'],
    ['低分子肝素钠原料药', '原料药', 'head'],
    ['聚合物类锂离子电池', '锂离子电池', 'head'],
    // The head of a Chinese noun stands last.
    ['锂电池隔膜', '锂电池', 'inside'],
    ['锂电池生产设备', '锂电池', 'inside'],
    ['动车组连接器', '动车组', 'inside'],
    // A part of what is sold, and what it is not.
    ['含锂离子电池', '锂离子电池', 'inside'],
    ['非医疗器械', '医疗器械', undefined],
    ['饲料', '锂电池', undefined],
  ])('%s has %s: %s', (text, word, rule) => {
    expect(matchText(text, word)).toBe(rule);
  });

  test('letters do not match inside a longer word', () => {
    expect(findWord('ipoct监测系统', 'poct')).toBe(-1);
    expect(findWord('scissors', 'cis')).toBe(-1);
    expect(findWord('cis芯片', 'cis')).toBe(0);
    expect(findWord('贴片式led', 'led')).toBe(3);
  });

  test('width, case and white space make no difference', () => {
    expect(normaliseProduct('ＬＥＤ 芯片。')).toBe(normaliseProduct('led芯片'));
  });
});

const battery: StageWords = { id: 'lithium-battery', chainIds: ['drone'], words: ['锂电池', '锂离子电池'] };
const brakes: StageWords = { id: 'brake-system', chainIds: ['rail-transit'], words: ['制动系统'] };
const limit = (given: Partial<Limit>): Limit => ({
  stages: ['*'],
  words: [],
  without: [],
  within: [],
  outside: [],
  otherwise: 'suggest',
  ...given,
});
const ruleOf = (
  product: { text: string; share: number | undefined },
  industry?: string,
  limits: Limit[] = [],
) => matchProduct(product, industry, [battery, brakes], limits)[0]?.rule;

describe('what speaks against a match', () => {
  test('a product sold is matched by its text, and the strongest word counts', () => {
    expect(matchProduct({ text: '锂电池', share: 0.3 }, undefined, [battery], [])).toEqual([
      { stageId: 'lithium-battery', rule: 'whole', word: '锂电池' },
    ]);
  });

  test('an undisclosed share is business scope, a tiny one a trace, none or less no role', () => {
    expect(ruleOf({ text: '锂电池', share: undefined })).toBe('scope');
    expect(ruleOf({ text: '锂电池', share: 0.0099 })).toBe('trace');
    expect(ruleOf({ text: '锂电池', share: 0.01 })).toBe('whole');
    expect(ruleOf({ text: '锂电池', share: 0 })).toBeUndefined();
    expect(ruleOf({ text: '锂电池', share: -0.1 })).toBeUndefined();
    expect(ruleOf({ text: '锂电池隔膜', share: undefined })).toBeUndefined();
  });

  test('a word that makes it another thing refuses, unless it is part of the stage’s own word', () => {
    const trade = [limit({ without: ['贸易', '电池'] })];
    expect(ruleOf({ text: '锂电池贸易', share: 0.3 }, undefined, trade)).toBeUndefined();
    expect(ruleOf({ text: '锂电池', share: 0.3 }, undefined, trade)).toBe('whole');
  });

  test('an industry outside the field only suggests, or refuses where the table says so', () => {
    const estate = [limit({ outside: ['43'] })];
    expect(ruleOf({ text: '锂电池', share: 0.3 }, '430101', estate)).toBe('field');
    expect(ruleOf({ text: '锂电池', share: 0.3 }, '630701', estate)).toBe('whole');
    expect(ruleOf({ text: '锂电池', share: 0.3 }, undefined, estate)).toBe('whole');
    const rail = [limit({ stages: ['brake-system'], within: ['6405'], otherwise: 'refuse' })];
    expect(ruleOf({ text: '制动系统', share: 0.3 }, '280203', rail)).toBeUndefined();
    expect(ruleOf({ text: '制动系统', share: 0.3 }, undefined, rail)).toBeUndefined();
    expect(ruleOf({ text: '制动系统', share: 0.3 }, '640501', rail)).toBe('whole');
  });

  test('a stage that says itself which industries it takes is not held to the general row', () => {
    const limits = [limit({ outside: ['43'] }), limit({ stages: ['lithium-battery'], within: ['43'] })];
    expect(ruleOf({ text: '锂电池', share: 0.3 }, '430101', limits)).toBe('whole');
  });
});

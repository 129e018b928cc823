import { afterEach, expect, it } from 'vitest';
import { honour } from '../../../web/i18n/en/honour.ts';
import { language } from '../../../web/i18n/index.svelte.ts';
import { withNames } from '../../../web/i18n/reason-name.ts';
import { isWider, placeName } from '../../../web/views/targets/place.ts';

const stages = [
  { name: '电磁线', nameEn: 'Winding wire' },
  { name: '碳纤维', nameEn: 'Carbon fibre' },
];
const reason = { code: 'any', values: { stage: '电磁线', stages: ['碳纤维', '别的'], firms: 2 } };
const zhejiang = { code: '330000', name: '浙江省', nameEn: 'Zhejiang', level: 'province' as const };
const tianjin = { code: '120000', name: '天津市', nameEn: 'Tianjin', level: 'province' as const };

afterEach(() => language.choose('zh'));

it('a reason names things as the page does; what has no other name stays', () => {
  expect(withNames(reason, stages)).toEqual(reason);
  language.choose('en');
  expect(withNames(reason, stages).values).toEqual({
    stage: 'Winding wire',
    stages: ['Carbon fibre', '别的'],
    firms: 2,
  });
});

it('a province that stands for an unknown city is said to; a municipality is a city', () => {
  expect([isWider(zhejiang), isWider(tianjin)]).toEqual([true, false]);
  expect(isWider({ code: '330100', level: 'city' })).toBe(false);
  expect(placeName(zhejiang)).toBe('浙江省（城市未知）');
  expect(placeName(tianjin)).toBe('天津市');
});

it('an honour without a usual English name stays as the source has it', () => {
  expect(['上市', '鲁班奖'].map(honour)).toEqual(['listed', '鲁班奖']);
});

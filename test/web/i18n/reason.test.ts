import { describe, expect, it } from 'vitest';
import type { Reason } from '../../../server/contract/common.ts';
import { en } from '../../../web/i18n/en/index.ts';
import { plain } from '../../../web/i18n/sentence.ts';
import { zh } from '../../../web/i18n/zh/index.ts';

/** Every code that judgement can give, with values as it gives them. */
const reasons: Reason[] = [
  { code: 'no_firm_known', values: {} },
  { code: 'firms_known_elsewhere', values: { count: 14 } },
  { code: 'firms_place_unknown', values: { count: 2 } },
  { code: 'none_in_production_here', values: {} },
  { code: 'planned_here', values: { count: 2 } },
  { code: 'role_status_unknown', values: { count: 1 } },
  { code: 'reserve_here', values: { firms: 2, laboratories: 1 } },
  { code: 'one_group_in_production', values: { firm: 'name:嘉星晶电' } },
  { code: 'groups_in_production', values: { count: 3 } },
  { code: 'top_group_share', values: { share: 0.83 } },
  { code: 'hhi', values: { value: 2812.4 } },
  { code: 'location_quotient', values: { value: 0.62, peer: '株洲市' } },
  { code: 'location_quotient_unknown', values: {} },
  { code: 'output_unknown', values: {} },
  { code: 'stated', values: { status: 'missing', source: 's1', title: '改革满一年', observedOn: '2020-10' } },
  { code: 'stated_stands', values: { computed: 'unknown', stated: 'missing' } },
  { code: 'stated_differs', values: { computed: 'present', stated: 'missing' } },
  { code: 'critical', values: { finals: ['高速动车组', '有轨电车'] } },
  { code: 'not_critical', values: {} },
  { code: 'final_product', values: {} },
  { code: 'closes_gap', values: { stage: '牵引电机', status: 'missing' } },
  { code: 'closes_critical_gap', values: { stage: '牵引电机', status: 'missing' } },
  { code: 'role_in_production', values: { stage: '牵引电机' } },
  { code: 'role_in_reserve', values: { stage: '牵引电机' } },
  { code: 'role_planned', values: {} },
  { code: 'group_already_here', values: { firm: '中车' } },
  { code: 'unnamed', values: {} },
];
const languages = { zh, en };

describe.each(['zh', 'en'] as const)('reasons in %s', (language) => {
  const { reason } = languages[language];

  it.each(reasons)('$code is a sentence with its values', (given) => {
    const said = plain(reason.say(given));
    expect(reason.codes).toContain(given.code);
    expect(said.length).toBeGreaterThan(5);
    expect(said).not.toMatch(/undefined|NaN|null|\[object|name:/);
    for (const value of Object.values(given.values)) {
      if (typeof value === 'number' && Number.isInteger(value) && value > 1)
        expect(said).toContain(String(value));
    }
  });

  it('has a case here for every sentence it knows', () => {
    const extra = ['role_status', 'evidence_suggested'];
    expect(reason.codes.filter((code) => !extra.includes(code)).sort()).toEqual(
      reasons.map(({ code }) => code).sort(),
    );
  });

  it('shows a code it does not know, with its values, rather than nothing', () => {
    const said = plain(reason.say({ code: 'new_rule', values: { share: 0.4, names: ['甲', '乙'] } }));
    expect(said).toContain('new_rule');
    expect(said).toContain('0.4');
    expect(said).toMatch(/甲.+乙/);
  });
});

describe('what a reason opens', () => {
  it('is each thing it counts', () => {
    const opened = (given: Reason): string[] =>
      zh.reason
        .say(given)
        .flatMap((piece) => (typeof piece === 'string' ? [] : [`${piece.opens}=${piece.text}`]));
    expect(opened({ code: 'firms_known_elsewhere', values: { count: 14 } })).toEqual(['elsewhere=14 家']);
    expect(opened({ code: 'critical', values: { finals: ['甲', '乙', '丙'] } })).toEqual(['finals=3 个']);
    expect(opened({ code: 'stated', values: { status: 'missing', source: 's', title: '标题' } })).toEqual([
      'source=标题',
    ]);
  });
});

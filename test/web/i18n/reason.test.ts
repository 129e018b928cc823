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
  { code: 'gap_severity', values: { stage: '牵引电机', severity: 0.81 } },
  { code: 'anchors_here', values: { anchors: ['中车四方', '中车集团'] } },
  { code: 'anchor_needs_served', values: { served: 3, unmet: 4 } },
  { code: 'anchor_needs_unknown', values: { count: 2 } },
  { code: 'stage_density', values: { stage: '牵引电机', density: 0.63 } },
  { code: 'arrival_needs', values: { met: 7, partly: 2, unmet: 3, unknown: 4 } },
  { code: 'signal_project', values: { name: '二期', status: 'building', on: '2023-02' } },
  { code: 'signal_brought', values: { name: '玄机科技', on: '2019-08' } },
  { code: 'signal_visit', values: { name: '推介新区' } },
  { code: 'introduced_by', values: { organisation: '中车四方', hops: 2 } },
  { code: 'quality', values: { quality: '专精特新' } },
  { code: 'do_not_approach', values: { reason: '涉诉', on: '2026-01-01' } },
  { code: 'firm_moved', values: { on: '2024' } },
  { code: 'firm_dissolved', values: { on: '2023' } },
  { code: 'with_colleague', values: { list: '深圳之行', progress: 'negotiating' } },
  { code: 'tie_recorded', values: { strength: 0.6 } },
  { code: 'tie_kind', values: { kind: 'owns', strength: 0.9 } },
  { code: 'tie_loose', values: { kind: 'partners_with', strength: 0.5 } },
  { code: 'tie_recency', values: { date: '2018-05', years: 8.5, halfLife: 5, factor: 0.31 } },
  { code: 'tie_undated', values: {} },
  { code: 'tie_evidence', values: { evidence: 'claimed', factor: 0.8 } },
  { code: 'introduction_target_untied', values: {} },
  { code: 'introduction_ours_untied', values: { ours: 3 } },
  { code: 'introduction_none_of_ours', values: {} },
  { code: 'introduction_not_joined', values: { targetTies: 2, ourTies: 41 } },
  { code: 'introduction_as_of', values: { asOf: '2019' } },
];
const languages = { zh, en };

/** What the terms of a severity rest on, and what would change a verdict. */
const gapReasons: Reason[] = [
  { code: 'status_weighs', values: { status: 'missing', value: 1 } },
  {
    code: 'finals_lost',
    values: { blocked: 2, finals: 3, names: ['动车组', '地铁'], namesEn: ['EMU', 'Metro'] },
  },
  {
    code: 'buyers_at_fed_stages',
    values: { groups: 4, anchors: 2, stages: ['牵引系统'], stagesEn: ['Traction'] },
  },
  { code: 'demand_unknown_at', values: { stages: ['车体'], stagesEn: ['Car body'] } },
  {
    code: 'bought_outside_by_value',
    values: { valueCny: 50_000_000, outsideValueCny: 10_000_000.5, supplies: 6 },
  },
  { code: 'bought_outside_by_number', values: { supplies: 6, outside: 3 } },
  { code: 'suppliers_place_unknown', values: { count: 2 } },
  { code: 'density_of_stage', values: { density: 0.31, largest: 0.62, regions: 14 } },
  { code: 'few_regions_in_production', values: { count: 3, needed: 10 } },
  { code: 'few_stages_in_production', values: { count: 7, needed: 20 } },
  { code: 'regions_not_connected', values: {} },
  { code: 'complexity_undetermined', values: {} },
  { code: 'more_groups_make', values: { count: 2, status: 'present' } },
  { code: 'one_group_fewer_makes', values: { status: 'single' } },
  { code: 'output_would_decide', values: { firms: 4, status: 'strong' } },
  { code: 'output_and_peer_unknown', values: { firms: 4 } },
  { code: 'peer_would_decide', values: { status: 'strong' } },
  { code: 'silent_role_would_decide', values: { count: 2, status: 'single' } },
  { code: 'reserve_in_production_makes', values: { count: 2, status: 'single' } },
  { code: 'firm_elsewhere_makes', values: { status: 'missing' } },
];
const trayReasons: Reason[] = [
  { code: 'need_produced_here', values: { stages: ['芯片设计'], firms: 3 } },
  { code: 'need_quantity', values: { output: 3_200_000, purchases: 4_500_000 } },
  { code: 'need_quantity_unknown', values: {} },
  { code: 'need_not_produced_here', values: { stages: ['封装测试'] } },
  { code: 'need_unknown', values: { stages: ['螺旋桨'] } },
  { code: 'need_only_stated', values: { stages: ['螺旋桨'] } },
  { code: 'tray_firm_not_active', values: { firm: '株洲电机' } },
  { code: 'tray_firm_here', values: { firm: '株洲电机' } },
  { code: 'tray_firm_without_role', values: { firm: '株洲电机' } },
  { code: 'tray_firm_unplaced', values: { firm: '株洲电机' } },
  { code: 'tray_role_silent', values: { firm: '株洲电机', stages: ['牵引电机'] } },
  { code: 'tray_output_unknown', values: { firm: '株洲电机', stages: ['牵引电机'] } },
  { code: 'tray_purchases_unknown', values: { firms: ['株洲电机'] } },
  { code: 'tray_stages_unknown', values: { stages: ['取向硅钢', '非晶带材'] } },
];
reasons.push(...trayReasons);
reasons.push(...gapReasons);

describe.each(['zh', 'en'] as const)('reasons in %s', (language) => {
  const { reason } = languages[language];

  it.each(reasons)('$code is a sentence with its values', (given) => {
    const said = plain(reason.say(given));
    expect(reason.codes).toContain(given.code);
    expect(said.length).toBeGreaterThan(5);
    expect(said).not.toMatch(/undefined|NaN|null|\[object|name:/);
    for (const value of Object.values(given.values)) {
      if (typeof value === 'number' && Number.isInteger(value) && value > 1 && value < 10_000)
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

import type { Reason } from '../../../server/contract/common.ts';
import { count, grouped, percent, score } from '../number.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { word } from './word.ts';

type Values = Reason['values'];

const number = (value: Values[string] | undefined): number => Number(value ?? 0);
const names = (value: Values[string] | undefined): string =>
  Array.isArray(value) ? value.join('、') : String(value ?? '');
const status = (value: Values[string] | undefined): string =>
  `“${(word.status as Record<string, string>)[String(value)] ?? String(value)}”`;
const then = (value: Values[string] | undefined): string =>
  value === undefined ? '，即使都好也不改判' : `，都好的话会变成${status(value)}`;
const wan = (cny: Values[string] | undefined): string => `${grouped(number(cny) / 10_000, 0)} 万元`;

/** What the terms of a severity rest on, and what would change a verdict. */
export const gapReasons: Record<string, (values: Values) => Sentence> = {
  status_weighs: ({ status: gap, value }) => sentence`${status(gap)}计 ${score(number(value))}`,
  finals_lost: ({ blocked, finals, names: lost }) =>
    number(blocked) === 0
      ? sentence`去掉它，${count(number(finals))} 个终端产品都还做得成`
      : sentence`去掉它，${count(number(blocked))}/${count(number(finals))} 个终端产品做不成：${names(lost)}`,
  buyers_at_fed_stages: ({ groups, anchors, stages }) =>
    sentence`用得上它的${names(stages)}，本地在产 ${count(number(groups))} 个集团、链主 ${count(number(anchors))} 家`,
  demand_unknown_at: ({ stages }) => sentence`${names(stages)}没有数据，不计`,
  bought_outside_by_value: ({ valueCny, outsideValueCny, supplies }) =>
    sentence`已知 ${count(number(supplies))} 笔采购共 ${wan(valueCny)}，从外地买 ${wan(outsideValueCny)}（${percent(number(outsideValueCny) / number(valueCny))}）`,
  bought_outside_by_number: ({ supplies, outside }) =>
    sentence`已知 ${count(number(supplies))} 笔采购里 ${count(number(outside))} 笔从外地买（金额不全，按笔数）`,
  suppliers_place_unknown: ({ count: supplies }) =>
    sentence`${count(number(supplies))} 笔采购的供应商不知在哪里，不计`,
  density_of_stage: ({ density, largest, regions }) =>
    sentence`与本地专长环节的密度 ${score(number(density))}，本链最高 ${score(number(largest))}；比了 ${count(number(regions))} 个同级区域`,
  few_regions_in_production: ({ count: found, needed }) =>
    sentence`有在产企业的同级区域只有 ${count(number(found))} 个，至少要 ${count(number(needed))} 个`,
  few_stages_in_production: ({ count: found, needed }) =>
    sentence`有在产企业的环节只有 ${count(number(found))} 个，至少要 ${count(number(needed))} 个`,
  regions_not_connected: () => sentence`这些区域没有共同的专长环节，排不到一把尺上`,
  complexity_undetermined: () => sentence`这些区域的专长太像，分不出高低`,
  more_groups_make: ({ count: groups, status: next }) =>
    sentence`本地再有 ${count(number(groups))} 个在产集团，就是${status(next)}`,
  one_group_fewer_makes: ({ status: next }) => sentence`少 1 个在产集团，就成${status(next)}`,
  output_would_decide: ({ firms, status: next }) =>
    sentence`在产 ${count(number(firms))} 家里有的产值未知：补上才能判集中度${then(next)}`,
  output_and_peer_unknown: ({ firms, status: next }) =>
    sentence`在产 ${count(number(firms))} 家里有的产值未知，又没有可比的区域：补上产值、选一个对标区域才能判${then(next)}`,
  peer_would_decide: ({ status: next }) => sentence`选一个对标区域，才能判区位商${then(next)}`,
  silent_role_would_decide: ({ count: firms, status: next }) =>
    sentence`查清本地 ${count(number(firms))} 家是否在产：有 1 家在产就是${status(next)}`,
  reserve_in_production_makes: ({ count: firms, status: next }) =>
    sentence`储备的 ${count(number(firms))} 家里有 1 家投产，就是${status(next)}`,
  firm_elsewhere_makes: ({ status: next }) => sentence`外地查到 1 家做它的企业，就是${status(next)}`,
};

/** Why a term of a severity, or a severity, has no value. */
export const gapUnscored: Record<string, string> = {
  suppliers_place_unknown: '因为不知道供应商在本地还是外地',
  feeds_no_stage: '因为它不供应这条链上的任何环节',
  no_data_on_fed_stages: '因为它供应的环节在本地都没有数据',
  not_enough_data: '因为可比的区域或环节太少，密度不可靠',
  region_without_production: '因为本地在这条链上没有已知的在产企业',
  stage_without_production: '因为同级区域里没有已知企业在产',
  stage_near_to_none: '因为它与其他环节没有同在过，谈不上远近',
  region_has_no_speciality: '因为本地的专长环节与它们都不相近',
  known_terms_weigh_nothing: '因为有数据的因素权重都是 0',
};

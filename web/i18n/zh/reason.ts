import type { Reason } from '../../../server/contract/common.ts';
import { count, grouped, percent, score } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';
import { gapReasons, gapUnscored } from './gap-reason.ts';
import { introductionReasons } from './introduction-reason.ts';
import { trayReasons } from './tray-reason.ts';
import { word } from './word.ts';

type Values = Reason['values'];

const number = (value: Values[string] | undefined): number => Number(value ?? 0);
const list = (value: Values[string] | undefined): string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [String(value)];
const status = (value: Values[string] | undefined): string =>
  (word.status as Record<string, string>)[String(value)] ?? String(value);
const roleStatus = (value: Values[string] | undefined): string =>
  word.roleStatus[String(value)] ?? String(value);
/** A firm without a code has its name as id. */
const firm = (value: Values[string] | undefined): string => String(value).replace(/^name:/, '');
const on = (date: Values[string] | undefined): string => (date === undefined ? '' : `（${String(date)}）`);

const projectWord: Record<string, string> = { planned: '谋划', signed: '已签约', building: '在建' };

/**
 * What each reason says. What can be opened is named `here`, `elsewhere`, `finals`, `source` or `inputs`;
 * the view that shows the sentence knows where these lead.
 */
const said: Record<string, (values: Values) => Sentence> = {
  ...introductionReasons,
  ...gapReasons,
  ...trayReasons,
  no_firm_known: () => sentence`没有来源记载任何企业做它，本地外地都没有；没有数据不等于没有企业`,
  firms_known_elsewhere: ({ count: firms }) =>
    sentence`外地已知 ${opening('elsewhere', `${count(number(firms))} 家`)}，可以引`,
  firms_place_unknown: ({ count: firms }) =>
    sentence`另有 ${count(number(firms))} 家不知在哪个城市，可能就在本地，不算外地`,
  none_in_production_here: () => sentence`本地在产 ${opening('here', '0 家')}`,
  planned_here: ({ count: firms }) =>
    sentence`本地规划中 ${opening('here', `${count(number(firms))} 家`)}，还没有在产`,
  role_status_unknown: ({ count: firms, stage }) =>
    stage !== undefined
      ? sentence`来源没有说它在${String(stage)}是否在产`
      : sentence`本地有 ${opening('here', `${count(number(firms))} 家`)}涉及，来源没有说是否在产，所以不判`,
  reserve_here: ({ firms, laboratories }) => {
    const inFirms = number(firms) > 0 ? [opening('here', `${count(number(firms))} 家企业`)] : [];
    const inLaboratories = number(laboratories) > 0 ? `${count(number(laboratories))} 家院所` : '';
    return sentence`本地${inFirms}${inFirms.length > 0 && inLaboratories ? '、' : ''}${inLaboratories}有技术储备，没有在产`;
  },
  one_group_in_production: ({ firm: name }) =>
    sentence`本地在产只有 ${opening('here', '1 个')}集团：${firm(name)}，断了没有第二家`,
  groups_in_production: ({ count: groups }) =>
    sentence`本地在产 ${opening('here', `${count(number(groups))} 个`)}集团`,
  top_group_share: ({ share }) => sentence`最大一家占已知产值 ${percent(number(share))}`,
  hhi: ({ value }) => sentence`集中度 HHI ${count(number(value))}（2500 以上为高）`,
  location_quotient: ({ value, peer }) =>
    sentence`与${String(peer)}相比的区位商 ${grouped(number(value), 2)}${number(value) < 1 ? '，低于 1' : '，不低于 1'}`,
  location_quotient_unknown: () => sentence`区位商未知：没有可比的区域，或在产企业太少`,
  output_unknown: () => sentence`在产企业的产值不全，集中度不判`,
  stated: ({ status: stated, title, source, observedOn }) =>
    sentence`来源称“${status(stated)}”${on(observedOn)}：${opening('source', String(title ?? source))}`,
  stated_stands: ({ computed, stated }) =>
    sentence`按数据算是“${status(computed)}”，没有已知的在产企业可以反驳，采用来源所称“${status(stated)}”`,
  stated_differs: ({ computed, stated }) =>
    sentence`计算与来源不一致：算得“${status(computed)}”，来源称“${status(stated)}”，请复核`,
  critical: ({ finals }) =>
    sentence`没有替代：缺了它，${opening('finals', `${count(list(finals).length)} 个`)}终端产品做不成（${list(finals).join('、')}）`,
  not_critical: () => sentence`有替代或不在必经之路：缺了它，终端产品仍做得成`,
  final_product: () => sentence`它自己就是终端产品`,
  closes_gap: ({ stage, status: gap }) => sentence`能补 ${opening('stage', String(stage))}（${status(gap)}）`,
  closes_critical_gap: ({ stage, status: gap }) =>
    sentence`能补关键环节 ${opening('stage', String(stage))}（${status(gap)}）`,
  role_in_production: ({ stage }) => sentence`它在${String(stage)}在产`,
  role_in_reserve: ({ stage }) => sentence`它在${String(stage)}有技术储备，没有在产`,
  role_planned: ({ stage }) =>
    sentence`它在${stage === undefined ? '该环节' : String(stage)}还是规划，不是在产`,
  role_status: ({ status: role }) => sentence`它现在的角色：${roleStatus(role)}`,
  group_already_here: ({ firm: name }) =>
    sentence`同集团已有企业在本地${name === undefined ? '' : `：${firm(name)}`}`,
  unnamed: () => sentence`来源没有写出企业名称，先查清是谁`,
  gap_severity: ({ stage, severity }) =>
    sentence`${opening('stage', String(stage))}的严重度 ${score(number(severity))}`,
  anchors_here: ({ anchors }) => sentence`本地链主：${list(anchors).join('、')}`,
  anchor_needs_served: ({ served, unmet }) =>
    sentence`本地链主缺 ${count(number(unmet))} 项投入，它供得上 ${count(number(served))} 项`,
  anchor_needs_unknown: ({ count: needs }) => sentence`链主另有 ${count(number(needs))} 项投入没有数据，不计`,
  stage_density: ({ stage, density }) => sentence`本地与${String(stage)}的邻近密度 ${score(number(density))}`,
  arrival_needs: ({ met, partly, unmet, unknown }) =>
    sentence`它的需求：本地够 ${count(number(met))} 项${number(partly) > 0 ? `，不够用 ${count(number(partly))} 项` : ''}，缺 ${count(number(unmet))} 项，未知 ${count(number(unknown))} 项`,
  signal_project: ({ name, status: project, on: date }) =>
    sentence`项目“${String(name)}”${projectWord[String(project)] ?? String(project)}${on(date)}`,
  signal_brought: ({ name, on: date }) => sentence`带来过${firm(name)}${on(date)}`,
  signal_visit: ({ name, on: date }) => sentence`走访过它：${String(name)}${on(date)}`,
  introduced_by: ({ organisation, hops }) =>
    number(hops) === 0
      ? sentence`它就是我们的机构：${firm(organisation)}`
      : sentence`${firm(organisation)}认识它，共 ${count(number(hops))} 跳`,
  quality: ({ quality }) => sentence`资质：${String(quality)}`,
  do_not_approach: ({ reason: why, on: date }) => sentence`标为不接触${on(date)}：${String(why)}`,
  firm_moved: ({ on: date }) => sentence`企业已迁走${on(date)}`,
  firm_dissolved: ({ on: date }) => sentence`企业已注销${on(date)}`,
  with_colleague: ({ list: name, progress }) =>
    sentence`已有人在跟：清单“${String(name)}”，${progress === 'landed' ? '落地' : '洽谈'}`,
  evidence_suggested: () => sentence`只是推测，没有来源直接这样说`,
};

/** One reason as a sentence; a code of a newer server is shown as it is rather than dropped. */
export const reason = {
  say: ({ code, values }: Reason): Sentence => said[code]?.(values) ?? plainly(code, values),
  codes: Object.keys(said),
  /** Why a score has no value. */
  unscored: (code: string): string =>
    ({
      ...gapUnscored,
      no_data: '因为没有来源记载任何企业做它；不排序，不计 0，也不算缺失',
      not_a_gap: '不是缺口，不评分',
      no_term_known: '因为没有一项因素有数据',
      no_final_product: '这条链没有标明终端产品',
      no_stages: '这条链还没有环节',
      no_purchases_recorded: '因为没有记录本地企业向谁采购；没有记录不等于没有配套',
      no_purchase_values: '因为没有一笔采购写明金额',
      purchases_worth_nothing: '因为记录的采购金额加起来是 0',
      no_capacity_and_need: '因为没有一个环节同时知道本地产值和采购额',
      no_weights: '因为能算的环节都没有权重',
      closes_no_gap: '因为它不补任何缺口',
      severity_unknown: '因为缺口的严重度未评分',
      no_anchor_known: '因为不知道谁是本地链主',
      anchor_stages_unknown: '因为不知道本地链主做哪个环节',
      no_unmet_need: '因为本地链主的投入在本地都有，或没有数据',
      density_unknown: '因为可比的区域或环节太少，密度算不出',
      arrival_unknown: '因为没有查过它需要什么',
      need_unknown: '因为它的需求在本地有没有，都没有数据',
      no_needs: '因为没有记载它需要什么投入',
      no_signal_known: '因为没有记载扩张信号',
      signals_undated: '因为信号没有日期',
      no_path_known: '因为没有已知的引荐路径',
      quality_unknown: '因为没有记载资质',
      no_verified_role: '因为它的角色没有一条核实',
    })[code] ?? code,
};

function plainly(code: string, values: Values): Sentence {
  const told = Object.entries(values).map(([name, value]) => `${name} ${list(value).join('、')}`);
  return [told.length === 0 ? `其他原因：${code}` : `其他原因：${code}（${told.join('，')}）`];
}

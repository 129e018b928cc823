import type { QualityMeasure } from '../../../server/contract/quality.ts';
import { count } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';

export const quality = {
  asks: '信得过吗',
  /** Opens `stage_firms`, `contradictions`, `stale` and `orphans`. */
  answer: (said: {
    place?: string | undefined;
    stages: number;
    stagesKnown: number;
    contradictions: number;
    stale: number;
    orphans: number;
  }): Sentence =>
    said.stages === 0
      ? sentence`还没有数据，谈不上质量。先导入一份表。`
      : sentence`${said.place === undefined ? '' : `${said.place}：`}${opening('stage_firms', `${count(said.stagesKnown)} / ${count(said.stages)}`)} 个环节知道有哪些企业；${opening('contradictions', `${count(said.contradictions)} 处`)}说法相抵，${opening('stale', `${count(said.stale)} 条`)}事实已过两年，${opening('orphans', `${count(said.orphans)} 个`)}无所依附。`,
  scope: '看哪一部分',
  scopes: { whole: '全部数据', here: '所问的区域' },
  groups: {
    coverage: '覆盖',
    contradictions: '相抵',
    age: '年龄',
    orphans: '无所依附',
    evidence: '依据',
  },
  groupNotes: {
    coverage: '有的 / 全部；条越满越好',
    contradictions: '两种说法不能同时成立',
    age: (before: string): string => `采集日期早于 ${before} 的算过两年`,
    orphans: '挂不到任何东西上的',
    ofAll: '这一部分总是全部数据的',
  },
  measure: {
    stage_firms: '环节有企业',
    stage_inputs: '环节有投入',
    stage_sources: '环节的位置有来源',
    firm_region: '企业有区域（省级以下）',
    firm_code: '企业有信用代码',
    firm_role: '企业有环节角色',
    firm_purchase: '知道企业从哪买',
    stated_computed: '来源所述 ≠ 按企业算出',
    stated_stated: '两个来源说法不同',
    figure_figure: '同一指标两个数',
    stale: '已过两年的事实',
    undated: '没有日期的事实',
    stage_no_chain: '不在任何产业链上的环节',
    chain_no_stage: '没有环节的产业链',
    firm_no_fact: '没有任何事实的企业',
    source_unused: '没有事实引用的来源',
    region_no_parent: '没有上级的区域',
    carrier_no_region: '没有区域的载体',
    verified: '核实的事实',
    claimed: '声称的事实',
    suggested: '推测的事实',
  } satisfies Record<QualityMeasure, string> as Record<QualityMeasure, string>,
  lacking: (n: number): string => `缺 ${count(n)}`,
  having: (n: number): string => `有 ${count(n)}`,
  sides: '看哪一边',
  share: (have: number, total: number): string => `${count(total)} 个里有 ${count(have)} 个`,
  computed: '按企业算出',
  unsourced: '没有来源',
  noneLacking: '一个也不缺',
  noneHaving: '一个也没有',
  none: '没有。这是好事。',
  judged: (judged: number, places: number): string =>
    `已判 ${count(judged)} / ${count(places)} 处（区域 × 产业链），其余未判`,
  read: (shown: number, total: number): string => `已列 ${count(shown)} / ${count(total)} 行`,
  readMore: '再列一些',
  placeUnknown: '区域未知',
  exportAll: '导出全部',
};

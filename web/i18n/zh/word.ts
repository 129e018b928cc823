import type { EntityKind, FactKind, StageStatus, Tier } from '../../state/kinds.ts';
import type { Evidence } from '../../../server/contract/common.ts';

/** Terms of the glossary, each once. */
export const word = {
  status: {
    unknown: '无数据',
    missing: '缺失',
    reserve: '储备',
    single: '单点',
    weak: '薄弱',
    present: '具备',
    strong: '完备',
  } satisfies Record<StageStatus, string> as Record<StageStatus, string>,
  /** The recruiting move a status asks for, in officials' words. */
  move: {
    unknown: '补数据',
    missing: '补链',
    reserve: '育链',
    single: '强链',
    weak: '强链',
    present: '保持',
    strong: '延链',
  } satisfies Record<StageStatus, string> as Record<StageStatus, string>,
  moveLong: {
    unknown: '补数据：先查清有没有企业',
    missing: '补链：引一家进来',
    reserve: '育链：帮它从储备到量产',
    single: '强链：再找一家供得上的',
    weak: '强链：做大做稳',
    present: '保持',
    strong: '延链：从它往上下游延伸',
  } satisfies Record<StageStatus, string> as Record<StageStatus, string>,
  tier: { upstream: '上游', midstream: '中游', downstream: '下游' } satisfies Record<Tier, string> as Record<
    Tier,
    string
  >,
  evidence: { verified: '核实', claimed: '声称', suggested: '推测' } satisfies Record<
    Evidence,
    string
  > as Record<Evidence, string>,
  stamp: { verified: '核', claimed: '称', suggested: '推' } satisfies Record<Evidence, string> as Record<
    Evidence,
    string
  >,
  kind: {
    chain: '产业链',
    stage: '环节',
    region: '区域',
    firm: '企业',
    university: '高校院所',
    association: '协会',
    investor: '投资机构',
    agency: '招商机构',
    carrier: '产业载体',
    project: '项目',
    figure: '指标',
    visit: '走访',
    source: '来源',
  } satisfies Record<EntityKind, string> as Record<EntityKind, string>,
  factKind: {
    in_chain: '环节归属',
    feeds: '投入',
    located_in: '所在地',
    plays: '角色',
    anchors: '链主',
    supplies: '供货',
    owns: '控股',
    trains_for: '供人才',
    researches: '供研究',
    alumni_at: '校友',
    partners_with: '合作',
    member_of: '会员',
    introduced: '引荐',
    brought: '带来',
    stated: '来源所称',
    leads: '主导产业',
    runs: '实施项目',
    adds_to: '项目补链',
    project: '项目',
    carrier: '载体',
    figure: '指标',
    visit: '走访',
  } satisfies Record<FactKind, string> as Record<FactKind, string>,
  roleStatus: {
    production: '在产',
    reserve: '储备',
    planned: '规划',
    ended: '已停',
  } as Record<string, string>,
  /** The segment of a chain, as the data name it. */
  segment: (name: string): string => name,
  here: '本地',
  elsewhere: '外地',
  or: '或',
  unknown: '未知',
  none: '无',
  listSeparator: '、',
};

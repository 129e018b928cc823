import { count } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';

/** What the answer line of a chain counts in the region, and against the peer. */
export interface ChainCounts {
  stages: number;
  producing: number;
  missing: number;
  reserve: number;
  unknown: number;
  peer?: { name: string; region: string; ahead: number; behind: number; comparable: boolean };
}

export const chain = {
  answer: ({ stages, producing, missing, reserve, unknown, peer }: ChainCounts): Sentence =>
    sentence`${count(stages)} 个环节里${unknown > 0 ? '已知' : ''} ${opening('producing', `${count(producing)} 个`)}有企业在产；${opening('missing', `${count(missing)} 个`)}缺失、${opening('reserve', `${count(reserve)} 个`)}只有储备，${opening('unknown', `${count(unknown)} 个`)}没有数据。${peer && !peer.comparable ? `与${peer.name}没有两边都有数据的环节可比。` : peer ? sentence`${peer.name}在 ${opening('ahead', `${count(peer.ahead)} 个`)}环节强于${peer.region}，弱于${peer.region} ${opening('behind', `${count(peer.behind)} 个`)}。` : ''}`,
  views: '图、网或表',
  view: { map: '图', network: '网', table: '表' },
  statusFilter: '按状态筛选',
  overlay: (peer: string): string => `叠加${peer}`,
  clear: '清除选择',
  table: {
    stage: '环节',
    place: '位置',
    status: '状态',
    here: '本地',
    elsewhere: '外地',
    inputs: '投入自',
    outputs: '供给',
    final: '终端产品',
  },
  place: (tier: string, segment: string | undefined): string => (segment ? `${tier}·${segment}` : tier),
  reserveHere: (value: number): string => `储${count(value)}`,
  counts: (here: number, elsewhere: number): string => `本 ${count(here)}·外 ${count(elsewhere)}`,
  stagesOf: (stages: number): string => `${count(stages)} 环节`,
  noneMatch: '这条链里没有这种状态的环节',
  noneMatchWhy: (total: number): string => `${count(total)} 个环节都在筛选之外。`,
  clearFilter: '去掉筛选',
  noStages: '这条链还没有环节',
  noStagesWhy: '没有来源描述它由哪些环节组成。',
  figures: '报道的产值',
  figuresNote: '各按报道原文，口径不一定相同',
  moreFigures: (more: number): string => `另 ${count(more)} 个指标`,
  map: (chain: string, region: string): string => `${chain}在${region}的链图`,
  network: (chain: string, region: string): string => `${chain}在${region}的网络`,
  omitted: (shown: number, total: number): string =>
    `画出 ${count(shown)} 个机构与环节，共 ${count(total)} 个`,
  networkEmpty: '没有可以画的机构',
  networkEmptyWhy: '这条链上还没有任何来源提到的企业、院所或机构。',
  networkTable: {
    organisations: '机构',
    name: '名称',
    kind: '类别',
    relations: '关系',
    from: '从',
    to: '到',
  },
};

import type { FirmDossier } from '../../../server/contract/firm.ts';
import { count } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';

type AttributeId = FirmDossier['unknown'][number];

export const firm = {
  /** Opens `facts` and `sources`. */
  answer: (name: string, facts: number, sources: number): Sentence =>
    facts === 0
      ? sentence`${name}：还没有一条事实。`
      : sentence`${name}：${opening('facts', `${count(facts)} 条`)}事实，出自 ${opening('sources', `${count(sources)} 个来源`)}。`,
  onlyOne: (stage: string): string => `${stage}已知的唯一一家`,
  stageIs: (stage: string): string => `${stage}`,
  placeUnknown: '所在地未知',
  noRole: '没有来源说它做什么环节',
  noRoleWhy: '有名字，没有主营；所以它不计入任何环节，也不算缺失。',
  anchors: (chain: string): string => `${chain}链主`,
  known: '已知',
  knownMix: (verified: number, claimed: number, suggested: number, unknown: number): string =>
    `核实 ${count(verified)}，声称 ${count(claimed)}，推测 ${count(suggested)}；未知 ${count(unknown)} 项`,
  aliases: '又名',
  formerNames: '曾用名',
  contents: '本档目录',
  position: '在链上的位置',
  judgedIn: (region: string): string => `相邻环节按${region}判断`,
  openChain: '在链图中看',
  inputs: '投入',
  outputs: '供给',
  noInputs: '没有上游投入',
  noOutputs: '终端产品',
  moreNeighbours: (n: number): string => `另 ${count(n)} 个`,
  /** A role: how far it is, and what is made. */
  does: (status: string, products: string): string => (products === '' ? status : `${status}：${products}`),
  roleUnknown: '是否在产未说',
  facts: '事实',
  factsNote: '每一行都有来源和日期',
  columns: { kind: '项', content: '内容', evidence: '依据', source: '来源', date: '日期' },
  attribute: {
    creditCode: '统一社会信用代码',
    stockCode: '证券代码',
    staff: '员工',
    revenueCny: '营业收入',
    foundedOn: '成立日期',
    groupId: '集团',
  } satisfies Record<AttributeId, string> as Record<AttributeId, string>,
  staff: (n: number): string => `${count(n)} 人`,
  attributeUnsourced: '登记项，没有单独的出处',
  staleNote: (n: number): string => `${count(n)} 条事实的日期已超过两年，没有更新的来源。`,
  relations: '关系',
  relationsNote: '机构到机构；推测的不计入任何比率',
  noRelations: '没有来源说它与谁合作、控股、引荐或供货。',
  group: {
    supplies: '供货与采购',
    owns: '控股',
    brought: '带来与被带来',
    introduced: '引荐',
    partners_with: '合作',
    member_of: '会员',
    alumni_at: '校友',
    runs: '项目',
  } as Record<string, string>,
  timeline: '时间线',
  timelineNote: '按事实的日期',
  undated: (n: number): string => `另有 ${count(n)} 条没有日期`,
  sources: '来源',
  cut: (shown: number, total: number): string => `只列出前 ${count(shown)} 条，共 ${count(total)} 条`,
  network: '在网络里看',
  /** The list. */
  listAnswer: (place: string, chain: string, total: number): Sentence =>
    total === 0
      ? sentence`没有来源记载${place}有企业做${chain}。没有数据不等于没有企业。`
      : sentence`${place}有 ${count(total)} 家已知企业做${chain}的环节。`,
  listAnswerPlace: (place: string, total: number): Sentence =>
    total === 0
      ? sentence`没有来源记载${place}的企业。没有数据不等于没有企业。`
      : sentence`${place}有 ${count(total)} 家已知企业。`,
  listAnswerAll: (total: number): Sentence => sentence`库里有 ${count(total)} 家企业。`,
  listAnswerFound: (words: string, total: number): Sentence =>
    sentence`${count(total)} 家企业对得上“${words}”。`,
  scope: '列哪些企业',
  scopes: { chain: '本地·本链', place: '本地·全部', all: '全部企业' },
  filter: '按名称、别名、拼音或代码筛',
  listColumns: { firm: '企业', place: '所在地', roles: '做什么', tiers: '资质', facts: '事实' },
  facets: '缩小范围',
  facetRegions: '按区域',
  facetChains: '按产业链',
  rolesUnknown: '做什么未知',
  tiersNone: '未知',
  more: '再取 50',
  emptyTitle: '没有对得上的企业',
  emptyFilter: (words: string): string => `没有一家的名称、别名、拼音或代码里有“${words}”。`,
  emptyScope: '这个区域和产业链里，没有来源写明哪家企业做什么。没有数据不等于没有企业。',
  clearFilter: '去掉筛选',
  showPlace: '看本地全部企业',
  showAll: '看全部企业',
};

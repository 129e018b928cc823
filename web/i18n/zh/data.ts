import { count } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';

export const data = {
  tabsLabel: '数据的几面',
  tabs: {
    sources: '来源',
    import: '导入',
    runs: '批次与撤销',
    quality: '质量',
    duplicates: '疑似重复',
    review: '待核',
  },
  /** Opens `sources` and `editorial`. */
  answer: (sources: number, facts: number, stale: number): Sentence =>
    sources === 0
      ? sentence`还没有任何来源。导入一份表，就从这里看得到凭什么。`
      : sentence`${opening('sources', `${count(sources)} 个`)}来源撑起 ${count(facts)} 条事实${stale === 0 ? '' : `；${count(stale)} 个来源已过两年，没有更新的`}。`,
  answerSource: (title: string, facts: number, alone: number): Sentence =>
    facts === 0
      ? sentence`没有事实引用《${title}》。`
      : sentence`《${title}》撑起 ${count(facts)} 条事实，其中 ${count(alone)} 条只靠它。`,
  answerFound: (found: number, words: string): Sentence => sentence`${count(found)} 条事实里有“${words}”。`,
  find: '在所有事实里找：企业、数字、备注里的词',
  findIn: '在这个来源里找',
  finding: (read: number, total: number): string => `正在读 ${count(read)} / ${count(total)} 条`,
  found: (found: number, total: number): string => `${count(found)} 条，共 ${count(total)} 条`,
  noneFound: (words: string): string => `没有一条事实里有“${words}”`,
  noneWhy: '找的是事实的句子、名称和备注。换一个更短的词，或用右上角的搜索按拼音找名称。',
  tooMany: (total: number): string =>
    `库里有 ${count(total)} 条事实，太多，不能在这里一次找完。先打开一个来源再找，或用右上角的搜索。`,
  clear: '清除',
  columns: {
    title: '来源',
    kind: '类型',
    publisher: '发布者',
    published: '日期',
    facts: '事实',
    alone: '只靠它',
  },
  kind: {
    article: '报道',
    registry: '登记',
    filing: '公告',
    dataset: '数据集',
    user: '用户填报',
    editorial: '编辑整理',
  } as Record<string, string>,
  publisherUnknown: '未署发布者',
  aloneNote: '撤掉这个来源就没有依据的事实',
  all: '全部来源',
  original: '原文',
  read: (shown: number, total: number): string => `已读 ${count(shown)} / ${count(total)} 条`,
  readMore: '再读 500 条',
  emptySource: '没有事实引用这个来源',
  empty: '还没有任何来源',
  emptyWhy: '没有数据不等于没有企业，所以各页不画成缺失，只写无数据。',
  version: '数据版本',
  versionIs: (version: number): string => `v${version}`,
  schema: (version: number): string => `结构 v${version}`,
  build: (build: string): string => `构建 ${build}`,
  newest: '最新的事实',
  mix: '依据的构成',
  mixNote: '推测的不计入任何状态与比率',
  import: '怎么导入',
  importHow: '把表放进一个文件夹（CSV，UTF-8，带表头），在产品所在的文件夹运行：',
  importCheck: '先看计划，不写入：',
  importRule: '全部通过才写入；有一行不对就一行也不写，逐行说明哪一格、应为什么。',
  importExample: '表样见 data/qingdao/。',
  digest: '数据的指纹，与次序无关：',
};

import { count, grouped, score } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';
import type { FindingPart, DifferenceBecause } from '../../../server/contract/baseline.ts';

/** Baselines, and what changed since. */
export const baseline = {
  title: '基线',
  note: '把现在的研判存下来，以后看变了什么、因为哪些事实变的。',
  /** A name that the user may keep. */
  suggested: (day: string): string => `${day} 的研判`,
  name: '基线名称',
  save: '存为基线',
  saving: '正在存…',
  saved: (name: string): string => `已存为“${name}”。`,
  savesAsOf: (date: string): string => `将按截至 ${date} 的研判存。`,
  empty: '这条链在这里还没有基线',
  emptyWhy: '存一个，导入或改动之后就能看到每个环节从什么变成什么、是哪些事实引起的。',
  list: '已存的基线',
  columns: {
    name: '基线',
    made: '存于',
    asOf: '截至',
    version: '数据版本',
    gaps: '缺口 / 环节',
    author: '谁存的',
    act: '操作',
  },
  now: '存时',
  remove: '删除',
  removeNamed: (name: string): string => `删除基线“${name}”`,
  removeTitle: (name: string): string => `删除基线“${name}”？`,
  removeWhy: '存下的研判没有别处可以找回。事实不受影响。',
  removed: (name: string): string => `已删除“${name}”。`,
  back: '全部基线',
  gone: '这个基线不在了',
  difference: '到现在的差异',
  answer: (stages: number, rates: number, name: string): Sentence =>
    stages + rates === 0
      ? sentence`自“${name}”以来，没有一个环节或配套率变化。`
      : sentence`自“${name}”以来，${opening('stages', `${count(stages)} 个`)}环节的研判变了，${opening('rates', `${count(rates)} 项`)}配套率变了。`,
  same: '自那以后没有变化',
  sameWhy: (version: number, now: number): string =>
    version === now
      ? `数据仍是 v${version}。`
      : `数据从 v${version} 到了 v${now}，但这条链在这里的研判和配套率都没有变。`,
  stages: '变了的环节',
  rates: '变了的配套率',
  imports: '其间的导入',
  importDone: '已导入',
  importUndone: '已撤销',
  stageColumns: { stage: '环节', from: '那时', to: '现在', what: '变了什么' },
  newStage: '那时链上没有',
  leftStage: '已不在链上',
  part: {
    status: () => '状态',
    computed: () => '计算结果',
    stated: () => '来源所称',
    here: (from: number, to: number) => `本地在产 ${count(from)} → ${count(to)} 家`,
    elsewhere: (from: number, to: number) => `外地 ${count(from)} → ${count(to)} 家`,
    critical: (_from: number, to: number) => (to === 1 ? '成了关键环节' : '不再是关键环节'),
    severity: (from: number, to: number) => `严重度 ${score(from)} → ${score(to)}`,
  } satisfies Record<FindingPart, (from: number, to: number) => string> as Record<
    FindingPart,
    (from: number, to: number) => string
  >,
  hereOther: '本地储备、院所或集团数',
  severityGone: '严重度：不再评分',
  severityCame: (to: number): string => `严重度：那时未评分，现在 ${score(to)}`,
  facts: (told: number, total: number): string =>
    told < total
      ? `引起变化的事实（只列出 ${count(told)}，共 ${count(total)}）`
      : `引起变化的事实 ${count(total)} 条`,
  because: {
    facts: '',
    chain: '这个环节自己的事实没有变：链上别的环节变了，区位商或本地需求等随之变。',
    import_taken_back: '其间撤销过导入：它带来的事实已不在，无法逐条列出。',
    unknown: '没有找到引起变化的事实：可能是算法更新，或事实变在链外。',
  } satisfies Record<DifferenceBecause, string> as Record<DifferenceBecause, string>,
  op: { create: '新增', change: '更正', remove: '撤去', counted: '现在计入' } as Record<string, string>,
  by: (cause: string, title: string | undefined): string =>
    title === undefined ? cause : `${cause}：${title}`,
  rate: (numerator: number, denominator: number): string =>
    `${grouped(numerator, 2)} / ${grouped(denominator, 2)}`,
  rateNone: (why: string): string => `未评分：${why}`,
  rateAbsent: '那时没有这一项',
};

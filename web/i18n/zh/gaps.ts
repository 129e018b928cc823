import { count, percent } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';

/** What the answer line of the gaps counts. */
export interface GapCounts {
  missing: number;
  reserve: number;
  short: number;
  unknown: number;
  critical: number;
}

export const gaps = {
  answer: ({ missing, reserve, short, unknown, critical }: GapCounts): Sentence =>
    missing + reserve + short === 0
      ? sentence`没有已知的缺口或短板；${opening('unknown', `${count(unknown)} 个`)}环节没有数据，不能说不缺。`
      : sentence`${opening('gaps', `${count(missing + reserve)} 个`)}缺口：${opening('missing', `${count(missing)} 个`)}缺失、${opening('reserve', `${count(reserve)} 个`)}只有储备；${opening('short', `${count(short)} 个`)}短板在产但脆弱。${critical > 0 ? sentence`${opening('critical', `${count(critical)} 个`)}没有替代，断了就有终端产品做不成。` : '都有替代。'}`,
  allTiers: '上中下游',
  tierFilter: '按上中下游筛选',
  criticalOnly: '只看关键',
  differsOnly: '计算与来源不一致',
  rankNote: '只有缺口与短板参与排序',
  stage: '环节',
  status: '状态',
  severity: '严重度',
  severityNote: '由各因素叠成',
  blocks: '挡住',
  here: '本地',
  elsewhere: '外地',
  why: '为什么在这个位次',
  agrees: '来源一致',
  differs: '与来源不一致',
  statedOnly: '来源所称',
  critical: '关键',
  noSubstitute: (names: string): string => `没有替代，${names}都要它`,
  hasSubstitute: '有替代或不在必经之路',
  isFinal: '自己就是终端产品',
  noOneElsewhere: '外地也没有已知企业',
  finals: (blocked: number, finals: number): string => `${count(blocked)}/${count(finals)} 个终端产品`,
  factor: '因素',
  weight: '权重',
  value: '得分',
  share: '贡献',
  how: '怎么来的',
  factors: {
    status: '状态',
    criticality: '关键性',
    demand: '本地需求',
    dependence: '外购依赖',
    feasibility: '可行性',
  } as Record<string, string>,
  total: '合计',
  totalNote: (known: string): string => `除以已知权重之和 ${known}；缺的一项不补 0`,
  notCounted: '不计',
  changes: '怎样会变',
  changesNote: '按同一套规则重判得出，新来的集团按现有的平均产值算；不是预测。',
  aged: (date: string): string => `来源是 ${date} 的，已超过两年，先核一核`,
  feeds: '它供应：',
  fill: '补这项数据',
  view: '换一种看法',
  asTable: '表',
  asQuadrant: '图',
  plot: '严重度与可行性',
  plotNote:
    '横轴是可行性（与本地专长环节的密度，按本链最高的折算），纵轴是严重度；可行性也占严重度的一小部分。',
  plotTable: '严重度与可行性（表）',
  move: '该怎么办',
  moves: { first: '先做', hard: '要紧但难', easy: '顺手可做', later: '可以后放' },
  pointOf: (point: Record<'stage' | 'status' | 'severity' | 'feasibility' | 'move', string>): string =>
    `${point.stage}，${point.status}，严重度 ${point.severity}，可行性 ${point.feasibility}：${point.move}`,
  notPlaced: (total: number): string => `不在图上 ${count(total)} 个`,
  nonePlaced: '没有一个缺口能放到图上',
  nonePlacedWhy: '图要同时知道严重度和可行性。下面按原因列出，严重度照旧。',
  covered: (share: number): string => `已知权重 ${percent(share)}`,
  next: '下一步',
  candidates: '看候选企业',
  onMap: '在链图中看',
  firmsHere: '本地企业',
  unscored: (total: number): string => `未评分 ${count(total)} 个：不排序，不计 0，也不算缺失`,
  shown: (shown: number, total: number): string =>
    shown === total
      ? `全部 ${count(total)} 个环节`
      : `${count(total)} 个环节里，符合筛选的 ${count(shown)} 个`,
  unfold: '全部展开',
  fold: '收起',
  notGaps: (total: number): string => `不是缺口 ${count(total)} 个：已有企业在产`,
  unscoredWord: '未评分',
  findData: '看已知的',
  open: '展开各因素与理由',
  reasons: '为什么这样判',
  noMatch: '没有一个环节同时满足这些筛选',
  noMatchWhy: (total: number): string => `${count(total)} 个环节都在筛选之外。`,
  clear: '去掉全部筛选',
  rank: (rank: number): string => `第 ${count(rank)} 位`,
};

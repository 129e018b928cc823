import { count } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';
import { targetList } from './target-list.ts';

interface Counts {
  candidates: number;
  gaps: number;
  closed: number;
  open: number;
}

export const targets = {
  /** Opens `candidates`, `gaps` and `open` (gaps nobody closes). */
  answer: (chain: string, { candidates, gaps, closed, open }: Counts): Sentence =>
    candidates === 0
      ? sentence`${chain}的 ${opening('gaps', `${count(gaps)} 个`)}缺口，还没有一家已知的外地企业能补：先补数据，再上门。`
      : sentence`${opening('candidates', `${count(candidates)} 家`)}外地企业能补 ${opening('gaps', `${count(gaps)} 个`)}缺口里的 ${count(closed)} 个${
          open === 0 ? '。' : sentence`；其余 ${opening('open', `${count(open)} 个`)}没有已知的外地企业。`
        }`,
  answerNoGap: (chain: string): Sentence =>
    sentence`${chain}没有缺口要补：已知的环节都在产，或者还没有数据。`,
  answerStage: (stage: string, candidates: number): Sentence =>
    candidates === 0
      ? sentence`“${stage}”还没有一家已知的外地企业能补：先补数据。`
      : sentence`“${stage}”有 ${opening('candidates', `${count(candidates)} 家`)}外地企业能补。`,
  allGaps: '看全部缺口',
  grouping: '分组',
  byCity: '按城市',
  byGap: '按缺口',
  noPlace: '所在地未知',
  cityUnknown: (province: string): string => `${province}（城市未知）`,
  byScore: '按分数',
  columns: {
    firm: '企业',
    closes: '补哪个缺口',
    score: '目标分',
    scoreNote: '与稳定度',
    arrival: '反向配套',
    reach: '谁能引荐',
    listed: '清单',
  },
  open: (firm: string): string => `看 ${firm} 的理由`,
  /** The score of a candidate. */
  stable: (share: string): string => `稳定 ${share}`,
  stableWhy: (spread: string, draws: number, top: number): string =>
    `权重 ±${spread} 随机 ${draws} 次，留在前 ${top} 的比例；同分按补的缺口数、证据、编号排先后`,
  unscored: '未评分',
  unscoredWhy: (why: string): string => `未评分，${why}`,
  covered: (known: number, all: number): string => `${all} 项里 ${known} 项有数据`,
  range: '依据不同时的分数',
  verifiedOnly: '仅核实',
  asShown: '现在（核实与声称）',
  withSuggested: '含推测',
  terms: '为什么是它',
  termColumns: { weight: '权重', value: '分', contribution: '贡献' },
  term: {
    gap: '缺口契合',
    anchor: '链主牵引',
    fit: '本地邻近',
    arrival: '到岸可行',
    signal: '扩张信号',
    reach: '引荐可达',
    quality: '资质',
  } as Record<string, string>,
  notCounted: '不计',
  roles: '它在做什么',
  arrivalTitle: '反向配套',
  needsMet: (met: number, known: number): string => `${known} 项已知需求里本地有 ${met} 项`,
  needsUnknown: (unknown: number): string => `另 ${unknown} 项未知`,
  noNeed: '需求未知',
  noPath: '未知',
  reach: '引荐',
  ours: '我们的机构',
  hops: (hops: number): string => `${hops} 跳`,
  noQuality: '资质未知',
  simulate: '放进模拟盘',
  simulated: '在模拟盘里',
  simulation: '模拟',
  simulateChosen: '模拟一起落地',
  /** Filters. */
  filters: '筛选',
  anyCity: '全部城市',
  anyGap: '全部缺口',
  anyQuality: '资质不限',
  anyEvidence: '依据不限',
  city: '城市',
  /** An honour as sources name it. */
  honour: (quality: string): string => quality,
  gap: '缺口',
  quality: '资质',
  evidence: '依据',
  evidenceOnly: (evidence: string): string => `角色有${evidence}的`,
  reachable: '有人能引荐',
  clear: '清除筛选',
  narrowed: (shown: number, all: number): string => `${count(all)} 家里符合 ${count(shown)} 家`,
  noneNarrowed: '没有一家符合这些筛选',
  noneNarrowedWhy: (all: number): string => `可接触的有 ${count(all)} 家，去掉一个筛选再看。`,
  /** Firms that are not to be approached. */
  filtered: (total: number): string => `另有 ${count(total)} 家不列`,
  filteredBy: {
    do_not_approach: '标为不接触',
    group_already_here: '同集团已在本地',
    firm_moved: '已迁走',
    firm_dissolved: '已注销',
    with_colleague: '已有人在跟',
  } as Record<string, string>,
  showFiltered: '看是谁',
  hideFiltered: '回到可接触的',
  answerFiltered: (total: number): Sentence => sentence`不列进目标的 ${count(total)} 家，各有原因。`,
  inList: '在清单里改',
  file: '企业档案',
  avoid: '不接触…',
  avoidTitle: (firm: string): string => `为什么不接触 ${firm}？`,
  avoidWhy: (list: string): string =>
    `它会从候选里去掉，任何人都看得到原因和日期。记在清单“${list}”里，随时可以解除。`,
  avoidReason: '原因',
  avoidSave: '标为不接触',
  avoidList: '不接触',
  avoided: (firm: string): string => `已把 ${firm} 标为不接触。`,
  avoidedOn: (reason: string, on: string): string => `不接触（${on}）：${reason}`,
  avoidEnd: '解除',
  /** By city, for a trip. */
  cities: '按城市',
  citiesNote: '一城一趟',
  onlyCity: (city: string): string => `只看${city}`,
  cityCsv: (city: string): string => `导出${city}的 CSV`,
  restCities: (cities: number): string => `其余 ${count(cities)} 处`,
  outcome: '各城走到哪一步',

  select: (firm: string): string => `选择 ${firm}`,
  selectAll: '全选',
  selected: (chosen: number): string => `已选 ${count(chosen)} 家`,
  keep: '存为清单',
  keepTitle: (chosen: number): string => `把 ${count(chosen)} 家存进清单`,
  keepNew: '新建一个清单',
  keepName: '清单名',
  keepInto: '加进已有的清单',
  keepSave: '存下',
  kept: (name: string, chosen: number): string => `已把 ${count(chosen)} 家放进“${name}”。`,
  openList: '打开清单',
  suggestedName: (region: string, chain: string): string => `${region}·${chain}目标`,
  critical: '关键',
  productsUnknown: '产品未知',
  statusUnknown: '是否在产未知',
  /** Side panel. */
  lists: '清单',
  noLists: '还没有清单。勾选企业后“存为清单”。',
  listSize: (targets: number): string => `${count(targets)} 家`,
  gaps: '缺口',
  gapsNote: '数字是能补它的外地企业',
  noCandidates: '0：先补数据',
  /** A gap without candidates. */
  emptyTitle: (stage: string): string => `“${stage}”没有已知的外地企业`,
  emptyChainTitle: (chain: string): string => `${chain}的缺口都没有已知的外地企业`,
  emptyWhy: '数据里没有一家外地企业被来源写明做这些环节，所以列不出目标。这是数据空缺，不是没有企业可引。',
  emptyNoGap: '没有缺失、储备、单点或薄弱的环节。无数据的环节不算缺口：先查清有没有企业。',
  known: '已经知道的',
  statedBy: '谁说它缺',
  notStated: '没有来源直接说；按企业数据算得',
  visited: '去过哪些城市',
  visitedNote: '来源没有说各城见了哪些企业',
  heard: '走访听到的顾虑',
  heardOf: (concern: string): string => `走访听到的顾虑：${concern}`,
  figures: '报道过的数字',
  figuresNote: '各有口径，不能互相推算',
  nothingKnown: '这条链还没有报道过走访或数字。',
  next: '下一步',
  nextImport: '有名单？整理成企业与角色两张表，导入后这里就列出目标',
  nextGap: '看这些缺口的理由和来源',
  nextChain: '在链图上看它挡住了什么',
  nextSearch: '按名称找一家企业',
  ...targetList,
};

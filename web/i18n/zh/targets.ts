import type { TargetProgress } from '../../../server/contract/list.ts';
import { count } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';

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
  columns: { firm: '企业', closes: '补哪个缺口', role: '在那里做什么', why: '理由', listed: '清单' },
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
  /** A named list. */
  progress: {
    planned: '谋划',
    reserve: '储备',
    negotiating: '洽谈',
    landed: '落地',
    lost: '搁置',
  } satisfies Record<TargetProgress, string> as Record<TargetProgress, string>,
  /** Opens `candidates`. */
  listAnswer: (name: string, counts: Record<TargetProgress, number>, total: number): Sentence =>
    total === 0
      ? sentence`“${name}”还是空的。从${opening('candidates', '候选企业')}里勾选加进来。`
      : sentence`“${name}”${count(total)} 家：${count(counts.negotiating)} 家在谈，${count(counts.landed)} 家落地，${count(counts.lost)} 家搁置。`,
  backToCandidates: '候选企业',
  listColumns: { firm: '企业', stages: '涉及环节', progress: '阶段', note: '备注与原因', changed: '改于' },
  stagesUnknown: '做什么环节未知',
  progressOf: (firm: string): string => `${firm} 的阶段`,
  noteOf: (firm: string): string => `${firm} 的备注`,
  notePlaceholder: '下一步、联系到谁、对方在意什么',
  reasonWas: (reason: string): string => `搁置原因：${reason}`,
  onlyStep: (step: string): string => `只看${step}`,
  stepEmpty: (step: string): string => `没有一家在“${step}”。`,
  showAllSteps: '看全部阶段',
  rename: '改名',
  renameSave: '改好了',
  delete: '删除清单',
  deleteTitle: (name: string): string => `删除“${name}”？`,
  deleteWhy: (targets: number): string =>
    `连同 ${count(targets)} 家的阶段、备注和搁置原因一起删除，不能撤销。可以先导出 CSV。`,
  deleteDo: '删除',
  remove: (firm: string): string => `从清单移走 ${firm}`,
  removed: (firm: string): string => `已移走 ${firm}。`,
  lostTitle: (firm: string): string => `${firm} 为什么搁置？`,
  lostWhy: '原因会留在清单里，也是这个环节缺什么的线索。',
  lostReason: '原因',
  lostSave: '记为搁置',
  lostNeeded: '写一句原因再存。',
  conflict: (progress: string): string => `别人刚改过这一条，现在是“${progress}”，您的改动没有存。`,
  conflictKeep: '就用现在的',
  conflictAgain: (progress: string): string => `仍改为“${progress}”`,
  conflictAgainNote: '仍存我的备注',
  conflictGone: '这一条已被别人移走。',
  saving: '正在存…',
  emptyList: '清单里还没有企业',
};

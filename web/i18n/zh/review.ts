import { count, percent } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';

/** The queue of suggested roles. */
export const review = {
  /** Opens `changing`. */
  answer: (total: number, changing: number, place: string): Sentence =>
    total === 0
      ? sentence`${place}没有推测的角色等人核对。`
      : sentence`${place}有 ${count(total)} 条推测的角色等人核对${changing === 0 ? '' : sentence`，其中 ${opening('changing', `${count(changing)} 条`)}会改变环节状态`}。`,
  title: '待核',
  progress: (at: number, of: number): string => `${count(at)} / ${count(of)}`,
  progressOf: (done: number, of: number): string => `已核 ${count(done)}，共 ${count(of)}`,
  kind: '推测的角色',
  putOff: '曾经跳过',
  /** The question, between firm and stage. */
  does: { production: '在产', reserve: '有储备', planned: '规划做' } as Record<string, string>,
  doesUnknown: '做',
  ask: '？',
  noQuote: '没有原文，只有产品名',
  quoted: '主营：',
  share: (value: number): string => `占收入 ${percent(value)}`,
  why: '凭什么',
  whyWords: (words: string[], stage: string): string =>
    words.length === 0
      ? `没有词直接对上“${stage}”`
      : `${count(words.length)} 个词对上“${stage}”：${words.join('、')}`,
  sure: '把握',
  sureRule: (rule: string): string => `规则：${rule}`,
  sureUnknown: '没有说明规则',
  shareUnknown: '占收入比未知',
  others: '也可能',
  othersNone: '没有别的推测',
  effect: '算进去',
  effectSame: (stage: string, before: number, after: number, status: string): string =>
    `${stage} 在产 ${count(before)} → ${count(after)} 家，状态不变（${status}）`,
  effectChange: (stage: string, before: string, after: string): string => `${stage} ${before} → ${after}`,
  effectElsewhere: '企业不在这个区域，这里的状态不变',
  yes: '是',
  no: '不是',
  elsewhere: '换环节',
  later: '跳过',
  keys: '上下 · 看来源 · 撤销上一条',
  keyMove: '上下',
  keySource: '看来源',
  keyUndo: '撤销上一条',
  chooseStage: '它其实做哪个环节',
  just: '刚才',
  justNone: '还没有核过。',
  next: '接下来',
  nextNote: '先看会改变环节状态的，再看占收入高的；跳过的排在最后',
  decision: {
    accept: '是',
    reject: '不是',
    later: '跳过',
    elsewhere: '换了环节',
    undone: '已撤销',
  } as Record<string, string>,
  where: '看哪些企业',
  here: '本地',
  all: '全部',
  chainOnly: '本链',
  chains: '全部产业链',
  scope: '看哪些链',
  changed: '这一条刚被别人核过或改过，已换成新的。',
  emptyTitle: '都核完了',
  emptyWhy: '推测的角色不计入任何状态与比率；新导入的推测会排到这里。',
  emptyAll: '看全部区域与产业链',
  sources: '来源',
};

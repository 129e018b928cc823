import type { TargetProgress } from '../../../server/contract/list.ts';
import { count } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';

/** A named list of targets: its steps, its rows, and what is done with it. */
export const targetList = {
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

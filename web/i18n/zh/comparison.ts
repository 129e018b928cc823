import { count } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';

export const comparison = {
  open: '对比小结',
  label: (region: string, peer: string): string => `${region}与${peer}`,
  /** Opens `peer`, `region` and `unknown`. */
  summary: (
    region: string,
    peer: string,
    counts: { region: number; peer: number; level: number; unknown: number },
  ): Sentence =>
    sentence`${peer}强于${region} ${opening('peer', `${count(counts.peer)} 个`)}环节，${region}强于${peer} ${opening('region', `${count(counts.region)} 个`)}，相当 ${count(counts.level)} 个；${count(counts.unknown)} 个至少一边没有数据，不比。`,
  peerAhead: (peer: string): string => `${peer}更强的环节`,
  noneAhead: '没有',
  stage: (stage: string, region: string, here: string, peer: string, there: string): string =>
    `${stage}：${region}${here}，${peer}${there}`,
  stated: '称',
  figures: '报道的数字',
  figuresNote: '各照原文：口径、时点不同的不能相减',
  noFigures: '没有报道',
  counts: (about: string): string => `统计的是：${about}`,
  asOf: (date: string): string => `时点 ${date}`,
  noDate: '时点未知',
  rates: '配套率',
  rateUnscored: '未评分',
  table: { production: '在产', ahead: '谁更强' },
  ahead: { region: '本地', peer: '对方', level: '相当', unknown: '不可比' } as Record<string, string>,
  toTable: '逐环节看表',
};

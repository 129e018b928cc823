import { count } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';

interface Counts {
  universities: number;
  trained: number;
  researched: number;
  /** Ties that are only inferred; they are in no other count but that of universities. */
  suggested: number;
  stages: number;
}

export const universities = {
  /** Opens `stages` (the chain) and `all` (every university). */
  answer: (
    chain: string,
    { universities: n, trained, researched, suggested, stages }: Counts,
    total: number,
  ): Sentence =>
    n === 0
      ? sentence`没有来源说哪所院校为${chain}的环节培养人才或做研究。库里一共有 ${opening('all', `${count(total)} 所`)}院校。`
      : sentence`${count(n)} 所院校与${chain}有关：${opening('stages', `${count(stages)} 个`)}环节里 ${count(trained)} 个有人培养，${count(researched)} 个有人研究，其余没有来源说${suggested === 0 ? '' : `；${count(suggested)} 处只是推测，不计`}。`,
  answerAll: (total: number): Sentence => sentence`库里有 ${count(total)} 所院校、研究机构和实验室。`,
  answerAlumni: (n: number): Sentence =>
    sentence`另有 ${opening('alumni', `${count(n)} 所`)}的校友在这条链上。`,
  scope: '列哪些院校',
  ofChain: '与本链有关',
  all: '全部院校',
  legend: {
    trains: '培养',
    researches: '研究',
    both: '都有',
    suggested: '推测',
    unknown: '没有来源说',
  },
  legendLabel: '格子里的记号',
  place: '实心为本地，空心为外地',
  columnUniversity: '院校',
  kind: { university: '高校', institute: '研究院所', laboratory: '实验室' } as Record<string, string>,
  /** A cell in words. */
  cell: (university: string, stage: string, what: string): string => `${university} · ${stage}：${what}`,
  cellUnknown: '没有来源说',
  graduates: (n: string): string => `每年毕业 ${n} 人`,
  graduatesUnknown: '人数未知',
  unknownShort: '未知',
  sumGraduates: '已知年毕业生',
  sumUnit: '人',
  atLeast: (n: string): string => `≥${n}`,
  firmGap: '企业缺口',
  firmGapNote: '环节状态',
  alumni: '校友',
  alumniNote: '来源说的是整个行业，没有点名企业；只连到产业链',
  tableLabel: '院校与环节',
  none: '没有来源说起院校',
  noneWhy: '没有来源说哪所院校与这条链的环节有关。没有数据不等于没有人才，所以不画成空缺。',
  showAll: '看全部院校',
  otherChains: '有院校数据的产业链',
  detail: {
    serves: '供哪些环节',
    noServes: '没有来源说它为哪个环节培养人才或做研究。',
    trains: '培养',
    researches: '研究',
    facts: '每一条事实',
    sources: '来源',
    disciplines: '学科',
    aliases: '又名',
    network: '在网络里看',
    place: '所在地未知',
  },
  listTies: (n: number): string => (n === 0 ? '与环节的关系未知' : `${count(n)} 个环节`),
  factCount: (n: number): string => `${count(n)} 条事实`,
};

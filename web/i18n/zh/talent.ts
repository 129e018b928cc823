import { count } from '../number.ts';

export const talent = {
  title: '人才缺口与企业缺口',
  note: (region: string): string => `每个环节：${region}的院校，旁边是企业状态；推测的不计`,
  pair: {
    both: '人与企业都缺',
    talent: '有企业缺人',
    firms: '有人缺企业',
    none: '都有',
    unknown: '有一边没有数据',
  },
  status: {
    trained: '有人培养',
    researched: '只有研究',
    missing: '本地没有',
    unknown: '没有来源说',
  } as Record<string, string>,
  graduates: (n: string, atLeast: boolean): string => `年毕业 ${atLeast ? '≥' : ''}${n} 人`,
  graduatesUnknown: '毕业人数未知',
  elsewhere: (training: number, researching: number): string =>
    [
      ...(training > 0 ? [`培养 ${count(training)} 所`] : []),
      ...(researching > 0 ? [`研究 ${count(researching)} 所`] : []),
    ].join('、'),
  table: {
    stage: '环节',
    pair: '缺什么',
    talent: '人才缺口',
    firms: '企业缺口',
    trainingHere: '本地培养（所）',
    researchingHere: '本地研究（所）',
    elsewhere: '外地院校',
  },
  here: '本地',
};

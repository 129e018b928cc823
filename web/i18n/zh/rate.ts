import type { MemberOf, RateId } from '../../../server/contract/rate.ts';
import { count, percent } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';

/** What a rate leaves out, and how it is weighed. */
export interface RateRests {
  unplaced: number;
  unknown: number;
  coverage: number | undefined;
  weighting: 'cost_share' | 'criticality' | undefined;
}

const leftOut: Record<RateId, (part: 'unplaced' | 'unknown', n: number) => Sentence> = {
  R1: (part, n) =>
    part === 'unknown'
      ? sentence`${opening(part, `${count(n)} 笔`)}没有金额，不计`
      : sentence`${opening(part, `${count(n)} 笔`)}供应商所在地未知，不算本地`,
  R2: (part, n) => sentence`${opening(part, `${count(n)} 家`)}所在地未知，不算本地`,
  R3: (part, n) => sentence`${opening(part, `${count(n)} 家`)}的供应商所在地未知`,
  R4: (part, n) => sentence`${opening(part, `${count(n)} 个`)}环节没有数据`,
  R5: (part, n) => sentence`${opening(part, `${count(n)} 个`)}环节缺产能或采购额`,
};

export const rate = {
  /** Stands around the name of the chain, which is a picker. */
  title: { before: '', after: '的配套率' },
  note: '五种口径并列，口径不同不能互比',
  chosenBuyers: '谁的采购',
  allBuyers: '全部本地企业',
  name: {
    R1: '采购额',
    R2: '供应商',
    R3: '受配套企业',
    R4: '环节覆盖',
    R5: '加权覆盖',
  } satisfies Record<RateId, string> as Record<RateId, string>,
  definition: {
    R1: '本地采购额 / 采购总额',
    R2: '本地供应商 / 供应商',
    R3: '至少有一家本地供应商的企业 / 有采购记录的企业',
    R4: '有在产企业的环节 / 全部环节',
    R5: '按权重加总的产能满足程度 / 权重之和',
  } satisfies Record<RateId, string> as Record<RateId, string>,
  column: { definition: '口径', parts: '分子 / 分母', rests: '依据' },
  range: '浅带：所在地未知或没有数据的都算上，最多到这里',
  atLeast: '至少 ',
  unit: { cny: '', firm: '家', stage: '环节', weight: '权重' } as Record<string, string>,
  number: (value: number): string => count(value),
  bar: (value: number, atMost: number | undefined, peer: number | undefined): string =>
    [
      percent(value),
      ...(atMost !== undefined && atMost > value ? [`最多 ${percent(atMost)}`] : []),
      ...(peer === undefined ? [] : [`对标 ${percent(peer)}`]),
    ].join('，'),
  /** What the rate stands on; opens `unplaced` and `unknown`. */
  rests: (id: RateId, { unplaced, unknown, weighting }: RateRests): Sentence => {
    const parts = [
      ...(weighting ? [sentence`权重：${weighting === 'cost_share' ? '成本占比' : '关键性'}`] : []),
      ...(unknown > 0 ? [leftOut[id]('unknown', unknown)] : []),
      ...(unplaced > 0 ? [leftOut[id]('unplaced', unplaced)] : []),
    ];
    if (parts.length === 0) return sentence`记录的全部计入`;
    return parts.flatMap((part, index) => (index === 0 ? part : ['；', ...part]));
  },
  unscored: '未评分：',
  unscoredOpens: (n: number): string => `${count(n)} 项`,
  why: {
    no_purchases_recorded: '没有记录本地企业向谁采购。没有记录不等于没有配套，所以不算 0',
    no_purchase_values: '有采购记录，但没有一笔写明金额',
    purchases_worth_nothing: '记录的采购金额加起来是 0',
    no_capacity_and_need: '没有一个环节同时知道在产企业的产值和本地的采购额',
    no_weights: '能算的环节都没有权重：没有成本占比，也都不关键',
    no_data: '没有来源记载任何企业做这条链的环节',
    no_stages: '这条链还没有环节',
  } as Record<string, string>,
  fix: {
    no_purchases_recorded: '导入采购表（供应商、采购商、环节、金额）',
    no_purchase_values: '给采购补上金额',
    purchases_worth_nothing: '核对采购金额',
    no_capacity_and_need: '导入产值和采购额',
    no_weights: '给投入关系补上成本占比',
    no_data: '导入企业与角色',
    no_stages: '导入环节',
  } as Record<string, string>,
  part: {
    numerator: '分子',
    denominator: '分母',
    unplaced: '所在地未知',
    unknown: '没有计入',
  } satisfies Record<MemberOf, string> as Record<MemberOf, string>,
  openPart: (name: string, part: string): string => `${name}：打开${part}`,
  members: (name: string, part: string): string => `${name} · ${part}`,
  close: '收起',
  noMembers: '没有',
  more: (n: number): string => `再列 ${count(n)} 条`,
  table: {
    supplier: '供应商',
    buyer: '采购商',
    stage: '环节',
    value: '金额',
    year: '年份',
    provenance: '依据',
    firm: '企业',
    place: '所在地',
    purchases: '采购记录',
    localPurchases: '其中本地',
    status: '状态',
    production: '在产企业',
    capacity: '本地产值',
    need: '本地采购额',
    weight: '权重',
    met: '满足',
  },
  place: { here: '本地', elsewhere: '外地', unplaced: '所在地未知' } as Record<string, string>,
};

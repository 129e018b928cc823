import type { TieKind } from '../../../server/contract/introduction.ts';
import { count, score } from '../number.ts';

export const introduction = {
  title: '谁能引荐',
  note: (hop: number): string => `每多一跳 ×${score(hop)}，最多 4 跳，按机构`,
  label: (name: string): string => `引荐到${name}的路径`,
  /** How two organisations are tied, as a label on the line. */
  tie: {
    owns: '控股',
    supplies: '供货',
    partners_with: '合作',
    alumni_at: '校友任职',
    member_of: '会员',
    introduced: '引荐过',
    brought: '带来',
  } satisfies Record<TieKind, string> as Record<string, string>,
  /** Which way the relation points. */
  says: (from: string, kind: string, to: string): string => `${from} → ${to}：${kind}`,
  from: '从谁出发',
  anyOfOurs: (region: string): string => `${region}任一机构（取最好的）`,
  hop: '每跳系数',
  hopNote: '越小越看重直接关系；1 为不打折',
  diverse: '优先引荐人不重复的路径',
  ours: '出发',
  target: '目标',
  hops: (introducers: number): string => (introducers === 0 ? '直接认识' : `经 ${count(introducers)} 家`),
  why: '依据',
  product: (factors: string, score: string): string => `${factors} = ${score}`,
  others: (n: number): string => `两家之间另有 ${count(n)} 条较弱的关系`,
  sinceDate: (date: string): string => `始于 ${date}`,
  more: (n: number): string => `另 ${count(n)} 条`,
  fewer: '收起',
  introducers: '引荐人',
  introducersNote: '同一位引荐人请得太多就不灵了',
  load: (n: number): string => (n === 0 ? '没有在办目标找过它' : `在办目标 ${count(n)} 家与它有关系`),
  noPath: (name: string): string => `还没有已知的路径通到${name}`,
  noPathWhy: '没有记载不等于不认识。',
  addFact: '去企业档案补关系',
  loading: '正在找引荐路径',
};

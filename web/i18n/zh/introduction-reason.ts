import type { Reason } from '../../../server/contract/common.ts';
import { count, grouped, percent, score } from '../number.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { introduction } from './introduction.ts';
import { word } from './word.ts';

type Values = Reason['values'];

const number = (value: Values[string] | undefined): number => Number(value ?? 0);
const tie = (value: Values[string] | undefined): string => introduction.tie[String(value)] ?? String(value);
const evidence = (value: Values[string] | undefined): string =>
  (word.evidence as Record<string, string>)[String(value)] ?? String(value);

/** What the strength of a tie is made of, and why nobody is known to introduce us. */
export const introductionReasons: Record<string, (values: Values) => Sentence> = {
  tie_recorded: ({ strength }) =>
    sentence`关系强度 ${score(number(strength))} 是用户自己判断的，照用，不折算`,
  tie_kind: ({ kind, strength }) => sentence`${tie(kind)}关系，新近并核实的算 ${score(number(strength))}`,
  tie_loose: ({ strength }) =>
    sentence`合作关系，没有说是联合实验室或共建学院，只算 ${score(number(strength))}`,
  tie_recency: ({ date, years, halfLife, factor }) =>
    sentence`${String(date)} 的事，距今 ${grouped(number(years), 1)} 年，每 ${count(number(halfLife))} 年减半，留 ${percent(number(factor))}`,
  tie_undated: () => sentence`没有日期，新旧不折算`,
  tie_evidence: ({ evidence: how, factor }) =>
    sentence`依据是“${evidence(how)}”，乘 ${score(number(factor))}`,
  introduction_target_untied: () =>
    sentence`它和任何机构的关系都没有记载：查它的股东、客户、供应商、协会和高管母校，录入一条就可能连上`,
  introduction_ours_untied: ({ ours }) =>
    sentence`我方 ${count(number(ours))} 家机构没有一条已知关系：先录入我方与企业、协会、高校的往来`,
  introduction_none_of_ours: () =>
    sentence`这个区域还没有录入可以出面的机构：招商机构、协会、高校、投资机构或链主`,
  introduction_not_joined: ({ targetTies, ourTies }) =>
    sentence`它有 ${count(number(targetTies))} 条已知关系，我方有 ${count(number(ourTies))} 条，四步之内接不上：查它的关系方与我方的关系方有无往来`,
  introduction_as_of: ({ asOf }) => sentence`只算了 ${String(asOf)} 为止已经知道、并且有日期的关系`,
};

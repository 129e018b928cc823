import type { Reason } from '../../../server/contract/common.ts';
import { count, grouped, percent, score } from '../number.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { format } from './format.ts';
import { introduction } from './introduction.ts';
import { word } from './word.ts';

type Values = Reason['values'];

const number = (value: Values[string] | undefined): number => Number(value ?? 0);
const tie = (value: Values[string] | undefined): string => introduction.tie[String(value)] ?? String(value);
const evidence = (value: Values[string] | undefined): string =>
  ((word.evidence as Record<string, string>)[String(value)] ?? String(value)).toLowerCase();

export const introductionReasons: Record<string, (values: Values) => Sentence> = {
  tie_recorded: ({ strength }) =>
    sentence`The strength ${score(number(strength))} is a user’s own judgement and taken as it is`,
  tie_kind: ({ kind, strength }) =>
    sentence`A fresh and verified tie of this kind (${tie(kind)}) counts ${score(number(strength))}`,
  tie_loose: ({ strength }) =>
    sentence`A partnership not said to be a joint laboratory or college counts only ${score(number(strength))}`,
  tie_recency: ({ date, years, halfLife, factor }) =>
    sentence`From ${format.date(String(date))}, ${grouped(number(years), 1)} years ago; halved every ${count(number(halfLife))} years, ${percent(number(factor))} is left`,
  tie_undated: () => sentence`No date is known, so age is left out`,
  tie_evidence: ({ evidence: how, factor }) =>
    sentence`The evidence is ${evidence(how)}: times ${score(number(factor))}`,
  introduction_target_untied: () =>
    sentence`No relation of it is recorded: look for its owners, customers, suppliers, associations and where its leaders studied; one may be enough`,
  introduction_ours_untied: ({ ours }) =>
    sentence`None of our ${count(number(ours))} organisations has a recorded relation: record our own dealings with firms, associations and universities first`,
  introduction_none_of_ours: () =>
    sentence`No organisation that could speak for this region is recorded: agency, association, university, investor or anchor`,
  introduction_not_joined: ({ targetTies, ourTies }) =>
    sentence`It has ${count(number(targetTies))} known relations and we have ${count(number(ourTies))}, but four steps do not join them: look for dealings between those on either side`,
  introduction_as_of: ({ asOf }) =>
    sentence`Only dated relations known by ${format.date(String(asOf))} were counted`,
};

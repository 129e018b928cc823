import type { Duplicate } from '../contract/import-plan.ts';
import { nearnessOf } from './nearness.ts';

/** A firm as it is compared: names in the form of `stemOf`, place as a code of the region table. */
export interface Compared {
  name: string;
  /** The full name without width and spaces, simplified. */
  nameKey: string;
  stem: string;
  legalForm: string;
  /** Short name, aliases and former names. */
  others: { name: string; stem: string }[];
  place?: string | undefined;
  creditCode?: string | undefined;
  stockCode?: string | undefined;
  groupId?: string | undefined;
}

type Reason = Duplicate['reasons'][number];
type Found = { score: number; values: Record<string, string> } | undefined;

/** One thing that speaks for two firms being one (weight above 0) or against it (below 0). Symmetric. */
interface Factor {
  id: string;
  weight: number;
  /** From 0 to 1 with the values its sentence needs, or undefined where it says nothing. */
  score: (one: Compared, other: Compared) => Found;
}

const both = (one: string | undefined, other: string | undefined): [string, string] | undefined =>
  one === undefined || other === undefined || one === '' || other === '' ? undefined : [one, other];

const equal =
  (property: 'creditCode' | 'stockCode' | 'groupId', as: string) => (a: Compared, b: Compared) => {
    const [one, other] = both(a[property], b[property]) ?? [];
    return one !== undefined && one === other ? { score: 1, values: { [as]: one } } : undefined;
  };
const unequal = (property: 'creditCode' | 'stockCode') => (a: Compared, b: Compared) => {
  const [one, other] = both(a[property], b[property]) ?? [];
  return one !== other ? { score: 1, values: {} } : undefined;
};

const sameStem = (a: Compared, b: Compared): boolean => a.stem !== '' && a.stem === b.stem;

/** A name of one that is a name of the other; a name by the way that both have says less. */
function otherName(a: Compared, b: Compared): Found {
  if (sameStem(a, b)) return undefined;
  const known = [
    ...a.others.filter(({ stem }) => stem !== '' && stem === b.stem),
    ...b.others.filter(({ stem }) => stem !== '' && stem === a.stem),
  ];
  const first = sortNames(known.map(({ name }) => name))[0];
  if (first !== undefined) return { score: 1, values: { name: first } };
  const shared = a.others.filter(({ stem }) => stem !== '' && b.others.some((one) => one.stem === stem));
  const [name] = sortNames(shared.map(({ stem }) => stem));
  return name === undefined ? undefined : { score: 0.7, values: { name } };
}

const sortNames = (names: string[]): string[] => names.toSorted((x, y) => (x < y ? -1 : x > y ? 1 : 0));

/** A code of GB/T 2260 without its closing zeros: 370000 → 37, 370200 → 3702. China as a whole says nothing. */
function levelsOf(code: string): string {
  if (!/^\d{6}/.test(code)) return code;
  const digits = code.slice(0, 6).replace(/(?:00)+$/, '');
  return code.startsWith('100000') ? '' : digits;
}

/** The city a firm is in, or its country abroad; undefined where no more than a province is known. */
export function cityOf({ place }: Pick<Compared, 'place'>): string | undefined {
  const levels = levelsOf(place ?? '');
  if (!/^\d/.test(levels)) return levels === '' ? undefined : levels;
  return levels.length >= 4 ? levels.slice(0, 4) : undefined;
}

function places(a: Compared, b: Compared): { place: string; near: number } | 'other' | undefined {
  const codes = both(a.place, b.place);
  if (!codes) return undefined;
  const [one, other] = codes.map(levelsOf).toSorted((x, y) => x.length - y.length) as [string, string];
  if (one === '') return undefined;
  const [wide] = codes.toSorted((x, y) => levelsOf(x).length - levelsOf(y).length || (x < y ? -1 : 1));
  if (other.startsWith(one)) return { place: wide!, near: one.length >= 4 || !/^\d/.test(one) ? 1 : 0.4 };
  const sameCity = /^\d{4}/.test(one) && one.slice(0, 4) === other.slice(0, 4);
  return sameCity ? { place: `${one.slice(0, 4)}00`, near: 0.6 } : 'other';
}

const isGroup = ({ legalForm }: Compared): boolean => /集团|控股|group|holding/u.test(legalForm);

/** 公司 alone is how people shorten any form. */
const formOf = ({ legalForm }: Compared): string =>
  /^(?:公司|co|company)$/u.test(legalForm) ? '' : legalForm;

/** Everything that is looked at. Weights are judgement, not measurement; the tests hold cases they have to decide. */
export const factors: readonly Factor[] = [
  { id: 'same_credit_code', weight: 1, score: equal('creditCode', 'code') },
  { id: 'same_stock_code', weight: 0.95, score: equal('stockCode', 'code') },
  {
    id: 'same_name',
    weight: 0.85,
    score: (a, b) => (sameStem(a, b) && a.nameKey === b.nameKey ? { score: 1, values: {} } : undefined),
  },
  {
    id: 'same_stem',
    weight: 0.6,
    score: (a, b) =>
      sameStem(a, b) && a.nameKey !== b.nameKey ? { score: 1, values: { stem: a.stem } } : undefined,
  },
  { id: 'other_name', weight: 0.7, score: otherName },
  // A name that is only alike says something within one city: the country has too many of any kind.
  {
    id: 'similar_name',
    weight: 0.4,
    score: (a, b) => {
      const city = cityOf(a);
      if (city === undefined || city !== cityOf(b) || otherName(a, b)) return undefined;
      const nearness = nearnessOf(a.stem, b.stem);
      return nearness > 0 ? { score: nearness, values: { nearness: nearness.toFixed(2) } } : undefined;
    },
  },
  {
    id: 'same_place',
    weight: 0.25,
    score: (a, b) => {
      const found = places(a, b);
      return typeof found === 'object' ? { score: found.near, values: { place: found.place } } : undefined;
    },
  },
  { id: 'same_group', weight: 0.15, score: equal('groupId', 'group') },
  {
    id: 'other_place',
    weight: -0.5,
    score: (a, b) => {
      if (places(a, b) !== 'other') return undefined;
      const [one = '', other = ''] = sortNames([a.place ?? '', b.place ?? '']);
      return { score: 1, values: { one, other } };
    },
  },
  // Two legal entities: parent and subsidiary, or subsidiaries in two cities.
  { id: 'other_credit_code', weight: -0.9, score: unequal('creditCode') },
  { id: 'other_stock_code', weight: -0.8, score: unequal('stockCode') },
  {
    id: 'group_and_member',
    weight: -0.4,
    score: (a, b) =>
      both(a.legalForm, b.legalForm) && isGroup(a) !== isGroup(b) ? { score: 1, values: {} } : undefined,
  },
  {
    id: 'other_form',
    weight: -0.15,
    score: (a, b) => {
      const [one, other] = sortNames(both(formOf(a), formOf(b)) ?? []);
      if (one === other || isGroup(a) !== isGroup(b)) return undefined;
      return { score: 1, values: { one: one!, other: other! } };
    },
  },
];

/** What two firms have in common beside a name or code is no reason to compare them. */
const supporting = new Set(['same_place', 'same_group']);

/** Pairs below are not shown. Same stem in one city is 0.70, in two cities 0.30, in an unknown place 0.60. */
export const leastScore = 0.4;

/**
 * Whether two firms are one beyond doubt, so that nobody need be asked: both have the same credit code; or both have
 * the same stock code, and not two different credit codes. Names never make it certain.
 */
export function isCertain(one: Compared, other: Compared): boolean {
  const credit = both(one.creditCode, other.creditCode);
  if (credit) return credit[0] === credit[1];
  const stock = both(one.stockCode, other.stockCode);
  return stock !== undefined && stock[0] === stock[1];
}

/**
 * How likely two firms are one, from 0 to 1, with what speaks for it and against, strongest first. Reasons for it add
 * up as independent chances do; each reason against takes its share of the sum. 1 exactly where `isCertain`.
 */
export function scoreDuplicate(one: Compared, other: Compared): { score: number; reasons: Reason[] } {
  const reasons = factors.flatMap(({ id, weight, score }): Reason[] => {
    const found = score(one, other);
    return found ? [{ code: id, weight: round(weight * found.score), values: found.values }] : [];
  });
  reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const names = reasons.some(({ code, weight }) => weight > 0 && !supporting.has(code));
  if (!names) return { score: 0, reasons };
  if (isCertain(one, other)) return { score: 1, reasons };
  const left = (sign: 1 | -1) =>
    reasons
      .filter(({ weight }) => Math.sign(weight) === sign)
      .reduce((rest, { weight }) => rest * (1 - Math.abs(weight)), 1);
  return { score: Math.min(0.99, round((1 - left(1)) * left(-1))), reasons };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

import { amount, count, grouped, withUnit } from '../number.ts';
import type { PartialDate } from '../date.ts';

const boundWords: Record<string, string> = { moreThan: '超过 ', lessThan: '不到 ', about: '约 ' };
const signs: Record<string, string> = { moreThan: '>', lessThan: '<', about: '≈' };
const mu = (value: number): string =>
  `${withUnit(amount(value), '亩')}（${withUnit(amount(value / 15), '公顷')}）`;

/** Numbers with their unit, and dates, as Chinese readers write them. */
export const format = {
  firms: (value: number): string => `${count(value)} 家`,
  stages: (value: number): string => `${count(value)} 个`,
  /** Money in CNY: 亿元 from one 亿, else 万元. */
  money: (cny: number): string =>
    Math.abs(cny) >= 1e8
      ? withUnit(amount(cny / 1e8), '亿元')
      : Math.abs(cny) >= 1e4
        ? withUnit(amount(cny / 1e4), '万元')
        : withUnit(amount(cny), '元'),
  /** Area in square metres: 万 m² from ten thousand. */
  area: (squareMetres: number): string =>
    squareMetres >= 1e4 ? withUnit(amount(squareMetres / 1e4), '万 m²') : withUnit(count(squareMetres), 'm²'),
  /** Land in mu, with hectares beside it. */
  mu,
  /** The hedge of a figure, before its number. */
  bound: (bound: string): string => boundWords[bound] ?? '',
  date: (date: PartialDate): string => date,
  period: (months: number): string =>
    months === 12 ? '全年' : months === 6 ? '半年' : `${count(months)} 个月`,
  /** The same with a sign for the hedge, where room is short. */
  figureShort: (value: number, unit: string, bound: string): string =>
    `${signs[bound] ?? ''}${plainFigure(value, unit)}`,
  /** A reported number as it is reported, with its hedge; 亩 also in 公顷. */
  figure: (value: number, unit: string, bound: string): string =>
    `${boundWords[bound] ?? ''}${plainFigure(value, unit)}`,
};

function plainFigure(value: number, unit: string): string {
  if (unit === '亩') return mu(value);
  if (unit === '%') return withUnit(amount(value), '%');
  return withUnit(grouped(value, 2), unit === 'unit' ? '' : unit);
}

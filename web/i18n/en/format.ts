import { amount, count, grouped, thin, withUnit } from '../number.ts';
import type { Messages } from '../zh/index.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Units of the sources: how many of the English unit one of them is. Others are shown as they are. */
const units: Record<string, { per: number; say: (value: number) => string }> = {
  亿元: { per: 1e8, say: (value) => money(value) },
  万元: { per: 1e4, say: (value) => money(value) },
  元: { per: 1, say: (value) => money(value) },
  亿美元: { per: 1e8, say: (value) => `USD${thin}${scaled(value)}` },
  万平方米: { per: 1e4, say: (value) => area(value) },
  平方米: { per: 1, say: (value) => area(value) },
  亩: { per: 1, say: (value) => mu(value) },
  '万片/年': { per: 1e4, say: (value) => `${count(value)} wafers a year` },
  万人: { per: 1e4, say: (value) => `${count(value)} people` },
  人: { per: 1, say: (value) => `${count(value)} people` },
  位: { per: 1, say: (value) => `no. ${count(value)}` },
  家: { per: 1, say: (value) => `${count(value)} firms` },
  户: { per: 1, say: (value) => `${count(value)} firms` },
  年: { per: 1, say: (value) => `${grouped(value)} years` },
  个月: { per: 1, say: (value) => `${grouped(value)} months` },
  天: { per: 1, say: (value) => `${grouped(value)} days` },
  个工作日: { per: 1, say: (value) => `${grouped(value)} working days` },
  小时: { per: 1, say: (value) => `${grouped(value)} hours` },
  分钟: { per: 1, say: (value) => `${grouped(value)} minutes` },
  '%': { per: 1, say: (value) => withUnit(amount(value), '%') },
};
/** Counters that English does not have. */
const counters = ['个', '项', '支', '组', '类', '种', '所', '座', '件', 'unit'];

const scaled = (value: number): string =>
  Math.abs(value) >= 1e9
    ? withUnit(amount(value / 1e9), 'bn')
    : Math.abs(value) >= 1e6
      ? withUnit(amount(value / 1e6), 'm')
      : count(value);
const money = (cny: number): string => `CNY${thin}${scaled(cny)}`;
const area = (squareMetres: number): string =>
  squareMetres >= 1e6
    ? withUnit(grouped(squareMetres / 1e6, 2), 'million m²')
    : withUnit(count(squareMetres), 'm²');
const mu = (value: number): string =>
  `${withUnit(amount(value), 'mu')} (${withUnit(amount(value / 15), 'ha')})`;
const signs: Record<string, string> = { moreThan: '>', lessThan: '<', about: '≈' };
const boundWords: Record<string, string> = {
  moreThan: 'more than ',
  lessThan: 'less than ',
  about: 'about ',
};

function plainFigure(value: number, unit: string): string {
  const known = units[unit];
  // A product such as 495 × 10 000 may carry a binary tail; no source has more than nine digits.
  if (known) return known.say(Number((value * known.per).toPrecision(12)));
  return withUnit(grouped(value, 2), counters.includes(unit) ? '' : unit);
}

export const format: Messages['format'] = {
  firms: (value) => `${count(value)} ${value === 1 ? 'firm' : 'firms'}`,
  stages: (value) => count(value),
  money,
  area,
  mu,
  bound: (bound) => boundWords[bound] ?? '',
  figureShort: (value, unit, bound) => `${signs[bound] ?? ''}${plainFigure(value, unit)}`,
  figure: (value, unit, bound) => `${boundWords[bound] ?? ''}${plainFigure(value, unit)}`,
  date: (date) => {
    const [year = '', month, day] = date.split('-');
    const name = month ? months[Number(month) - 1] : undefined;
    if (!name) return date;
    return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
  },
  period: (value) => (value === 12 ? 'full year' : value === 6 ? 'half year' : `${count(value)} months`),
};

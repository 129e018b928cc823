/** A number as people write it: with a unit, thousands, a hedge. */
export type ReadAmount =
  | { is: 'number'; value: number; hedged: boolean }
  /** 100-200: which it is nobody knows. */
  | { is: 'range' }
  | { is: 'empty' }
  | { is: 'other' };

const factors: Record<string, number> = { 亿: 1e8, 千万: 1e7, 百万: 1e6, 万: 1e4, 千: 1e3, 百: 1e2 };
const before = '约为|大约|约|近|超过|超|逾|不足|不到|低于|高于|大于|小于|至少|最多|接近|>=|<=|>|<|≥|≤|~|≈';
const behind = '左右|上下|以上|以下|以内|余|多|\\+';
const number = '\\d+(?:\\.\\d+)?|\\.\\d+';
const unit = '亿|千万|百万|万|千|百';
const noun = '元人民币|人民币|元|人|名|位|家|户|吨|台|套|件|个|㎡|平方米|rmb|cny';
const pattern = new RegExp(
  `^(${before})?(?:¥|rmb|人民币)?(${number}(?:e\\+?\\d+)?)(${behind})?(${unit})?(${behind})?(?:${noun})?(${behind})?$`,
);
const range = new RegExp(
  `^(?:${number})(?:${unit})?(?:${noun})?(?:-|–|—|~|至|到)(?:${number})(?:${unit})?(?:${noun})?$`,
);

/** Words that say that nothing is known. */
export const isBlank = (text: string): boolean =>
  /^(?:[-—–/\\?？.。*]*|无|暂无|没有|不详|未知|未提供|未填|待补充|待定|保密|n\/?a|null|none|nil)$/i.test(
    text.trim(),
  );

/**
 * Reads a number. A unit in the cell (3.2亿) stands for itself; else the number is multiplied by `factor`, which the
 * column's header says.
 */
export function readAmount(text: string, factor = 1): ReadAmount {
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/(\d),(?=\d{3}(?:\D|$))/g, '$1');
  if (isBlank(word)) return { is: 'empty' };
  const match = pattern.exec(word);
  if (!match) return { is: range.test(word) ? 'range' : 'other' };
  const [, hedge, digits, hedge1, own, hedge2, hedge3] = match;
  const value = Number(digits) * (own === undefined ? factor : factors[own]!);
  // Twelve digits: 1.1 × 10000 is 11000.000000000002 otherwise.
  return {
    is: 'number',
    value: Number(value.toPrecision(12)),
    hedged: [hedge, hedge1, hedge2, hedge3].some((one) => one !== undefined),
  };
}

/** What a header says of the numbers below it: 产值(万元) → 10000, 营收（亿） → 1e8; undefined where it says nothing. */
export function readFactor(header: string): number | undefined {
  const word = header.normalize('NFKC').replace(/\s+/g, '');
  const inside = /[([【/,:](?:单位:?)?(亿|千万|百万|万|千)?(?:元|人民币|人|美元)?[)\]】]?$/.exec(word)?.[1];
  const trailing = /(亿|千万|百万|万|千)元$/.exec(word)?.[1];
  const found = inside ?? trailing;
  return found === undefined ? undefined : factors[found];
}

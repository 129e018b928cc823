/** Narrow no-break space: between groups of digits, and between a number and its unit. */
export const thin = '\u202f';

/** Whole or broken number in groups of three, never with a comma. Four digits are grouped as well: 1 200. */
export function grouped(value: number, decimals = 1): string {
  const rounded = Math.abs(value).toFixed(decimals);
  const [whole = '0', broken = ''] = rounded.split('.');
  const fraction = broken.replace(/0+$/, '');
  const sign = value < 0 && Number(rounded) !== 0 ? '−' : '';
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, thin) + (fraction === '' ? '' : `.${fraction}`);
}

/** A count: whole. */
export const count = (value: number): string => grouped(value, 0);

/** A share from 0 to 1 as per cent with one decimal at most. */
export const percent = (share: number): string => `${grouped(share * 100, 1)}${thin}%`;

/** A score from 0 to 1 with two decimals, always both. */
export const score = (value: number): string => value.toFixed(2);

/** Decimals of an amount: one below 100, none from there on. */
export const amount = (value: number): string => grouped(value, Math.abs(value) < 100 ? 1 : 0);

/** Joins a number and its unit. */
export const withUnit = (number: string, unit: string): string =>
  unit === '' ? number : `${number}${thin}${unit}`;

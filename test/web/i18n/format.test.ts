import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, isStale } from '../../../web/i18n/date.ts';
import { en } from '../../../web/i18n/en/index.ts';
import { count, grouped, percent, score, thin } from '../../../web/i18n/number.ts';
import { zh } from '../../../web/i18n/zh/index.ts';

describe('numbers', () => {
  it('are grouped with a narrow space, never a comma', () => {
    expect(count(1200)).toBe(`1${thin}200`);
    expect(count(1234567)).toBe(`1${thin}234${thin}567`);
    expect(count(999)).toBe('999');
    fc.assert(
      fc.property(fc.integer(), (value) => {
        const said = count(value);
        expect(said).not.toContain(',');
        expect(Number(said.replaceAll(thin, '').replace('−', '-'))).toBe(value);
      }),
    );
  });

  it('have a true minus, and no minus before zero', () => {
    expect(grouped(-1.25, 1)).toBe('−1.3');
    expect(grouped(-0.04, 1)).toBe('0');
  });

  it('rates have one decimal at most, scores two always', () => {
    expect(percent(0.714)).toBe(`71.4${thin}%`);
    expect(percent(1)).toBe(`100${thin}%`);
    expect(score(1)).toBe('1.00');
  });

  it('money changes its unit at one 亿', () => {
    expect(zh.format.money(100_000_000)).toBe(`1${thin}亿元`);
    expect(zh.format.money(24_000_000)).toBe(`2${thin}400${thin}万元`);
    expect(en.format.money(100_000_000_000)).toBe(`CNY${thin}100${thin}bn`);
  });
});

describe('dates', () => {
  const today = new Date('2023-04-30T00:00:00Z');

  it.each([
    ['2020-10', true],
    ['2021-04', false],
    ['2021-03', true],
    ['2021', false],
    ['2020', true],
    ['2021-04-29', true],
    ['2023-04-30', false],
    ['soon', false],
  ])('%s is older than two years: %s', (date, expected) => {
    expect(isStale(date, today)).toBe(expected);
  });

  it('are as precise as they are known', () => {
    expect(en.format.date('2020')).toBe('2020');
    expect(en.format.date('2020-10')).toBe('Oct 2020');
    expect(en.format.date('2020-10-05')).toBe('5 Oct 2020');
    expect(clock(new Date(2026, 0, 1, 9, 4))).toBe('09:04');
  });
});

describe('the two languages', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value;

  it('have the same messages', () => {
    // Tables of spellings (units, factors) may differ; everything a screen asks for must not.
    expect(shape(en)).toEqual(shape(zh));
  });
});

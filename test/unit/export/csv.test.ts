import { describe, expect, it } from 'vitest';
import { neutralise, toCsv } from '../../../server/export/csv.ts';

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '＝1', '＋1', '－1', '＠x'])(
    'neutralises %j',
    (text) => {
      expect(neutralise(text)).toBe(`'${text}`);
    },
  );

  it('leaves ordinary text and negative numbers alone', () => {
    expect(neutralise('牵引电机')).toBe('牵引电机');
    expect(toCsv([['n', (row: number) => row]], [-3])).toContain('-3\r\n');
  });

  it('writes unknown as an empty cell and 0 as 0', () => {
    const csv = toCsv<{ n?: number }>(
      [
        ['a', (row) => row.n],
        ['b', () => 'x'],
      ],
      [{}, { n: 0 }],
    );
    expect(csv).toBe('\ufeffa,b\r\n,x\r\n0,x\r\n');
  });

  it('quotes separators, quotes and line breaks', () => {
    expect(toCsv([['a', (row: string) => row]], ['x,"y"\nz'])).toBe('\ufeffa\r\n"x,""y""\nz"\r\n');
  });
});

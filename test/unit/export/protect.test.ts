import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRecords } from '../../../server/export/csv.ts';
import { protect, unprotect } from '../../../server/import/protect.ts';

const signs = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

describe('a protected cell', () => {
  it('gives its text again, whatever that is', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom(...signs, "'", 'a', ' ', '\n'), { maxLength: 5 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(nasty, (text) => {
        expect(unprotect(protect(text))).toBe(text);
      }),
    );
  });

  it.each(signs)('does not begin with %j, and is taken back by one apostrophe only', (sign) => {
    expect(protect(`${sign}1`)).toBe(`'${sign}1`);
    expect(protect(`'${sign}1`)).toBe(`''${sign}1`);
    expect(unprotect(`''${sign}1`)).toBe(`'${sign}1`);
  });

  it('leaves an apostrophe alone that protects nothing', () => {
    expect(unprotect("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
    expect(protect("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
  });
});

describe('records', () => {
  it.each(['a\nb', 'a\rb', 'a\r\nb'])('with the line break in %j are quoted', (text) => {
    expect(toRecords([[text, 'x']])).toBe(`"${text}",x\r\n`);
  });
});

import { describe, expect, it } from 'vitest';
import { creditCodeCheck, toCreditCode } from '../../../scripts/generate/credit-code.ts';

describe('credit codes by GB 32100', () => {
  // Published by the firms themselves.
  it.each(['914403001922038216', '91110000802100433B', '91330100799655058B'])(
    'have the check digit of %s',
    (code) => {
      expect(creditCodeCheck(code.slice(0, 17))).toBe(code[17]);
    },
  );

  it('are right, others for each number, and of a range no real firm has', () => {
    const codes = [0, 1, 30, 31, 799_999_999].map((number) => toCreditCode(number, '370200'));
    for (const code of codes) {
      expect(code).toMatch(/^91370200GX[0-9A-HJ-NPQRTUWXY]{6}[0-9X][0-9A-HJ-NPQRTUWXY]$/);
      expect(creditCodeCheck(code.slice(0, 17))).toBe(code[17]);
    }
    expect(new Set(codes).size).toBe(codes.length);
  });
});

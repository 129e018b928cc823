const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether this is a unified social credit code with a right check character (GB 32100-2015). */
export function isCreditCode(text: string): boolean {
  const code = text.normalize('NFKC').trim().toUpperCase();
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false;
  const sum = creditWeights.reduce((total, weight, at) => total + weight * letters.indexOf(code[at]!), 0);
  return letters[(31 - (sum % 31)) % 31] === code[17];
}

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether this is a citizen's identity number with a right check character (GB 11643-1999). */
export function isIdentityNumber(text: string): boolean {
  const code = text.normalize('NFKC').trim().toUpperCase();
  if (!/^\d{6}(19|20)\d{9}[\dX]$/.test(code)) return false;
  const sum = identityWeights.reduce((total, weight, at) => total + weight * Number(code[at]), 0);
  return '10X98765432'[sum % 11] === code[17];
}

/** Whether a cell is somebody's telephone number, address of electronic mail or identity number. */
export function isPersonal(text: string): boolean {
  const word = text.normalize('NFKC').replace(/[\s-]/g, '');
  return /^(\+?86)?1[3-9]\d{9}$/.test(word) || /^[^@]+@[^@]+\.[a-z]+$/i.test(word) || isIdentityNumber(word);
}

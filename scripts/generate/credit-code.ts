/** The digits of GB 32100: letters that look like numbers are left out. */
const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** The digits of an organisation code (GB 11714) go to Z. */
const organisationDigits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
/** Organisation codes are issued as numbers or from MA on: none of a real firm begins so. */
const neverIssued = 'GX';

const organisationCheck = (code: string): string => {
  const sum = organisationWeights.reduce(
    (total, weight, at) => total + weight * organisationDigits.indexOf(code[at]!),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
};

/** The last digit by GB 32100: weights are powers of 3 modulo 31. */
export function creditCodeCheck(first17: string): string {
  let [sum, weight] = [0, 1];
  for (const digit of first17) {
    sum += weight * digits.indexOf(digit);
    weight = (weight * 3) % 31;
  }
  return digits[(31 - (sum % 31)) % 31]!;
}

/**
 * A unified social credit code (GB 32100) of an enterprise with right check digits, another one for each number up to
 * 887 million. `region` is the six-digit code of where it is registered.
 */
export function toCreditCode(number: number, region: string): string {
  let [rest, own] = [number, ''];
  for (let at = 0; at < 6; at++) {
    own = digits[rest % 31]! + own;
    rest = Math.floor(rest / 31);
  }
  const code = `91${region}${neverIssued}${own}`;
  const withOrganisation = code + organisationCheck(code.slice(8));
  return withOrganisation + creditCodeCheck(withOrganisation);
}

import { groupBy } from './group.ts';
import { normaliseName } from '../../server/import/name.ts';
import { type CompanyRow, toStockCode } from './dataset.ts';

/** A listed firm of the data set: one legal entity. */
export interface ListedFirm {
  name: string;
  /** Absent, as the stock code is, where the data set gives another firm's. */
  shortName: string | undefined;
  stockCode: string | undefined;
  formerNames: string[];
}

/** `北京银行股份有限公司(简称:北京银行)` has its short name in the cell of the full one. */
const withoutRemark = (name: string) => normaliseName(name).replace(/\(简称:[^)]*\)$/, '');

/**
 * One firm for each listing. Rows with one code and one day of listing are the same firm before and after a change of
 * name: the first is the newer. Rows with one code and different days are different firms, of which the code belongs
 * to the one whose full name contains the short name; the others are kept without code and short name.
 */
export function toFirms(rows: CompanyRow[]): ListedFirm[] {
  const byCode = groupBy(rows, ({ code }) => toStockCode(code));
  return [...byCode].flatMap(([code, same]) => {
    const listings = [...groupBy(same, ({ listed_on }) => listed_on).values()];
    if (listings.length === 1) return [toFirm(same, code)];
    return listings.map((listing) => toFirm(listing, ownsCode(listing[0]!) ? code : undefined));
  });
}

const ownsCode = ({ full_name, short_name }: CompanyRow) => full_name.includes(short_name);

function toFirm(listing: CompanyRow[], stockCode: string | undefined): ListedFirm {
  const [name = '', ...former] = [...new Set(listing.map(({ full_name }) => withoutRemark(full_name)))];
  const shortName = stockCode === undefined ? undefined : normaliseName(listing[0]!.short_name);
  return { name, shortName, stockCode, formerNames: former };
}

/**
 * The id of a firm of another shipped table that is the same legal entity: its name there is the full name or the
 * short name of the listed firm, to the letter. A part of a name is not enough: 新松机器人 in Qingdao is a subsidiary.
 */
export function findShipped(firm: ListedFirm, shipped: ReadonlyMap<string, string>): string | undefined {
  return [firm.name, ...firm.formerNames, firm.shortName ?? '']
    .map((name) => shipped.get(normaliseName(name)))
    .find((id) => id !== undefined);
}

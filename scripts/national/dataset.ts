import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { readTable } from './table.ts';

/** A row of the data set's list of firms. */
export interface CompanyRow {
  code: string;
  short_name: string;
  full_name: string;
  listed_on: string;
}

/** A main product as disclosed. `share` is of the firm's revenue; undefined where the data set has only a filler. */
export interface Product {
  /** Six digits. */
  stockCode: string;
  text: string;
  share: number | undefined;
}

export interface Dataset {
  companies: CompanyRow[];
  products: Product[];
  /** The Shenwan code of a firm's industry by its stock code. */
  industries: Map<string, string>;
}

const files = {
  companies: 'companies.csv',
  products: 'company_product.csv',
  industries: 'company_industry.csv',
};

/** `600528SH`, `600528.SH` and `600528` are one stock. */
export const toStockCode = (code: string): string => code.trim().replace(/\.?(SH|SZ|BJ)$/i, '');

/**
 * What stands in for a share that was not disclosed: 14,714 of 53,785 rows have it, and their texts are items of the
 * registered business scope (经营范围) such as 黄金及其制品进出口 of a maker of steel pipes.
 */
const filler = '0.001';

/** Reads the data set, or says which file is missing. */
export async function readDataset(folder: string): Promise<Dataset> {
  for (const file of Object.values(files)) await requireFile(join(folder, file));
  const companies = await readTable<keyof CompanyRow>(join(folder, files.companies));
  const products = await readTable<'company_code' | 'product' | 'revenue_share'>(
    join(folder, files.products),
  );
  const industries = await readTable<'company_code' | 'industry_code'>(join(folder, files.industries));
  return {
    companies,
    products: products.map(({ company_code, product, revenue_share }) => ({
      stockCode: toStockCode(company_code),
      text: product.trim(),
      share: toShare(revenue_share),
    })),
    industries: new Map(industries.map((row) => [toStockCode(row.company_code), row.industry_code])),
  };
}

/** A disclosed share of revenue, or undefined where the cell is a filler or no number. */
export function toShare(cell: string): number | undefined {
  const share = Number(cell);
  return cell.trim() === '' || cell === filler || Number.isNaN(share) ? undefined : share;
}

async function requireFile(file: string): Promise<void> {
  try {
    await access(file);
  } catch {
    throw new Error(
      `${file} is missing. The national tables are built from the data set ChainKnowledgeGraph; ` +
        'give its folder: npm run national -- <folder>. The product ships the result and does not need it.',
    );
  }
}

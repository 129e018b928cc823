import { RegionCode, Slug } from '../../contract/common.ts';

/** What a `reference` may point at. `organisation` is any kind of organisation. */
export type ReferenceTarget =
  | 'chain'
  | 'stage'
  | 'region'
  | 'source'
  | 'carrier'
  | 'project'
  | 'organisation'
  | 'firm'
  | 'university'
  | 'organisationOrChain';

export type CellType =
  | { is: 'text'; pattern?: RegExp; expected: string }
  | { is: 'list' }
  | { is: 'number'; least?: number; most?: number; whole?: boolean; expected: string }
  | { is: 'share' }
  | { is: 'date' }
  | { is: 'boolean' }
  /** The value stored, with the words accepted for it beside the value itself. */
  | { is: 'enum'; words: Readonly<Record<string, readonly string[]>> }
  | { is: 'reference'; to: ReferenceTarget; many: boolean };

export interface Column {
  /** Headers accepted beside the English name. */
  zh: readonly string[];
  required: boolean;
  type: CellType;
}

export const required = true;

const make =
  (type: CellType) =>
  (zh: string, isRequired = false): Column => ({ zh: zh.split('|'), required: isRequired, type });

/** The pattern of a contract's schema, so that what is imported can also be asked for. */
const patternOf = (schema: object) => new RegExp('pattern' in schema ? String(schema.pattern) : '', 'u');

/** Longer names and notes would not fit into an index entry of the database. */
export const longestText = 2000;

export const text = make({ is: 'text', expected: `text of at most ${longestText} characters` });
export const list = make({ is: 'list' });
export const share = make({ is: 'share' });
export const date = make({ is: 'date' });
export const boolean = make({ is: 'boolean' });
export const number = make({ is: 'number', expected: 'a number' });
export const amount = make({ is: 'number', least: 0, expected: 'a number of 0 or more' });
export const integer = make({ is: 'number', least: 0, whole: true, expected: 'a whole number of 0 or more' });
export const year = make({
  is: 'number',
  least: 1800,
  most: 2200,
  whole: true,
  expected: 'a year such as 2025',
});
/** Ids are part of addresses and of the ids of facts, and several stand in one cell with `;` between them. */
export const id = make({
  is: 'text',
  pattern: /^[^;|\s](?:[^;|\n\t]{0,198}[^;|\s])?$/u,
  expected: 'an id of at most 200 characters without ; or |',
});
export const slug = make({
  is: 'text',
  pattern: patternOf(Slug),
  expected: 'an id of letters, digits, hyphens, dots and underscores',
});
export const regionCode = make({
  is: 'text',
  pattern: patternOf(RegionCode),
  expected: 'a region code: six digits, a zone such as 370200-hitech, or two capital letters',
});

export const oneOf = (words: Readonly<Record<string, readonly string[]>>, zh: string, isRequired = false) =>
  make({ is: 'enum', words })(zh, isRequired);
export const reference = (to: ReferenceTarget, zh: string, isRequired = false) =>
  make({ is: 'reference', to, many: false })(zh, isRequired);
export const references = (to: ReferenceTarget, zh: string, isRequired = false) =>
  make({ is: 'reference', to, many: true })(zh, isRequired);

/** Columns that say how sure a fact is and who says so. Whether a source is needed depends on the table. */
export const evidenceColumns = {
  evidence: oneOf(
    {
      verified: ['核', '已核', '已核实', '核实'],
      claimed: ['称', '声称', '自称', '报道'],
      suggested: ['推', '推断', '推测', '预测'],
    },
    '依据等级|依据',
  ),
  source_ids: references('source', '来源编号|来源'),
  observed_on: date('采集日期|观察日期'),
  note: text('备注'),
} as const;

/**
 * One table of the import. `evidence`: a fact table needs a source for every row; a thing may carry evidence, which is
 * then that of its place; `none` has no such columns.
 */
export interface Table<Columns = Record<string, Column>> {
  zh: readonly string[];
  evidence: 'none' | 'optional' | 'needed';
  columns: Columns;
}

export function table<const Columns extends Record<string, Column>>(
  zh: string,
  evidence: Table['evidence'],
  columns: Columns,
): Table<Columns> {
  return { zh: zh.split('|'), evidence, columns };
}

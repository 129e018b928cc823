import { createHash } from 'node:crypto';
import { columnsOf, type TableName } from '../table/all.ts';
import { personalWords, synonyms } from './synonym.ts';

/** A header without spaces, brackets and what is in them, years, marks of required columns; lower case, half width. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【（［][^)\]】）］]*[)\]】）］]?/g, '')
    .replace(/(?:19|20)\d{2}年?度?|[*＊:：_\s]|^\d+[.、]/g, '')
    .replace(/(?:\/|,)?(?:亿|千万|百万|万|千)元$/, '');

/** A header as templates are found by: width, case and spaces do not matter. */
export const headerKey = (header: string): string =>
  header.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** Sheets with the same headers, in any order, have the same template. */
export const templateId = (headers: string[]): string =>
  `template-${createHash('sha256')
    .update(headers.map(headerKey).filter(Boolean).toSorted().join('\0'))
    .digest('hex')
    .slice(0, 24)}`;

/** How a header speaks for a field. */
export interface HeaderMatch {
  field: string;
  by: 'exact' | 'similar';
  /** Larger is surer. */
  score: number;
}

/** Tables a free-form sheet is guessed to be of; by hand, any may be chosen. */
const guessedTables: TableName[] = ['firms', 'roles'];

const own = new Map<string, string>();
for (const table of guessedTables) {
  for (const [column, { zh }] of columnsOf(table)) {
    // Whose role it is, the firm of the same row says.
    if (column === 'firm_id') continue;
    for (const word of [column, ...zh]) {
      const key = plainHeader(word);
      if (!own.has(key)) own.set(key, `${table}.${column}`);
    }
  }
}
const alike = new Map(
  Object.entries(synonyms).flatMap(([field, words]) => words.map((word) => [plainHeader(word), field])),
);
const contained = [...own, ...alike].filter(([word]) => word.length >= 2 && /\p{Script=Han}/u.test(word));

/** Fields that a header may mean, the surest first. */
export function matchHeader(header: string): HeaderMatch[] {
  const word = plainHeader(header);
  if (word === '') return [];
  const matches: HeaderMatch[] = [];
  const add = (field: string | undefined, by: HeaderMatch['by'], score: number) => {
    if (field !== undefined && !matches.some((match) => match.field === field))
      matches.push({ field, by, score });
  };
  add(own.get(word), 'exact', 4);
  add(alike.get(word), 'similar', 3);
  for (const [known, field] of contained) {
    if (word.includes(known)) add(field, 'similar', 1 + known.length / word.length);
  }
  return matches.toSorted((one, other) => other.score - one.score);
}

const personal = personalWords.map(plainHeader);

/** Whether a column is about persons by its header. 法人名称 and 法人单位 are firms. */
export function isPersonalHeader(header: string): boolean {
  const word = plainHeader(header);
  return personal.some(
    (known) =>
      word === known ||
      (known.length >= 2 && /\p{Script=Han}/u.test(known) && word.endsWith(known) && known !== '法人'),
  );
}

import { normaliseProduct } from './text.ts';
import { toList } from './table.ts';

/**
 * Where a word of a stage does not mean the stage. Industries are Shenwan 2021 codes or their beginnings: `37` is all
 * of medicine, and `none` is no industry, so that a word is never more than a suggestion. A row without words holds for
 * every word of its stages; `*` is every stage.
 */
export interface Limit {
  stages: string[];
  words: string[];
  /** A product with one of these is another thing, unless it is part of the stage's own word. */
  without: string[];
  within: string[];
  outside: string[];
  /** What becomes of a firm of another industry: no role at all, or one that is only suggested. */
  otherwise: 'refuse' | 'suggest';
}

export const limitColumns = [
  'stage_id',
  'words',
  'without',
  'within',
  'outside',
  'otherwise',
  'why',
] as const;

/** A row of the table of limits. */
export function toLimit(row: Record<(typeof limitColumns)[number], string>): Limit {
  if (row.otherwise !== 'refuse' && row.otherwise !== 'suggest' && row.otherwise !== '') {
    throw new Error(`limits.csv: otherwise is "${row.otherwise}"; expected refuse or suggest`);
  }
  return {
    stages: toList(row.stage_id),
    words: toList(row.words).map(normaliseProduct),
    without: toList(row.without).map(normaliseProduct),
    within: toList(row.within),
    outside: toList(row.outside),
    otherwise: row.otherwise === 'refuse' ? 'refuse' : 'suggest',
  };
}

/** Whether a product may be what the word says, made by a firm of this industry. */
export function judgeLimits(
  limits: Limit[],
  stageId: string,
  word: string,
  product: string,
  industry: string | undefined,
): 'fits' | 'suggest' | 'refuse' {
  const ofStage = limits.filter(({ stages }) => stages.includes(stageId));
  const own = ofStage.filter(({ words }) => words.length === 0 || words.includes(word));
  const general = limits.filter(({ stages }) => stages.includes('*'));
  const isOther = (part: string) => product.includes(part) && !word.includes(part);
  if ([...own, ...general].some(({ without }) => without.some(isOther))) return 'refuse';
  // A stage that says itself which industries it takes is not held to the general row.
  const saysItself = own.some(({ within, outside }) => within.length + outside.length > 0);
  const broken = (saysItself ? own : general).filter((limit) => !allows(limit, industry));
  if (broken.some(({ otherwise }) => otherwise === 'refuse')) return 'refuse';
  return broken.length > 0 ? 'suggest' : 'fits';
}

function allows({ within, outside }: Limit, industry: string | undefined): boolean {
  const isOf = (codes: string[]) => industry !== undefined && codes.some((code) => industry.startsWith(code));
  return (within.length === 0 || isOf(within)) && !isOf(outside);
}

import { judgeLimits, type Limit } from './limit.ts';
import { findWord, normaliseProduct, partsOf, trimmedForms } from './text.ts';

/**
 * How a product led to a stage, the strongest first. The first four say how the product's text has the stage's name,
 * alias or keyword; the others, what speaks against it all the same.
 */
export const rules = ['whole', 'trimmed', 'head', 'inside', 'field', 'trace', 'scope'] as const;
export type Rule = (typeof rules)[number];

/** The rules in Chinese, for notes. */
export const ruleNames: Record<Rule, string> = {
  whole: '整名',
  trimmed: '去类名',
  head: '词尾',
  inside: '含词',
  field: '行业不符',
  trace: '占比不足1%',
  scope: '仅见于经营范围',
};

/** A stage with every word that means it: name, aliases, keywords. */
export interface StageWords {
  id: string;
  chainIds: string[];
  words: string[];
}

export interface Match {
  stageId: string;
  rule: Rule;
  word: string;
}

/** A share below this is a by-product at most. */
const leastShare = 0.01;

/** What a product with its share of revenue says a firm of an industry does: at most one match for each stage. */
export function matchProduct(
  product: { text: string; share: number | undefined },
  industry: string | undefined,
  stages: StageWords[],
  limits: Limit[],
): Match[] {
  const text = normaliseProduct(product.text);
  return stages.flatMap((stage) => {
    const matches = stage.words.flatMap((word) => {
      const textual = matchText(text, word);
      if (!textual) return [];
      const fit = judgeLimits(limits, stage.id, word, text, industry);
      const rule = fit === 'refuse' ? undefined : weaken(textual, fit === 'fits', product.share);
      return rule ? [{ stageId: stage.id, rule, word }] : [];
    });
    return matches.sort((one, other) => strength(one.rule) - strength(other.rule)).slice(0, 1);
  });
}

/** 0 is the strongest. */
export const strength = (rule: Rule): number => rules.indexOf(rule);

type TextRule = 'whole' | 'trimmed' | 'head' | 'inside';

/** How a product's text has a word. The head of a Chinese noun stands last: 锂电池隔膜 is 隔膜, not 锂电池. */
export function matchText(text: string, word: string): TextRule | undefined {
  const at = findWord(text, word);
  if (at < 0 || /(?:非|仿)$/u.test(text.slice(0, at))) return undefined;
  if (text === word) return 'whole';
  const forms = trimmedForms(text);
  const parts = forms.flatMap(partsOf).flatMap(trimmedForms);
  if (forms.includes(word) || parts.includes(word)) return 'trimmed';
  const isHead = forms.some((form) => form.endsWith(word));
  return isHead && !text.startsWith('含') ? 'head' : 'inside';
}

/**
 * The rule after what speaks against it. A word somewhere inside is a weak sign already: with anything against it there
 * is no role.
 */
function weaken(rule: TextRule, isOfField: boolean, share: number | undefined): Rule | undefined {
  if (share !== undefined && share <= 0) return undefined;
  const doubt =
    share === undefined ? 'scope' : share < leastShare ? 'trace' : isOfField ? undefined : 'field';
  if (doubt === undefined) return rule;
  const stands = rule !== 'inside' && (doubt === 'field' || isOfField);
  return stands ? doubt : undefined;
}

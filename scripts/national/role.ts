import { groupBy } from './group.ts';
import type { Product } from './dataset.ts';
import type { Limit } from './limit.ts';
import { type Match, matchProduct, type Rule, ruleNames, type StageWords, strength } from './match.ts';

/** What one product of a firm says about one stage. */
export interface Lead extends Match {
  text: string;
  share: number | undefined;
}

/** A firm at a stage, with everything that led there, the strongest lead first. */
export interface RoleLead {
  stockCode: string;
  stage: StageWords;
  /** That of the strongest lead. */
  rule: Rule;
  leads: Lead[];
}

/** One role for each firm and stage that any product leads to. */
export function findRoles(
  products: Product[],
  industries: ReadonlyMap<string, string>,
  stages: StageWords[],
  limits: Limit[],
): RoleLead[] {
  const byFirm = groupBy(products, ({ stockCode }) => stockCode);
  return [...byFirm].sort(byKey).flatMap(([stockCode, own]) => {
    const leads = uniqueProducts(own).flatMap((product) =>
      matchProduct(product, industries.get(stockCode), stages, limits).map((match) => ({
        ...product,
        ...match,
      })),
    );
    return [...groupBy(leads, ({ stageId }) => stageId)].sort(byKey).map(([stageId, ofStage]) => {
      const sorted = ofStage.sort(byStrength);
      const stage = stages.find(({ id }) => id === stageId)!;
      return { stockCode, stage, rule: sorted[0]!.rule, leads: sorted };
    });
  });
}

/** The data set has many products twice, once for each table they were disclosed in: the largest share stands. */
function uniqueProducts(products: Product[]): Product[] {
  return [...groupBy(products, ({ text }) => text).values()].map((same) =>
    same.reduce((one, other) => ((other.share ?? -1) > (one.share ?? -1) ? other : one)),
  );
}

const byKey = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);

const byStrength = (one: Lead, other: Lead) =>
  strength(one.rule) - strength(other.rule) ||
  (other.share ?? 0) - (one.share ?? 0) ||
  (one.text < other.text ? -1 : 1);

/** `12.3 %`; shares below a tenth of a per cent keep more digits. */
export function formatShare(share: number): string {
  const percent = share * 100;
  return `${Number(percent.toPrecision(percent < 0.1 ? 1 : 3))} %`;
}

/** A note of stable form: each product text, its share of revenue and the rule that led from it to the stage. */
export const toNote = (leads: Lead[]): string =>
  leads
    .map(({ text, share, rule, word }) => {
      const part = share === undefined ? '，占收入比未披露' : `占收入 ${formatShare(share)}`;
      return `主营产品“${text}”${part}（规则：${ruleNames[rule]}“${word}”）`;
    })
    .join('；');

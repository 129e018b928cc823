import { groupBy } from './group.ts';
import { type Rule, rules } from './match.ts';
import { toList } from './table.ts';

export const verdicts = ['right', 'wrong', 'doubtful'] as const;
export type Verdict = (typeof verdicts)[number];

/** The columns of the table of judged roles. `rule` and `evidence` are filled in after all verdicts are given. */
export const judgedColumns = [
  ...(['seed', 'stock_code', 'firm', 'products', 'revenue_share', 'stage_id', 'stage', 'chain'] as const),
  ...(['rule', 'evidence', 'verdict', 'why'] as const),
] as const;
export type JudgedRow = Record<(typeof judgedColumns)[number], string>;

/** What was measured of a rule in a chain. A doubtful role counts as not right. */
export interface Precision {
  chain: string;
  rule: Rule;
  judged: number;
  right: number;
}

/** A rule gives `claimed` in a chain where at least this part of what was judged is right … */
export const leastPrecision = 0.9;
/** … and where at least so many were judged, or all there are. */
export const leastJudged = 10;

/** The precision of every rule in every chain. A row of a stage of several chains counts in each of them. */
export function measure(rows: readonly JudgedRow[]): Precision[] {
  const inChains = rows.flatMap((row) => toList(row.chain).map((chain) => ({ row, chain })));
  const cells = groupBy(inChains, ({ row, chain }) => `${chain}|${row.rule}`);
  return [...cells.values()]
    .map((cell) => ({
      chain: cell[0]!.chain,
      rule: toRule(cell[0]!.row.rule),
      judged: cell.length,
      right: cell.filter(({ row }) => row.verdict === 'right').length,
    }))
    .sort((one, other) => (one.chain < other.chain ? -1 : one.chain > other.chain ? 1 : byRule(one, other)));
}

const byRule = (one: Precision, other: Precision) => rules.indexOf(one.rule) - rules.indexOf(other.rule);

/** The name of a rule as its own type, or an error. */
export function toRule(name: string): Rule {
  const rule = rules.find((one) => one === name);
  if (rule === undefined) throw new Error(`"${name}" is no rule; expected one of ${rules.join(', ')}`);
  return rule;
}

/** `claimed` where enough was judged and enough of it is right; `roles` is how many the chain has by this rule. */
export function judgeEvidence(judged: number, right: number, roles: number): 'claimed' | 'suggested' {
  const enough = judged >= Math.min(leastJudged, roles) && judged > 0;
  return enough && right / judged >= leastPrecision ? 'claimed' : 'suggested';
}

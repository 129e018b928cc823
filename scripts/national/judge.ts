import { join } from 'node:path';
import { type National, type Places } from './build.ts';
import { rules } from './match.ts';
import type { RoleLead } from './role.ts';
import { readTable, writeTable } from './table.ts';
import { judgedColumns, judgeEvidence, type JudgedRow, measure, toRule, verdicts } from './verdict.ts';
import { type EvidenceOf, judgeRole, type VerdictOf } from './write.ts';

const ruleColumns = ['chain', 'rule', 'roles', 'judged', 'right', 'precision', 'evidence'] as const;
export type RuleRow = Record<(typeof ruleColumns)[number], string>;

/** The table of judged roles. */
export const judgedFile = ({ data }: Places) => join(data, 'check/national-roles.csv');
const rulesFile = ({ data }: Places) => join(data, 'check/rules.csv');

/** Joins the verdicts with the rules, and writes what each rule is worth in each chain. */
export async function writeReport(national: National, places: Places): Promise<RuleRow[]> {
  const judged = await readTable<keyof JudgedRow>(judgedFile(places));
  const byKey = new Map(national.roles.map((role) => [`${role.stockCode}|${role.stage.id}`, role]));
  const known = judged.flatMap((row) => {
    const role = byKey.get(`${row.stock_code}|${row.stage_id}`);
    return role && row.verdict !== '' ? [{ row, role }] : [];
  });
  const rows = known.map(({ row, role }) => ({ ...row, rule: role.rule }));
  const report = toRuleRows(national.roles, rows);
  const evidenceOf = toEvidence(report);
  const complete = known.map(({ row, role }) => ({
    ...row,
    rule: role.rule,
    evidence: judgeRole(role, evidenceOf),
  }));
  await writeTable(judgedFile(places), judgedColumns, complete);
  await writeTable(rulesFile(places), ruleColumns, report);
  if (complete.length < judged.length) {
    console.log(`left out: ${judged.length - complete.length} rows without a verdict or a role`);
  }
  return report;
}

function toRuleRows(roles: RoleLead[], judged: JudgedRow[]): RuleRow[] {
  const counts = countCells(roles);
  const measured = measure(judged);
  return [...counts].sort().map(([cell, count]) => {
    const [chain = '', rule = ''] = cell.split('|');
    const found = measured.find((one) => one.chain === chain && one.rule === rule);
    const { judged: number, right } = found ?? { judged: 0, right: 0 };
    return {
      chain,
      rule: toRule(rule),
      roles: String(count),
      judged: String(number),
      right: String(right),
      precision: number === 0 ? '' : (right / number).toFixed(3),
      evidence: judgeEvidence(number, right, count),
    };
  });
}

function countCells(roles: RoleLead[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stage, rule } of roles) {
    for (const chain of stage.chainIds)
      counts.set(`${chain}|${rule}`, (counts.get(`${chain}|${rule}`) ?? 0) + 1);
  }
  return counts;
}

/** The verdicts of the judged roles. */
export async function readVerdicts(places: Places): Promise<VerdictOf> {
  const rows = await readTable<keyof JudgedRow>(judgedFile(places)).catch(() => []);
  const found = new Map(rows.map((row) => [`${row.stock_code}|${row.stage_id}`, row.verdict]));
  return ({ stockCode, stage }) => {
    const verdict = found.get(`${stockCode}|${stage.id}`);
    return verdicts.find((one) => one === verdict);
  };
}

/** What the measured rules say; a rule that was never measured in a chain gives `suggested`. */
export async function readEvidence(places: Places): Promise<EvidenceOf> {
  return toEvidence(await readTable<keyof RuleRow>(rulesFile(places)).catch(() => []));
}

function toEvidence(report: RuleRow[]): EvidenceOf {
  const claimed = new Set(
    report.filter(({ evidence }) => evidence === 'claimed').map(({ chain, rule }) => `${chain}|${rule}`),
  );
  return (chain, rule) => (claimed.has(`${chain}|${rule}`) ? 'claimed' : 'suggested');
}

/** Precision by rule, each judged role once. */
export async function sumByRule({ roles }: National, places: Places): Promise<string[]> {
  const judged = await readTable<keyof JudgedRow>(judgedFile(places));
  return rules.map((rule) => {
    const own = judged.filter((row) => row.rule === rule);
    const right = own.filter(({ verdict }) => verdict === 'right').length;
    return `${rule}: ${roles.filter((role) => role.rule === rule).length} roles, ${right} of ${own.length} right`;
  });
}

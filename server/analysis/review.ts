import type { ReviewConsequence } from '../contract/review.ts';
import { countRoles, type RoleAtStage } from './count.ts';
import { judgeStage, type StageKnowledge } from './status.ts';

/** What a role was inferred from, as far as its note says. */
export interface InferredFrom {
  quote?: string;
  /** The quoted product's share of the firm's revenue, 0 to 1. */
  revenueShare?: number;
  rule?: string;
}

/**
 * Reads a note such as `主营产品“诊断试剂”占收入 1.33 %（规则：整名“诊断试剂”）`. A note of another form says nothing but
 * itself.
 */
export function readNote(note: string | undefined): InferredFrom {
  if (note === undefined) return {};
  const quote = /主营(?:产品|业务)?[：:]?\s*“([^”]+)”/.exec(note)?.[1];
  const percent = /占收入(?:比)?(?:约)?\s*([\d.]+)\s*%/.exec(note)?.[1];
  const rule = /规则：([^；（）]+)/.exec(note)?.[1]?.trim();
  return {
    ...(quote === undefined ? {} : { quote }),
    ...(percent === undefined
      ? {}
      : {
          // Twelve digits: 1.33 / 100 is 0.013300000000000001 otherwise.
          revenueShare: Math.min(1, Number((Number(percent) / 100).toPrecision(12))),
        }),
    ...(rule === undefined ? {} : { rule }),
  };
}

/** Where words stand in a text: from and to, in order and without overlap; the longest word of a place counts. */
export function markWords(
  text: string,
  words: readonly string[],
): { marks: [number, number][]; words: string[] } {
  const lower = text.toLowerCase();
  const marks: [number, number][] = [];
  const found: string[] = [];
  const longestFirst = [...new Set(words)]
    .filter((word) => word.length > 1)
    .sort((a, b) => b.length - a.length);
  for (const word of longestFirst) {
    const at = lower.indexOf(word.toLowerCase());
    if (at < 0) continue;
    const end = at + word.length;
    if (marks.some(([from, to]) => at < to && end > from)) continue;
    marks.push([at, end]);
    found.push(word);
  }
  return { marks: marks.sort(([a], [b]) => a - b), words: found };
}

/** What a stage's status is with these roles here, and what it would be with one more. */
export function judgeConsequence(
  knowledge: Omit<StageKnowledge, 'counts'>,
  roles: readonly RoleAtStage[],
  role: RoleAtStage,
): ReviewConsequence {
  const verdicts = [roles, [...roles, role]].map((all) =>
    judgeStage({ ...knowledge, counts: countRoles(all) }),
  );
  const [before, after] = verdicts.map(({ status, here }) => ({ status, production: here.production }));
  return { before: before!, after: after! };
}

interface Ranked {
  fact: string;
  later: boolean;
  reviewedOn?: string | undefined;
  revenueShare?: number | undefined;
  consequence?: ReviewConsequence | undefined;
}

/** Whether accepting it would change the status of its stage. */
export const changesStatus = ({ consequence }: Pick<Ranked, 'consequence'>): boolean =>
  consequence !== undefined && consequence.before.status !== consequence.after.status;

/**
 * Those that would change a status first, then those that count here, then by share of revenue; what was put off
 * comes last, the longest ago first.
 */
export function orderReviews<Item extends Ranked>(items: readonly Item[]): Item[] {
  return [...items].sort(
    (a, b) =>
      Number(a.later) - Number(b.later) ||
      (a.reviewedOn ?? '').localeCompare(b.reviewedOn ?? '') ||
      Number(changesStatus(b)) - Number(changesStatus(a)) ||
      Number(b.consequence !== undefined) - Number(a.consequence !== undefined) ||
      (b.revenueShare ?? -1) - (a.revenueShare ?? -1) ||
      (a.fact < b.fact ? -1 : 1),
  );
}

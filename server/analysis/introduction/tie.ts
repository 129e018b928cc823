import type { Evidence, Reason } from '../../contract/common.ts';
import type { TieKind } from '../../contract/introduction.ts';

/** What a relation between two organisations says of how well they know each other. */
export interface TieTerms {
  kind: TieKind;
  evidence: Evidence;
  /** A year, a month or a day, as facts carry it. */
  observedOn?: string | undefined;
  since?: string | undefined;
  /** The user's own judgement from 0 to 1, taken exactly as it is. */
  strength?: number | undefined;
  /** What a partnership is about: tells a joint laboratory from a mere service. */
  position?: string | undefined;
  note?: string | undefined;
  /** Whether one end of a partnership is a university. */
  university?: boolean | undefined;
}

/** A tie's strength, 0 to 1, with what it is made of. */
export interface TieStrength {
  strength: number;
  because: Reason[];
}

/**
 * Strength of a fresh, verified tie by kind (method §7). The method names no figure for the last two: who once opened
 * the door (`introduced`) is trusted as an alumnus in office is, and who came because of the other (`brought`) is tied to
 * it as a customer or supplier is. `member_of` holds for each of the two steps through the association, as in the golden
 * graph. The method's "same event" (0.3) is missing here since no relation of the graph records it.
 */
export const kindStrength: Record<TieKind, number> = {
  owns: 0.9,
  supplies: 0.8,
  partners_with: 0.8,
  brought: 0.8,
  alumni_at: 0.7,
  introduced: 0.7,
  member_of: 0.5,
};

/** A partnership that is no joint laboratory or college: a service, a signed cooperation. No more than two members of one association. */
export const looseStrength = 0.5;

/** What a tie keeps of its strength by how sure it is. */
export const confidence: Record<Evidence, number> = { verified: 1, claimed: 0.8, suggested: 0.4 };

/** After so many years a tie is worth half: about as long as people stay in an office. */
export const halfLifeYears = 5;

const joint =
  /共建|联合|合建|实验室|学院|研究院|研究所|研究中心|创新中心|joint|laborator|college|institute|research cent/i;

/**
 * Whether a partnership is a joint laboratory or college. Its position says so, else its note; where neither says
 * anything, one with a university is: the relation is defined so.
 */
function isJoint({ position, note, university }: TieTerms): boolean {
  const said = position ?? note;
  return said === undefined ? university === true : joint.test(said);
}

const millisecondsPerYear = 365.25 * 86_400_000;

/** The moment a date ends: a year or a month counts as its last day, as everywhere. */
function endOf(date: string): number {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  return day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
}

/** Whole and parts of years from a date to today; 0 for one that lies ahead. */
export const yearsSince = (date: string, today: string): number =>
  Math.max(0, (endOf(today) - endOf(date)) / millisecondsPerYear);

/** Share of its strength a tie keeps after so many years. */
export const recency = (years: number, halfLife: number = halfLifeYears): number => 2 ** (-years / halfLife);

/**
 * Strength of a tie on a day: kind × recency × confidence. Recency rests on the day it was observed, else on the day it
 * began; where neither is known it is left out, and said so. A recorded strength stands alone.
 */
export function judgeTie(terms: TieTerms, today: string): TieStrength {
  if (terms.strength !== undefined)
    return {
      strength: terms.strength,
      because: [{ code: 'tie_recorded', values: { strength: terms.strength } }],
    };
  const isLoose = terms.kind === 'partners_with' && !isJoint(terms);
  const base = isLoose ? looseStrength : kindStrength[terms.kind];
  const sure = confidence[terms.evidence];
  const date = terms.observedOn ?? terms.since;
  const years = date === undefined ? undefined : yearsSince(date, today);
  const kept = years === undefined ? 1 : recency(years);
  return {
    strength: base * kept * sure,
    because: [
      { code: isLoose ? 'tie_loose' : 'tie_kind', values: { kind: terms.kind, strength: base } },
      years === undefined || date === undefined
        ? { code: 'tie_undated', values: {} }
        : { code: 'tie_recency', values: { date, years, halfLife: halfLifeYears, factor: kept } },
      { code: 'tie_evidence', values: { evidence: terms.evidence, factor: sure } },
    ],
  };
}

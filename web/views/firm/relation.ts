import type { Fact } from '../../../server/contract/source.ts';
import type { FactKind } from '../../state/kinds.ts';

/** Relations between organisations, in the order they are listed: who came through whom first. */
const groups: readonly FactKind[] = [
  'supplies',
  'owns',
  'brought',
  'introduced',
  'partners_with',
  'member_of',
  'alumni_at',
  'runs',
];

/** Facts that say something about the firm alone, in the order of a file. */
const order: readonly FactKind[] = [
  'plays',
  'anchors',
  'located_in',
  'project',
  'figure',
  'carrier',
  'visit',
  'stated',
  'leads',
  'adds_to',
];

export interface RelationGroup {
  kind: FactKind;
  facts: Fact[];
}

const isRelation = (fact: Fact): boolean => groups.includes(fact.kind);

/** Relations by kind; kinds without any are left out. */
export function groupRelations(facts: readonly Fact[]): RelationGroup[] {
  return groups.flatMap((kind) => {
    const found = facts.filter((fact) => fact.kind === kind);
    return found.length === 0 ? [] : [{ kind, facts: found }];
  });
}

/** Everything that is no relation, by kind in the order of a file; within a kind as it came. */
export function ownFacts(facts: readonly Fact[]): Fact[] {
  const rank = (fact: Fact): number => (order.indexOf(fact.kind) + order.length + 1) % (order.length + 1);
  return facts.filter((fact) => !isRelation(fact)).sort((a, b) => rank(a) - rank(b));
}

/** When a fact happened, as far as it says: its own date before the date it was observed. */
export function dateOf(fact: Fact): string | undefined {
  for (const name of ['visitedOn', 'signedOn', 'since', 'on', 'asOf']) {
    const value = fact.values[name];
    if (typeof value === 'string' && /^\d{4}/.test(value)) return value;
  }
  return fact.provenance.observedOn;
}

/** Dated facts, the newest first; of one date in the order of kinds and ids. */
export function toTimeline(facts: readonly Fact[]): { date: string; fact: Fact }[] {
  return facts
    .flatMap((fact) => {
      const date = dateOf(fact);
      return date === undefined ? [] : [{ date, fact }];
    })
    .sort((a, b) => b.date.localeCompare(a.date) || a.fact.id.localeCompare(b.fact.id));
}

/** How many facts there are of each evidence. */
export function mixOf(facts: readonly Fact[]): { verified: number; claimed: number; suggested: number } {
  const mix = { verified: 0, claimed: 0, suggested: 0 };
  for (const { provenance } of facts) mix[provenance.evidence] += 1;
  return mix;
}

/** A fact without `id` among what it is about: on its own page a thing need not be told that it is meant. */
export const besides = (fact: Fact, id: string): Fact => ({
  ...fact,
  about: fact.about.filter((thing) => thing.id !== id),
});

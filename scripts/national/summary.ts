import type { National, PlacedFirm } from './build.ts';
import { decideRole, type EvidenceOf, type VerdictOf } from './write.ts';

/** What was built, in lines: firms by how exactly they are placed, roles by chain and evidence. */
export function summarise(
  { firms, roles }: National,
  evidenceOf: EvidenceOf,
  verdictOf: VerdictOf,
): string[] {
  const levels = count(firms, ({ region, formerPlace }: PlacedFirm) =>
    region ? `${region.level}${formerPlace ? ' (former name)' : ''}` : 'unknown',
  );
  const judged = roles.map((role) => ({
    role,
    evidence: decideRole(role, evidenceOf, verdictOf) ?? 'left out',
  }));
  const chains = count(
    judged.flatMap(({ role, evidence }) => role.stage.chainIds.map((chain) => `${chain} ${evidence}`)),
    (key) => key,
  );
  const shared = firms.filter(({ shippedId }) => shippedId !== undefined);
  return [
    `firms: ${firms.length}; placed: ${print(levels)}`,
    `in other shipped tables already: ${shared.map(({ name }) => name).join(', ')}`,
    `roles: ${print(count(judged, ({ evidence }) => evidence))}`,
    ...[...chains].sort().map(([chain, number]) => `  ${chain}: ${number}`),
  ];
}

const print = (counts: Map<string, number>) =>
  [...counts].map(([key, number]) => `${key} ${number}`).join(', ');

function count<Item>(items: Item[], keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

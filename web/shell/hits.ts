import type { SearchHit } from '../../server/contract/search.ts';
import type { EntityKind } from '../state/kinds.ts';
import type { IconName } from '../ui/icons.ts';

export interface HitGroup {
  kind: EntityKind;
  hits: SearchHit[];
}

/** Hits by kind; kinds in the order of their best hit, hits in the order of the answer. */
export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  const groups: HitGroup[] = [];
  for (const hit of hits) {
    const group = groups.find(({ kind }) => kind === hit.ref.kind);
    if (group) group.hits.push(hit);
    else groups.push({ kind: hit.ref.kind, hits: [hit] });
  }
  return groups;
}

const icons: Partial<Record<EntityKind, IconName>> = {
  chain: 'chain',
  stage: 'gaps',
  firm: 'firm',
  university: 'university',
  region: 'region',
  source: 'source',
  association: 'association',
  investor: 'investor',
  carrier: 'carrier',
  project: 'project',
  visit: 'visit',
  figure: 'figure',
  agency: 'star',
};

/** The picture of a kind of thing. */
export const iconOf = (kind: EntityKind): IconName => icons[kind] ?? 'link';

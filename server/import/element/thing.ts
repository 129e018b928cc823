import type { LinkElement, NodeRef } from '../../graph/import/element.ts';
import type { Row } from '../map.ts';
import { textOf } from '../map.ts';
import { normaliseName } from '../name.ts';
import { organisationKindOf } from '../validate/identify.ts';
import { type Built, fact, link, node, pick, replacing, requiredTarget, targetOf } from './build.ts';

type Builder = (row: Row, self: NodeRef) => Omit<Built, 'row'>;

const source: Builder = (row, self) => ({
  elements: [node(self, pick(row, 'title', 'kind', 'publisher', 'published_on', 'url'))],
  replacements: [],
});

/** A region has one parent: a new one takes the place of the old. */
const region: Builder = (row, self) => {
  const parent = targetOf(row, 'within');
  const within = parent ? [link('WITHIN', self, parent)] : [];
  return {
    elements: [node(self, pick(row, 'name', 'name_en', 'level')), ...within],
    replacements: replacing(self, within, 'out'),
  };
};

const chain: Builder = (row, self) => ({
  elements: [node(self, pick(row, 'name', 'name_en', 'description'))],
  replacements: [],
});

/** A stage shared by chains has a row for each: the row is its place in the chain. */
const stage: Builder = (row, self) => ({
  elements: [
    fact(row, 'IN_CHAIN', self, requiredTarget(row, 'chain_id'), pick(row, 'tier', 'segment', 'order')),
    node(self, pick(row, 'name', 'name_en', 'aliases', 'keywords', 'final')),
  ],
  replacements: [],
});

/** An organisation is at one registered place: when it moves, the new place replaces the old. */
const organisation: Builder = (row, self) => {
  const place = targetOf(row, 'region_code');
  const located: LinkElement[] = place
    ? [fact(row, 'LOCATED_IN', self, place, { kind: 'registered' }, ['registered'])]
    : [];
  const kind = organisationKindOf(row);
  const own = pick(
    row,
    ...([
      'name',
      'short_name',
      'name_en',
      'credit_code',
      'stock_code',
      'group_id',
      'status',
      'status_on',
    ] as const),
    ...(['staff', 'revenue_cny', 'founded_on', 'tiers', 'aliases', 'former_names', 'disciplines'] as const),
    ...(row.table === 'universities' ? (['kind'] as const) : []),
  );
  const nameKey = normaliseName(textOf(row, 'name') ?? '');
  return {
    elements: [node(self, { ...own, nameKey }, kind ? { kind } : {}), ...located],
    replacements: replacing(self, located, 'out'),
  };
};

export const thingBuilders = {
  sources: { label: 'Source', build: source },
  regions: { label: 'Region', build: region },
  chains: { label: 'Chain', build: chain },
  stages: { label: 'Stage', build: stage },
  firms: { label: 'Organisation', build: organisation },
  universities: { label: 'Organisation', build: organisation },
  organisations: { label: 'Organisation', build: organisation },
} as const;

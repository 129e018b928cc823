import type { LinkElement, LinkType } from '../../graph/import/element.ts';
import { type Row, textOf } from '../map.ts';
import { fact, pick, provenanceOf, requiredTarget, targetOf } from './build.ts';

type Builder = (row: Row) => LinkElement;

const feed: Builder = (row) =>
  fact(
    row,
    'FEEDS',
    requiredTarget(row, 'from_stage'),
    requiredTarget(row, 'to_stage'),
    pick(row, 'input_group', 'cost_share'),
  );

const role: Builder = (row) =>
  fact(
    row,
    'PLAYS',
    requiredTarget(row, 'firm_id'),
    requiredTarget(row, 'stage_id'),
    pick(row, 'status', 'products', 'output_cny', 'capacity', 'share'),
  );

const anchor: Builder = (row) =>
  fact(
    row,
    'ANCHORS',
    requiredTarget(row, 'firm_id'),
    requiredTarget(row, 'chain_id'),
    pick(row, 'region_code'),
    [targetOf(row, 'region_code')?.key],
  );

const supply: Builder = (row) =>
  fact(
    row,
    'SUPPLIES',
    requiredTarget(row, 'supplier_id'),
    requiredTarget(row, 'buyer_id'),
    pick(row, 'stage_id', 'value_cny', 'year'),
    [targetOf(row, 'stage_id')?.key, row.values.year as number | undefined],
  );

/** A university trains in several disciplines and researches in several laboratories for one stage. */
const talent: Builder = (row) => {
  const trains = textOf(row, 'kind') === 'trains';
  const [discipline, laboratory] = [textOf(row, 'discipline'), textOf(row, 'laboratory')];
  return fact(
    row,
    trains ? 'TRAINS_FOR' : 'RESEARCHES',
    requiredTarget(row, 'university_id'),
    requiredTarget(row, 'stage_id'),
    pick(row, 'discipline', 'graduates_per_year', 'laboratory'),
    [trains ? discipline : (laboratory ?? discipline)],
  );
};

/** Each kind of link with what tells two of them between the same ends apart. */
const links: Record<string, { type: LinkType; parts: (row: Row) => (string | undefined)[] }> = {
  owns: { type: 'OWNS', parts: () => [] },
  alumni_at: {
    type: 'ALUMNI_AT',
    // A chain and an organisation may have the same id.
    parts: (row) => [
      textOf(row, 'position'),
      targetOf(row, 'to_id')?.label === 'Chain' ? 'chain' : undefined,
    ],
  },
  partners_with: { type: 'PARTNERS_WITH', parts: (row) => [textOf(row, 'position'), textOf(row, 'since')] },
  member_of: { type: 'MEMBER_OF', parts: () => [] },
  introduced: { type: 'INTRODUCED', parts: (row) => [targetOf(row, 'region_code')?.key] },
  brought: { type: 'BROUGHT', parts: () => [] },
};

const relation: Builder = (row) => {
  const kind = links[textOf(row, 'kind') ?? ''];
  if (!kind) throw new Error(`links.kind was not mapped in row ${row.number}`);
  return fact(
    row,
    kind.type,
    requiredTarget(row, 'from_id'),
    requiredTarget(row, 'to_id'),
    pick(row, 'position', 'share', 'since', 'region_code', 'strength'),
    kind.parts(row),
  );
};

/** Two sources may state different things of one stage, and both are shown. */
const statement: Builder = (row) =>
  fact(
    row,
    'STATED',
    requiredTarget(row, 'region_code'),
    requiredTarget(row, 'stage_id'),
    pick(row, 'status'),
    [(provenanceOf(row).given.sourceIds as string[] | undefined)?.join(',')],
  );

const leading: Builder = (row) =>
  fact(row, 'LEADS', requiredTarget(row, 'region_code'), requiredTarget(row, 'chain_id'), pick(row, 'since'));

export const relationBuilders = {
  feeds: feed,
  roles: role,
  anchors: anchor,
  supplies: supply,
  talent,
  links: relation,
  statements: statement,
  leading_chains: leading,
} as const;

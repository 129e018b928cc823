import type { OrganisationKind } from '../../graph/import/element.ts';
import { type Row, type Target, textOf } from '../map.ts';
import type { RejectionSink } from '../rejections.ts';
import { type ColumnName, tables } from '../table/all.ts';

/** What stands at either end of a link of the table `links`. */
const ends: Record<string, { from?: OrganisationKind[]; to?: (OrganisationKind | 'Chain')[] }> = {
  owns: { to: ['Firm'] },
  alumni_at: { from: ['University'], to: ['Firm', 'Chain'] },
  member_of: { to: ['Association'] },
  brought: { from: ['Firm'], to: ['Firm'] },
};
const anyOrganisation: OrganisationKind[] = ['Firm', 'University', 'Association', 'Investor', 'Agency'];

const figureTargets: ColumnName[] = [
  'region_code',
  'chain_id',
  'organisation_id',
  'carrier_id',
  'project_id',
];

/** What a row must have beyond each cell by itself: a source, the right ends, something it is about. */
export function checkRules(row: Row, rejections: RejectionSink): void {
  if (tables[row.table].evidence === 'needed' && row.values.source_ids === undefined) {
    rejections.add(row, 'source_ids', 'no_source', 'the id of a source (a fact without a source is refused)');
  }
  if (row.table === 'figures' && figureTargets.every((column) => row.values[column] === undefined)) {
    rejections.add(row, 'region_code', 'required', `at least one of ${figureTargets.join(', ')}`);
  }
  if (row.table === 'links') checkEnds(row, rejections);
}

function checkEnds(row: Row, rejections: RejectionSink): void {
  const rule = ends[textOf(row, 'kind') ?? ''] ?? {};
  checkEnd(row, 'from_id', rule.from ?? anyOrganisation, rejections);
  checkEnd(row, 'to_id', rule.to ?? anyOrganisation, rejections);
}

function checkEnd(row: Row, column: ColumnName, allowed: string[], rejections: RejectionSink): void {
  const [target] = row.targets[column] ?? [];
  const found = target && kindOf(target);
  if (found === undefined || allowed.includes(found)) return;
  const kind = textOf(row, 'kind');
  rejections.add(row, column, 'wrong_kind', `a ${allowed.join(' or ')} for ${kind}; this is a ${found}`);
}

const kindOf = ({ label, kind }: Target): string | undefined => (label === 'Organisation' ? kind : label);

import type { Members } from '../analysis/rate/member.ts';
import { toRef } from '../analysis/ref.ts';
import type { FirmMember, PurchaseMember, RateMember, StageMember } from '../contract/rate.ts';
import type { GraphClient } from '../graph/client.ts';
import { readFirmPlaces, readPurchaseDetails } from '../graph/purchase.ts';
import type { ChainInPlace } from './finding.ts';
import type { Paging } from './parameter.ts';
import type { Column } from './table.ts';

const cut = <Row>(rows: Row[], { offset, limit }: Paging): Row[] => rows.slice(offset, offset + limit);

/** The members of one page in full. */
export async function readMembers(
  graph: GraphClient,
  { findings }: Pick<ChainInPlace, 'findings'>,
  members: Members,
  paging: Paging,
): Promise<RateMember[]> {
  if (members.kind === 'purchase') {
    const rows = cut(members.rows, paging);
    const details = await readPurchaseDetails(
      graph,
      rows.map(({ id }) => id),
    );
    return rows.map(({ id, place }) => ({ kind: 'purchase', place, ...details.get(id)! }));
  }
  if (members.kind === 'firm') {
    const rows = cut(members.rows, paging);
    const firms = await readFirmPlaces(
      graph,
      rows.map(({ id }) => id),
    );
    return rows.map(({ id, place, ...counts }) => ({
      kind: 'firm',
      ...firms.get(id)!,
      ...(place === undefined ? {} : { place }),
      ...counts,
    }));
  }
  const stages = new Map(findings.map(({ stage }) => [stage.id, stage]));
  return cut(members.rows, paging).map(({ stage, ...known }) => ({
    kind: 'stage',
    stage: toRef('stage', stages.get(stage.id)!),
    status: stage.status,
    production: stage.production,
    ...(known.capacityCny === undefined ? {} : { capacityCny: known.capacityCny }),
    ...(known.needCny === undefined ? {} : { needCny: known.needCny }),
    ...(known.weight === undefined ? {} : { weight: known.weight }),
    ...(known.met === undefined ? {} : { met: known.met }),
  }));
}

const purchaseColumns: Column<PurchaseMember>[] = [
  ['supplier_id', ({ supplier }) => supplier.id],
  ['供应商', ({ supplier }) => supplier.name],
  ['supplier_region', ({ supplierRegion }) => supplierRegion?.name],
  ['place', ({ place }) => place],
  ['buyer_id', ({ buyer }) => buyer.id],
  ['采购商', ({ buyer }) => buyer.name],
  ['stage_id', ({ stage }) => stage?.id],
  ['环节', ({ stage }) => stage?.name],
  ['value_cny', ({ valueCny }) => valueCny],
  ['year', ({ year }) => year],
  ['evidence', ({ provenance }) => provenance.evidence],
  ['observed_on', ({ provenance }) => provenance.observedOn],
  ['source_ids', ({ provenance }) => provenance.sourceIds.join(';')],
  ['note', ({ provenance }) => provenance.note],
];

const firmColumns: Column<FirmMember>[] = [
  ['firm_id', ({ firm }) => firm.id],
  ['企业', ({ firm }) => firm.name],
  ['region_code', ({ region }) => region?.code],
  ['区域', ({ region }) => region?.name],
  ['place', ({ place }) => place],
  ['purchases', ({ purchases }) => purchases],
  ['local_purchases', ({ localPurchases }) => localPurchases],
];

const stageColumns: Column<StageMember>[] = [
  ['stage_id', ({ stage }) => stage.id],
  ['环节', ({ stage }) => stage.name],
  ['status', ({ status }) => status],
  ['production_here', ({ production }) => production],
  ['capacity_cny', ({ capacityCny }) => capacityCny],
  ['need_cny', ({ needCny }) => needCny],
  ['weight', ({ weight }) => weight],
  ['met', ({ met }) => met],
];

/** A column of one kind of member among rows that are all of that kind. */
const among = <Row extends RateMember>(columns: Column<Row>[]): Column<RateMember>[] =>
  columns.map(([header, value]) => [header, (row) => value(row as Row)]);

export const memberColumns: Record<RateMember['kind'], Column<RateMember>[]> = {
  purchase: among(purchaseColumns),
  firm: among(firmColumns),
  stage: among(stageColumns),
};

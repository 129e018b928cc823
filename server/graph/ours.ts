import type { EntityRef } from '../contract/common.ts';
import { EntityRef as EntityRefRow } from '../contract/common.ts';
import type { GraphClient } from './client.ts';
import { isActive, isHere, isObserved, kindOf } from './ref.ts';
import { remember } from './remember.ts';

// Who stands in this region and may speak for it: agencies, associations, universities and investors, and its anchors?
// (organisation)-[:LOCATED_IN]->(region inside)-[:WITHIN]->(region), (firm)-[:ANCHORS]->(chain)
// An anchorage names its region; one that names none holds where the firm stands.
const OURS = `
  CALL () {
    MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)<-[:LOCATED_IN]-(o:Agency|Association|University|Investor)
    RETURN o
    UNION MATCH (o:Firm)-[x:ANCHORS]->(:Chain)
    WHERE x.evidence <> 'suggested' AND ${isObserved('x')}
      AND (EXISTS { (:Region {code: x.regionCode})-[:WITHIN*0..]->(:Region {code: $region}) }
           OR x.regionCode IS NULL AND ${isHere('o')})
    RETURN o
  }
  WITH DISTINCT o WHERE ${isActive('o')}
  RETURN o.id AS id, ${kindOf('o')} AS kind, o.name AS name, o.nameEn AS nameEn
  ORDER BY id`;

/** The organisations of ours in a region, from any of which an introduction may start; remembered until the data change. */
export const readOurs = (graph: GraphClient, region: string, asOf?: string): Promise<EntityRef[]> =>
  remember(graph, `ours ${region} ${asOf}`, () =>
    graph.read(OURS, { region, asOf: asOf ?? null }, EntityRefRow),
  );

// What are these organisations called?
const ORGANISATIONS = `
  UNWIND $ids AS id
  MATCH (o:Organisation {id: id})
  RETURN id, ${kindOf('o')} AS kind, o.name AS name, o.nameEn AS nameEn`;

/** Organisations by id; those that are not there are missing. */
export async function readOrganisations(
  graph: GraphClient,
  ids: readonly string[],
): Promise<Map<string, EntityRef>> {
  if (ids.length === 0) return new Map();
  const rows = await graph.read(ORGANISATIONS, { ids: [...new Set(ids)] }, EntityRefRow);
  return new Map(rows.map((row) => [row.id, row]));
}

import { Type, type Static } from 'typebox';
import { EntityRef, Provenance } from '../contract/common.ts';
import { RoleStatus, type Role } from '../contract/firm.ts';
import { Region } from '../contract/region.ts';
import type { StageFirm } from '../contract/stage.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from './client.ts';
import { isActive, isCounted, isElsewhere, isHere, isObserved, placeOf, provenanceOf, refOf } from './ref.ts';

const StageHeadRow = Type.Object({
  stage: EntityRef,
  aliases: Type.Array(Type.String()),
  chains: Type.Array(EntityRef),
});

// Which stage is this, and of which chains is it a link? (stage)-[:IN_CHAIN]->(chain)
const STAGE = `
  MATCH (s:Stage {id: $id})
  RETURN ${refOf('s')} AS stage, coalesce(s.aliases, []) AS aliases,
         COLLECT { MATCH (s)-[:IN_CHAIN]->(c:Chain) RETURN DISTINCT ${refOf('c')} AS one ORDER BY one.id } AS chains`;

/** One stage with the chains it is a link of; throws `not_found`. */
export async function readStage(graph: GraphClient, id: string): Promise<Static<typeof StageHeadRow>> {
  const [stage] = await graph.read(STAGE, { id }, StageHeadRow);
  if (!stage) throw notFound('stage', id);
  return stage;
}

/** Cypher: the role `p` a firm plays at stage `s`, as columns. */
export const ROLE_COLUMNS = `${refOf('s')} AS stage, p.status AS status, coalesce(p.products, []) AS products,
         p.outputCny AS outputCny, p.capacity AS capacity, p.share AS share, ${provenanceOf('p')} AS provenance`;

export const roleColumns = {
  stage: EntityRef,
  status: Type.Optional(RoleStatus),
  products: Type.Array(Type.String()),
  outputCny: Type.Optional(Type.Number()),
  capacity: Type.Optional(Type.String()),
  share: Type.Optional(Type.Number()),
  provenance: Provenance,
};

const StageFirmRow = Type.Object({
  firm: EntityRef,
  region: Type.Optional(Region),
  groupId: Type.Optional(Type.String()),
  ...roleColumns,
});

const FIRMS_AT_STAGE = (where: string): string => `
  MATCH (s:Stage {id: $id})<-[p:PLAYS]-(f:Firm)
  WHERE ${isActive('f')} AND ${isCounted('p')} AND ${isObserved('p')} AND ${where}`;

const PAGE = `
  WITH s, p, f
  ORDER BY coalesce({production: 0, reserve: 1, planned: 3}[p.status], 2), p.evidence DESC, f.name, f.id
  SKIP $offset LIMIT $limit
  RETURN ${refOf('f')} AS firm, ${placeOf('f')} AS region, f.groupId AS groupId, ${ROLE_COLUMNS}`;

// Which active firms, of the region or of elsewhere, play this stage? (firm)-[:PLAYS]->(stage). In production first.
const places = { here: FIRMS_AT_STAGE(isHere('f')), elsewhere: FIRMS_AT_STAGE(isElsewhere('f')) };

const TotalRow = Type.Object({ total: Type.Integer() });

/** A row that holds a role's columns, parted into the role and the rest. */
export function toRole<Row extends Role>(row: Row): { role: Role; rest: Omit<Row, keyof Role> } {
  const { stage, status, products, outputCny, capacity, share, provenance, ...rest } = row;
  const role: Role = { stage, products, provenance };
  if (status !== undefined) role.status = status;
  if (outputCny !== undefined) role.outputCny = outputCny;
  if (capacity !== undefined) role.capacity = capacity;
  if (share !== undefined) role.share = share;
  return { role, rest };
}

/**
 * Firms with a counted role at a stage, in the region or elsewhere, paged: the firms a finding counts. `asOf` is the
 * last day by which a role must have been observed.
 */
export async function readStageFirms(
  graph: GraphClient,
  asked: {
    stage: string;
    region: string;
    where: 'here' | 'elsewhere';
    asOf?: string | undefined;
    offset: number;
    limit: number;
  },
): Promise<{ firms: StageFirm[]; total: number }> {
  const match = places[asked.where];
  const { stage: id, region, offset, limit } = asked;
  const asOf = asked.asOf ?? null;
  const [rows, [count]] = await Promise.all([
    graph.read(match + PAGE, { id, region, asOf, offset, limit }, StageFirmRow),
    graph.read(`${match} RETURN count(DISTINCT f) AS total`, { id, region, asOf }, TotalRow),
  ]);
  const firms = rows.map((row) => {
    const { role, rest } = toRole(row);
    return { ...rest, role };
  });
  return { firms, total: count?.total ?? 0 };
}

const StageUniversityRow = Type.Object({
  university: EntityRef,
  kind: Type.Union([Type.Literal('trains'), Type.Literal('researches')]),
  discipline: Type.Optional(Type.String()),
  laboratory: Type.Optional(Type.String()),
  graduatesPerYear: Type.Optional(Type.Number()),
  here: Type.Boolean(),
  provenance: Provenance,
});

// Which universities train for this stage or research it? (university)-[:TRAINS_FOR|RESEARCHES]->(stage)
const UNIVERSITIES = `
  MATCH (u:University)-[x:TRAINS_FOR|RESEARCHES]->(s:Stage {id: $id})
  WHERE ${isObserved('x')}
  RETURN ${refOf('u')} AS university, CASE type(x) WHEN 'RESEARCHES' THEN 'researches' ELSE 'trains' END AS kind,
         x.discipline AS discipline, x.laboratory AS laboratory, x.graduatesPerYear AS graduatesPerYear,
         ${isHere('u')} AS here, ${provenanceOf('x')} AS provenance
  ORDER BY here DESC, university.id, kind, x.id LIMIT 200`;

/**
 * Universities that serve a stage, those of the region first, with `asOf` as far as was observed by that day.
 * Suggested services are among them, marked as such.
 */
export const readStageUniversities = (graph: GraphClient, id: string, region: string, asOf?: string) =>
  graph.read(UNIVERSITIES, { id, region, asOf: asOf ?? null }, StageUniversityRow);

const StageChainRow = Type.Object({ chain: Type.String() });

// Of which chains are these stages links? (stage)-[:IN_CHAIN]->(chain)
const CHAINS_OF_STAGES = `
  MATCH (s:Stage)-[:IN_CHAIN]->(c:Chain) WHERE s.id IN $stages
  RETURN DISTINCT c.id AS chain ORDER BY chain`;

/** Ids of the chains that any of these stages is a link of. */
export async function readChainsOfStages(graph: GraphClient, stages: string[]): Promise<string[]> {
  const rows = await graph.read(CHAINS_OF_STAGES, { stages }, StageChainRow);
  return rows.map((row) => row.chain);
}

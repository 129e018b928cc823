import { Type, type Static } from 'typebox';
import { EntityRef, Provenance } from '../contract/common.ts';
import { Region } from '../contract/region.ts';
import { UniversityKind, type UniversityRow } from '../contract/university.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from './client.ts';
import { countFacts } from './fact.ts';
import { isHere, placeOf, provenanceOf, refOf } from './ref.ts';
import { groupRows } from './rows.ts';

const HeadRow = Type.Object({
  university: EntityRef,
  kind: Type.Optional(UniversityKind),
  region: Type.Optional(Region),
  disciplines: Type.Array(Type.String()),
  aliases: Type.Array(Type.String()),
  facts: Type.Integer(),
});

const HEAD = `
  RETURN ${refOf('u')} AS university, u.kind AS kind, ${placeOf('u')} AS region,
         coalesce(u.disciplines, []) AS disciplines, coalesce(u.aliases, []) AS aliases, ${countFacts('u')} AS facts`;

// Which universities stand in the region, and serve a stage of the chain or have alumni there?
// (university)-[:TRAINS_FOR|RESEARCHES]->(stage)-[:IN_CHAIN]->(chain), (university)-[:ALUMNI_AT]->(chain)
const UNIVERSITIES = `
  MATCH (u:University)
  WHERE ($region IS NULL OR ${isHere('u')})
    AND ($chain IS NULL
         OR EXISTS { (u)-[:TRAINS_FOR|RESEARCHES|ALUMNI_AT]->()-[:IN_CHAIN*0..1]->(:Chain {id: $chain}) })`;

const PAGE = `${UNIVERSITIES}
  WITH u ORDER BY u.name, u.id SKIP $offset LIMIT $limit ${HEAD}`;

// Which university has this id?
const UNIVERSITY = `MATCH (u:Organisation:University {id: $id}) ${HEAD}`;

const TotalRow = Type.Object({ total: Type.Integer() });
const TOTAL = `${UNIVERSITIES} RETURN count(u) AS total`;

const ServiceRow = Type.Object({
  university: Type.String(),
  kind: Type.Union([Type.Literal('TRAINS_FOR'), Type.Literal('RESEARCHES')]),
  service: Type.Object({
    stage: EntityRef,
    discipline: Type.Optional(Type.String()),
    graduatesPerYear: Type.Optional(Type.Number()),
    laboratory: Type.Optional(Type.String()),
    provenance: Provenance,
  }),
});

// Which stages do these universities train for and research? (university)-[:TRAINS_FOR|RESEARCHES]->(stage)
const SERVICES = `
  MATCH (u:University)-[x:TRAINS_FOR|RESEARCHES]->(s:Stage)
  WHERE u.id IN $ids
  RETURN u.id AS university, type(x) AS kind,
         x {stage: ${refOf('s')}, .discipline, .graduatesPerYear, .laboratory, provenance: ${provenanceOf('x')}} AS service
  ORDER BY university, kind, s.id, x.id`;

async function withServices(graph: GraphClient, heads: Static<typeof HeadRow>[]) {
  const ids = heads.map((head) => head.university.id);
  const rows = await graph.read(SERVICES, { ids }, ServiceRow);
  const services = groupRows(
    rows,
    (row) => `${row.kind} ${row.university}`,
    (row) => row.service,
  );
  return heads.map((head) => ({
    ...head,
    trains: services.get(`TRAINS_FOR ${head.university.id}`) ?? [],
    researches: services.get(`RESEARCHES ${head.university.id}`) ?? [],
  }));
}

/** Universities, institutes and laboratories by name, paged, with the stages they serve. */
export async function readUniversities(
  graph: GraphClient,
  filter: { region?: string | undefined; chain?: string | undefined },
  page: { offset: number; limit: number },
): Promise<{ universities: UniversityRow[]; total: number }> {
  const params = { region: filter.region ?? null, chain: filter.chain ?? null };
  const [heads, [count]] = await Promise.all([
    graph.read(PAGE, { ...params, ...page }, HeadRow),
    graph.read(TOTAL, params, TotalRow),
  ]);
  return { universities: await withServices(graph, heads), total: count?.total ?? 0 };
}

/** One university with the stages it serves; throws `not_found`. */
export async function readUniversity(graph: GraphClient, id: string) {
  const heads = await graph.read(UNIVERSITY, { id }, HeadRow);
  const [university] = await withServices(graph, heads);
  if (!university) throw notFound('university', id);
  return university;
}

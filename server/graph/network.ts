import { Type, type Static } from 'typebox';
import { EntityKind } from '../contract/common.ts';
import { NetworkEdge, NetworkNode } from '../contract/network.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from './client.ts';
import { toFactKind } from './fact-kind.ts';
import { isCounted, isHere, kindOf, placeOf, provenanceOf } from './ref.ts';

/** Relations that tie two organisations. */
const ties = 'SUPPLIES|OWNS|ALUMNI_AT|PARTNERS_WITH|MEMBER_OF|INTRODUCED|BROUGHT';
/** Relations that tie an organisation to a chain or to one of its stages. */
const chainTies = 'PLAYS|TRAINS_FOR|RESEARCHES|ANCHORS|ALUMNI_AT';
/** Organisations read in one ring around a focus: those that stand here and the most related. */
const mostRead = 600;

const FocusRow = Type.Object({ kind: EntityKind, chain: Type.Optional(Type.String()) });
export type Focus = Static<typeof FocusRow>;

// What is in the focus, and on which chain does it lie? A chain comes before a stage or organisation of the same id.
const FOCUS = `
  OPTIONAL MATCH (c:Chain {id: $id})
  OPTIONAL MATCH (s:Stage {id: $id})
  OPTIONAL MATCH (o:Organisation {id: $id})
  WITH coalesce(c, s, o) AS n WHERE n IS NOT NULL
  RETURN ${kindOf('n')} AS kind,
         CASE WHEN n:Chain THEN n.id ELSE COLLECT {
           MATCH (n)-[:PLAYS|TRAINS_FOR|RESEARCHES|ANCHORS*0..1]->()-[:IN_CHAIN*0..1]->(chain:Chain)
           RETURN chain.id ORDER BY chain.id LIMIT 1 }[0] END AS chain`;

/** What the focus is; throws `not_found` when it is neither chain, stage nor organisation. */
export async function readFocus(graph: GraphClient, id: string): Promise<Focus> {
  const [focus] = await graph.read(FOCUS, { id }, FocusRow);
  if (!focus) throw notFound('chain, stage or organisation', id);
  return focus;
}

const IdRow = Type.Object({ id: Type.String() });

const MOST_RELATED = `
  WITH DISTINCT o ORDER BY COUNT { (o)--() } DESC, o.id LIMIT $limit
  RETURN o.id AS id`;

// Which organisations have a role on this chain or at this stage, anchor it, serve it or have alumni there?
// (organisation)-[tie]->(stage)-[:IN_CHAIN]->(chain)
const members = {
  chain: `
    MATCH (c:Chain {id: $id})
    CALL (c) {
      MATCH (c)<-[:IN_CHAIN]-(:Stage)<-[:${chainTies}]-(o:Organisation) RETURN o
      UNION MATCH (c)<-[:${chainTies}]-(o:Organisation) RETURN o
    }
    WITH o`,
  stage: `MATCH (o:Organisation)-[:${chainTies}]->(:Stage {id: $id})`,
};

const HERE = `
  MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)<-[:LOCATED_IN]-(o:Organisation)
  WITH DISTINCT o`;

// The same of those that stand here, asked from the region: of each organisation of a large chain it takes seconds.
const membersHere = {
  chain: `${HERE}
    WHERE EXISTS { (o)-[:${chainTies}]->(:Stage)-[:IN_CHAIN]->(:Chain {id: $id}) }
       OR EXISTS { (o)-[:${chainTies}]->(:Chain {id: $id}) } ${MOST_RELATED}`,
  stage: `${HERE} WHERE EXISTS { (o)-[:${chainTies}]->(:Stage {id: $id}) } ${MOST_RELATED}`,
};

const CountRow = Type.Object({ kind: EntityKind, count: Type.Integer() });

/** Organisations tied to a chain or stage, those that stand here first, and how many there are of each kind. */
export async function readMembers(
  graph: GraphClient,
  focus: { kind: 'chain' | 'stage'; id: string },
  region: string | undefined,
): Promise<{ ids: string[]; counts: Static<typeof CountRow>[] }> {
  const match = members[focus.kind];
  const params = { id: focus.id, region, limit: mostRead };
  const [here, all, counts] = await Promise.all([
    region === undefined ? [] : graph.read(membersHere[focus.kind], params, IdRow),
    graph.read(match + MOST_RELATED, params, IdRow),
    graph.read(`${match} WITH DISTINCT o RETURN ${kindOf('o')} AS kind, count(*) AS count`, params, CountRow),
  ]);
  const ids = new Set([...here, ...all].map((row) => row.id));
  return { ids: [...ids].slice(0, mostRead), counts };
}

// Which other organisations are tied to these? (one)-[tie]-(other), in either direction
const NEIGHBOURS = `
  MATCH (one:Organisation)-[:${ties}]-(o:Organisation)
  WHERE one.id IN $ids AND NOT o.id IN $ids ${MOST_RELATED}`;

/** Organisations one relation away from these, the most related first. */
export async function readNeighbours(graph: GraphClient, ids: string[]): Promise<string[]> {
  const rows = await graph.read(NEIGHBOURS, { ids, limit: mostRead }, IdRow);
  return rows.map((row) => row.id);
}

const NodeRow = Type.Object({
  ...NetworkNode.properties,
  /** Stages of counted roles, for what firms here may supply each other. */
  counted: Type.Array(Type.String()),
});
export type NodeRow = Static<typeof NodeRow>;

// What is drawn of these organisations? Stages are those of the chain, or all where no chain is asked about.
const NODES = `
  MATCH (o:Organisation) WHERE o.id IN $ids
  RETURN o.id AS id, ${kindOf('o')} AS kind, coalesce(o.shortName, o.name) AS name, o.nameEn AS nameEn,
         ${placeOf('o')}.code AS regionCode, $region IS NOT NULL AND ${isHere('o')} AS here,
         EXISTS { (o)-[a:ANCHORS]->(c:Chain) WHERE ($chain IS NULL OR c.id = $chain) AND a.evidence <> 'suggested' }
           AS anchor,
         COLLECT { MATCH (o)-[p:PLAYS|TRAINS_FOR|RESEARCHES]->(s:Stage)
                   WHERE coalesce(p.status, '') <> 'ended' AND coalesce(p.review, '') <> 'rejected'
                     AND ($chain IS NULL OR EXISTS { (s)-[:IN_CHAIN]->(:Chain {id: $chain}) })
                   RETURN DISTINCT {id: s.id, status: p.status, evidence: p.evidence} AS one ORDER BY one.id LIMIT 50 } AS stages,
         COLLECT { MATCH (o)-[p:PLAYS]->(s:Stage) WHERE ${isCounted('p')} RETURN DISTINCT s.id LIMIT 50 } AS counted,
         COUNT { (o)-[:${ties}|${chainTies}]-() } AS relations
  ORDER BY id`;

/** These organisations as nodes of a drawing. */
export const readNodes = (
  graph: GraphClient,
  asked: { ids: string[]; region: string | undefined; chain: string | undefined },
): Promise<NodeRow[]> =>
  graph.read(NODES, { ids: asked.ids, region: asked.region ?? null, chain: asked.chain ?? null }, NodeRow);

const EdgeRow = Type.Object({
  id: Type.String(),
  from: Type.String(),
  to: Type.String(),
  type: Type.String(),
  provenance: NetworkEdge.properties.provenance,
});

// Which relations are there among these organisations? (one)-[tie]->(other)
const EDGES = `
  MATCH (a:Organisation)-[r:${ties}]->(b:Organisation)
  WHERE a.id IN $ids AND b.id IN $ids
  RETURN r.id AS id, a.id AS from, b.id AS to, type(r) AS type, ${provenanceOf('r')} AS provenance
  ORDER BY id LIMIT 10000`;

/** Every relation among these organisations. */
export async function readEdges(graph: GraphClient, ids: string[]): Promise<NetworkEdge[]> {
  const rows = await graph.read(EDGES, { ids }, EdgeRow);
  return rows.map(({ type, ...edge }) => ({ ...edge, kind: toFactKind(type).kind }));
}

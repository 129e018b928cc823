import { Type, type Static } from 'typebox';
import type { FigureClaim, Statement } from '../../analysis/quality.ts';
import { EntityRef, StageStatus } from '../../contract/common.ts';
import type { GraphClient } from '../client.ts';
import { refOf } from '../ref.ts';
import { remember } from '../remember.ts';
import { type Scope, toKey, toParams } from './scope.ts';

const sourcesOf = (fact: string) => `
  COLLECT { UNWIND coalesce(${fact}.sourceIds, []) AS id
            OPTIONAL MATCH (source:Source {id: id})
            RETURN {id: id, title: coalesce(source.title, id)} }`;
const Sources = Type.Array(Type.Object({ id: Type.String(), title: Type.String() }));

const StatementRow = Type.Object({
  region: EntityRef,
  stage: EntityRef,
  chain: Type.Optional(Type.String()),
  status: StageStatus,
  sources: Sources,
  observedOn: Type.Optional(Type.String()),
});

// What do sources state of the stages (of the chain) in regions (inside the one asked for)?
// (region)-[:STATED]->(stage)-[:IN_CHAIN]->(chain)
const STATEMENTS = `
  MATCH (r:Region)-[x:STATED]->(s:Stage)
  WHERE x.evidence <> 'suggested'
    AND ($region IS NULL OR EXISTS { (r)-[:WITHIN*0..]->(:Region {code: $region}) })
    AND ($chain IS NULL OR EXISTS { (s)-[:IN_CHAIN]->(:Chain {id: $chain}) })
  RETURN ${refOf('r')} AS region, ${refOf('s')} AS stage, x.status AS status, ${sourcesOf('x')} AS sources,
         x.observedOn AS observedOn,
         coalesce($chain, COLLECT { MATCH (s)-[:IN_CHAIN]->(c:Chain) RETURN c.id ORDER BY c.id LIMIT 1 }[0]) AS chain
  ORDER BY r.code, chain, s.id, x.id`;

/** Every statement in scope that is not inferred. */
export const readStatements = (graph: GraphClient, scope: Scope): Promise<Statement[]> =>
  remember(graph, `quality statements ${toKey(scope)}`, () =>
    graph.read(STATEMENTS, toParams(scope), StatementRow),
  );

const FigureRow = Type.Object({
  id: Type.String(),
  measure: Type.String(),
  value: Type.Number(),
  unit: Type.String(),
  bound: Type.String(),
  asOf: Type.String(),
  periodMonths: Type.Optional(Type.Integer()),
  about: Type.Array(EntityRef),
  sources: Sources,
  observedOn: Type.Optional(Type.String()),
});
export type FigureRow = Static<typeof FigureRow>;

// Which figures count the same thing at the same time in the same unit, but not to the same value?
// (figure)-[:ABOUT]->(what it counts)
const FIGURES = `
  MATCH (x:Figure)-[:ABOUT]->(y) WHERE x.evidence <> 'suggested'
  WITH x, y ORDER BY labels(y)[0], coalesce(y.id, y.code)
  WITH x, collect(${refOf('y')}) AS about, collect(labels(y)[0] + coalesce(y.id, y.code)) AS keys
  WITH x.measure AS measure, x.unit AS unit, x.asOf AS asOf, coalesce(x.periodMonths, 0) AS period, keys,
       collect({x: x, about: about}) AS same
  WHERE size(same) > 1
  UNWIND same AS one
  WITH one.x AS x, one.about AS about
  WHERE ($region IS NULL OR any(thing IN about WHERE thing.kind = 'region' AND
          EXISTS { (:Region {code: thing.id})-[:WITHIN*0..]->(:Region {code: $region}) }))
    AND ($chain IS NULL OR any(thing IN about WHERE thing.kind = 'chain' AND thing.id = $chain))
  RETURN x.id AS id, x.measure AS measure, x.value AS value, x.unit AS unit, coalesce(x.bound, 'exact') AS bound,
         x.asOf AS asOf, x.periodMonths AS periodMonths, about, ${sourcesOf('x')} AS sources,
         x.observedOn AS observedOn
  ORDER BY id`;

/** Figures that others count as well: those that may contradict one another. */
export const readFigures = (graph: GraphClient, scope: Scope): Promise<FigureClaim[]> =>
  remember(graph, `quality figures ${toKey(scope)}`, () => graph.read(FIGURES, toParams(scope), FigureRow));

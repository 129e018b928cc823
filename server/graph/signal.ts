import { Type } from 'typebox';
import { Signal } from '../contract/target.ts';
import type { GraphClient } from './client.ts';
import { isObserved, provenanceOf, refOf } from './ref.ts';
import { groupRows } from './rows.ts';

const SignalRow = Type.Object({ id: Type.String(), ...Signal.properties });

// Which of these firms have a project on the way, brought another firm somewhere, or were visited?
// (firm)-[:RUNS]->(project), (firm)-[:BROUGHT]->(firm), (visit)-[:TO]->(firm)
const SIGNALS = `
  MATCH (f:Organisation:Firm) WHERE f.id IN $ids
  CALL (f) {
    MATCH (f)-[:RUNS]->(p:Project)
    WHERE p.status IN ['planned', 'signed', 'building'] AND ${isObserved('p')}
    RETURN 'project' AS kind, ${refOf('p')} AS ref, coalesce(p.signedOn, p.observedOn) AS on, p.status AS status,
           ${provenanceOf('p')} AS provenance
    UNION ALL
    MATCH (f)-[b:BROUGHT]->(g:Firm) WHERE ${isObserved('b')}
    RETURN 'brought' AS kind, ${refOf('g')} AS ref, coalesce(b.on, b.observedOn) AS on, null AS status,
           ${provenanceOf('b')} AS provenance
    UNION ALL
    MATCH (v:Visit)-[:TO]->(f) WHERE ${isObserved('v')}
    RETURN 'visit' AS kind, ${refOf('v')} AS ref, coalesce(v.visitedOn, v.observedOn) AS on, null AS status,
           ${provenanceOf('v')} AS provenance
  }
  RETURN f.id AS id, kind, ref, on, status, provenance
  ORDER BY id, on DESC, ref.id`;

/** Expansion signals of these firms by id, the newest first, as far as they were observed by the end of `asOf`. */
export const readSignals = async (
  graph: GraphClient,
  ids: string[],
  asOf?: string,
): Promise<Map<string, Signal[]>> =>
  groupRows(
    await graph.read(SIGNALS, { ids, asOf: asOf ?? null }, SignalRow),
    ({ id }) => id,
    ({ id: _id, ...signal }): Signal => signal,
  );

import { regionOf } from './ref.ts';

/** Cypher: the city around an organisation, or where only the province is known that. */
export const cityOf = (node: string): string =>
  `COLLECT { MATCH (${node})-[:LOCATED_IN]->(:Region)-[:WITHIN*0..5]->(c:Region)
             WHERE c.level IN ['city', 'province']
             RETURN ${regionOf('c')} ORDER BY c.level, c.code LIMIT 1 }[0]`;

import { keyOf, type LinkType, type NodeLabel } from './element.ts';

// Labels and types come from the closed tables. Each statement takes its rows as $rows and counts what it did, for a
// match that finds nothing would drop a row in silence.

// New nodes with these labels; an organisation has the label of its kind as well.
export const createNodes = (labels: string): string => `
  UNWIND $rows AS row
  CREATE (n:${labels}) SET n = row.properties
  RETURN count(*) AS count`;

// New relationships of one type: (from)-[:TYPE]->(to), both ends found by their keys.
export const createLinks = (type: LinkType, from: NodeLabel, to: NodeLabel): string => `
  UNWIND $rows AS row
  MATCH (a:${from} {${keyOf[from]}: row.from})
  MATCH (b:${to} {${keyOf[to]}: row.to})
  CREATE (a)-[r:${type}]->(b) SET r = row.properties
  RETURN count(*) AS count`;

// Properties that change of nodes found by their key; null removes one.
export const changeNodes = (label: NodeLabel): string => `
  UNWIND $rows AS row
  MATCH (n:${label} {${keyOf[label]}: row.key}) SET n += row.properties
  RETURN count(*) AS count`;

// Properties that change of relationships found by their id; null removes one.
export const changeLinks = (type: LinkType): string => `
  UNWIND $rows AS row
  MATCH ()-[r:${type} {id: row.key}]->() SET r += row.properties
  RETURN count(*) AS count`;

import { Type, type Static } from 'typebox';
import type { GraphClient } from '../client.ts';

const pageSize = 20_000;
const batchSize = 5000;
/** Each question for other names looks at every firm, and takes as long for many words as for few. */
const wordBatch = 50_000;

/** Enough of a firm of the graph to compare it with others. */
const SketchRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  shortName: Type.Optional(Type.String()),
  aliases: Type.Array(Type.String()),
  formerNames: Type.Array(Type.String()),
  creditCode: Type.Optional(Type.String()),
  stockCode: Type.Optional(Type.String()),
  groupId: Type.Optional(Type.String()),
  regionCode: Type.Optional(Type.String()),
});
export type Sketch = Static<typeof SketchRow>;

/** Cypher: a firm as a sketch; its place is where it is registered, or else where it works. */
const sketchOf = (firm: string) => `${firm}.id AS id, ${firm}.name AS name, ${firm}.shortName AS shortName,
         coalesce(${firm}.aliases, []) AS aliases, coalesce(${firm}.formerNames, []) AS formerNames,
         ${firm}.creditCode AS creditCode, ${firm}.stockCode AS stockCode, ${firm}.groupId AS groupId,
         COLLECT { MATCH (${firm})-[at:LOCATED_IN]->(r:Region)
                   RETURN r.code ORDER BY coalesce(at.kind, 'site') <> 'registered', r.code LIMIT 1 }[0] AS regionCode`;

// The firms after an id, in the order of ids, as sketches. (firm)-[:LOCATED_IN]->(region)
const FIRMS_AFTER = `
  MATCH (f:Organisation:Firm) WHERE f.id > $after
  WITH f ORDER BY f.id LIMIT $limit
  RETURN ${sketchOf('f')}`;

/** Every firm of the graph. */
export async function readSketches(graph: GraphClient): Promise<Sketch[]> {
  const all: Sketch[] = [];
  for (let after = ''; ;) {
    const page = await graph.read(FIRMS_AFTER, { after, limit: pageSize }, SketchRow);
    all.push(...page);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return all;
    after = last.id;
  }
}

// Which firms have one of these stems or codes? One index for each branch.
const BY_KEY = `
  CALL () {
    MATCH (f:Organisation) WHERE f.stem IN $stems RETURN f
    UNION MATCH (f:Organisation) WHERE f.creditCode IN $creditCodes RETURN f
    UNION MATCH (f:Organisation) WHERE f.stockCode IN $stockCodes RETURN f
  }
  WITH f WHERE f:Firm
  RETURN ${sketchOf('f')}`;

// Which firms have one of these words as another name? No index holds parts of lists, so this looks at every firm.
const BY_OTHER_NAME = `
  MATCH (f:Firm)
  WHERE f.shortName IN $words OR any(name IN f.aliases WHERE name IN $words)
     OR any(name IN f.formerNames WHERE name IN $words)
  RETURN ${sketchOf('f')}`;

/** What firms are looked for by. `words`: names as they are written and as stems. */
export interface Sought {
  stems: string[];
  words: string[];
  creditCodes: string[];
  stockCodes: string[];
}

const batches = (all: string[], size = batchSize): string[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

/** Firms of the graph that share a name or code with what is sought, each once. */
export async function findSketches(graph: GraphClient, sought: Sought): Promise<Sketch[]> {
  const none = { stems: [], creditCodes: [], stockCodes: [] };
  const questions = [
    ...batches(sought.stems).map((stems) => [BY_KEY, { ...none, stems }] as const),
    ...batches(sought.creditCodes).map((creditCodes) => [BY_KEY, { ...none, creditCodes }] as const),
    ...batches(sought.stockCodes).map((stockCodes) => [BY_KEY, { ...none, stockCodes }] as const),
    ...batches(sought.words, wordBatch).map((words) => [BY_OTHER_NAME, { words }] as const),
  ];
  const found = new Map<string, Sketch>();
  for (const [cypher, params] of questions) {
    for (const sketch of await graph.read(cypher, params, SketchRow)) found.set(sketch.id, sketch);
  }
  return [...found.values()];
}

const StemRow = Type.Object({ stem: Type.String() });
const stemPage = 50_000;

// The stems after one, in order. The index on stems gives both.
const STEMS_AFTER = `
  MATCH (f:Organisation) WHERE f.stem > $after
  RETURN DISTINCT f.stem AS stem ORDER BY stem LIMIT $limit`;

/** Every stem of the graph, in pages, so that no more than a page is in memory. */
export async function* readStems(graph: GraphClient): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    const page = await graph.read(STEMS_AFTER, { after, limit: stemPage }, StemRow);
    yield page.map(({ stem }) => stem);
    const last = page.at(-1);
    if (!last || page.length < stemPage) return;
    after = last.stem;
  }
}

const NamedRow = Type.Object({ id: Type.String(), name: Type.String() });

// Which organisations were written before names were kept as stems?
const WITHOUT_STEM = `
  MATCH (o:Organisation) WHERE o.id > $after AND o.stem IS NULL
  RETURN o.id AS id, o.name AS name ORDER BY id LIMIT 20000`;

// Keeps the stems of names.
const KEEP_STEMS = `
  UNWIND $rows AS row
  MATCH (o:Organisation {id: row.id}) SET o.stem = row.stem`;

/** Gives every organisation without one its stem. What it says is in the name, so no new data version comes of it. */
export async function fillStems(graph: GraphClient, stemOf: (name: string) => string): Promise<void> {
  for (let after = ''; ;) {
    const rows = await graph.read(WITHOUT_STEM, { after }, NamedRow);
    const last = rows.at(-1);
    if (!last) return;
    // A name without a stem has none in the graph either, as when it is imported.
    const stems = rows.map(({ id, name }) => ({ id, stem: stemOf(name) })).filter(({ stem }) => stem !== '');
    if (stems.length > 0) await graph.write((tx) => tx.execute(KEEP_STEMS, { rows: stems }));
    after = last.id;
  }
}

const RegionRow = Type.Object({ code: Type.String(), name: Type.String() });

// What are these regions called?
const REGION_NAMES = `MATCH (r:Region) WHERE r.code IN $codes RETURN r.code AS code, r.name AS name`;

/** Names of regions by code. */
export const readRegionNames = async (graph: GraphClient, codes: string[]): Promise<Map<string, string>> =>
  new Map((await graph.read(REGION_NAMES, { codes }, RegionRow)).map(({ code, name }) => [code, name]));

const IdRow = Type.Object({ id: Type.String() });

// Which firms stand in this region or inside it? (firm)-[:LOCATED_IN]->(region)-[:WITHIN]->(region)
const FIRMS_IN = `
  MATCH (:Region {code: $region})<-[:WITHIN*0..]-(:Region)<-[:LOCATED_IN]-(f:Firm)
  RETURN DISTINCT f.id AS id`;

/** The ids of firms in a region or inside it. */
export const readFirmsIn = async (graph: GraphClient, region: string): Promise<Set<string>> =>
  new Set((await graph.read(FIRMS_IN, { region }, IdRow)).map(({ id }) => id));

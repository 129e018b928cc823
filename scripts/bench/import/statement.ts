/** How rows of one table are commonly written by hand: nodes by MERGE, relationships by MATCH, MATCH, MERGE. */
export interface Statement {
  table: string;
  /** Only rows of this kind. */
  kind?: string;
  /** Cypher on a map `row` of texts by column. */
  body: string;
}

const provenance = (r: string): string =>
  `${r}.evidence = row.evidence, ${r}.sourceIds = split(row.source_ids, ';'), ${r}.observedOn = row.observed_on`;

const located = (table: string): Statement => ({
  table,
  body: `
    MATCH (o:Organisation {id: row.id})
    MATCH (p:Region {code: row.region_code})
    MERGE (o)-[r:LOCATED_IN]->(p) SET r.kind = 'registered', ${provenance('r')}`,
});

const link = (kind: string, type: string): Statement => ({
  table: 'links',
  kind,
  body: `
    MATCH (a:Organisation {id: row.from_id})
    MATCH (b:Organisation {id: row.to_id})
    MERGE (a)-[r:${type}]->(b)
    SET r.position = row.position, r.share = toFloat(row.share), r.since = row.since, ${provenance('r')}`,
});

const talent = (kind: string, type: string): Statement => ({
  table: 'talent',
  kind,
  body: `
    MATCH (u:Organisation {id: row.university_id})
    MATCH (s:Stage {id: row.stage_id})
    MERGE (u)-[r:${type}]->(s)
    SET r.discipline = row.discipline, r.graduatesPerYear = toInteger(row.graduates_per_year),
        r.laboratory = row.laboratory, ${provenance('r')}`,
});

const organisation = (kind: string, label: string): Statement => ({
  table: 'organisations',
  kind,
  body: `MERGE (n:Organisation {id: row.id}) SET n:${label}, n.name = row.name`,
});

/** Every table of a generated folder, in an order in which ends are there before what joins them. */
export const statements: readonly Statement[] = [
  {
    table: 'sources',
    body: `
      MERGE (n:Source {id: row.id})
      SET n.title = row.title, n.kind = row.kind, n.publisher = row.publisher, n.publishedOn = row.published_on`,
  },
  {
    table: 'chains',
    body: `MERGE (n:Chain {id: row.id}) SET n.name = row.name, n.description = row.description`,
  },
  {
    table: 'stages',
    body: `
      MERGE (n:Stage {id: row.id})
      SET n.name = row.name, n.keywords = split(row.keywords, ';'), n.final = toBoolean(row.final)`,
  },
  {
    table: 'stages',
    body: `
      MATCH (s:Stage {id: row.id})
      MATCH (c:Chain {id: row.chain_id})
      MERGE (s)-[r:IN_CHAIN]->(c) SET r.tier = row.tier, r.segment = row.segment, r.order = toInteger(row.order)`,
  },
  {
    table: 'feeds',
    body: `
      MATCH (a:Stage {id: row.from_stage})
      MATCH (b:Stage {id: row.to_stage})
      MERGE (a)-[r:FEEDS]->(b)
      SET r.inputGroup = row.input_group, r.costShare = toFloat(row.cost_share), ${provenance('r')}`,
  },
  {
    table: 'firms',
    body: `
      MERGE (n:Organisation {id: row.id})
      SET n:Firm, n.name = row.name, n.shortName = row.short_name, n.creditCode = row.credit_code,
          n.stockCode = row.stock_code, n.groupId = row.group_id, n.status = row.status, n.statusOn = row.status_on,
          n.staff = toInteger(row.staff), n.revenueCny = toInteger(row.revenue_cny), n.foundedOn = row.founded_on,
          n.tiers = split(row.tiers, ';')`,
  },
  {
    table: 'universities',
    body: `
      MERGE (n:Organisation {id: row.id})
      SET n:University, n.name = row.name, n.kind = row.kind, n.disciplines = split(row.disciplines, ';')`,
  },
  organisation('association', 'Association'),
  organisation('investor', 'Investor'),
  organisation('agency', 'Agency'),
  ...['firms', 'universities', 'organisations'].map(located),
  {
    table: 'roles',
    body: `
      MATCH (f:Organisation {id: row.firm_id})
      MATCH (s:Stage {id: row.stage_id})
      MERGE (f)-[r:PLAYS]->(s)
      SET r.status = row.status, r.products = split(row.products, ';'), r.outputCny = toInteger(row.output_cny),
          r.capacity = row.capacity, r.share = toFloat(row.share), ${provenance('r')}`,
  },
  {
    table: 'supplies',
    body: `
      MATCH (a:Organisation {id: row.supplier_id})
      MATCH (b:Organisation {id: row.buyer_id})
      MERGE (a)-[r:SUPPLIES]->(b)
      SET r.stageId = row.stage_id, r.valueCny = toInteger(row.value_cny), r.year = toInteger(row.year),
          ${provenance('r')}`,
  },
  talent('trains', 'TRAINS_FOR'),
  talent('researches', 'RESEARCHES'),
  link('owns', 'OWNS'),
  link('partners_with', 'PARTNERS_WITH'),
  link('alumni_at', 'ALUMNI_AT'),
  link('member_of', 'MEMBER_OF'),
  {
    table: 'anchors',
    body: `
      MATCH (f:Organisation {id: row.firm_id})
      MATCH (c:Chain {id: row.chain_id})
      MERGE (f)-[r:ANCHORS]->(c) SET r.regionCode = row.region_code, ${provenance('r')}`,
  },
];

import type { Lane } from './lane.ts';

/** A step made by the server from a range of numbers `i`; `count` names the rows it stands for. */
interface Step {
  count: string;
  cypher: string;
}

const provenance = `evidence: 'claimed', sourceIds: ['source-' + i % 60], observedOn: '2024-0' + (1 + i % 9) + '-15'`;
/** Names and what the product derives from them, as long as generated ones. */
const named = (end: string): string =>
  `name: '青岛鲁海' + i + '${end}', nameKey: '青岛鲁海' + i + '${end}', pinyin: ['qingdaoluhai' + i + 'jingmijixieyouxian'], ` +
  `initials: ['qdlh' + i + 'jmjxyxgs']`;

const node = (count: string, labels: string, properties: string): Step => ({
  count,
  cypher: `CREATE (:${labels} {id: '${labels.split(':')[0]!.toLowerCase()}-${count}-' + i, ${properties}})`,
});

/** A relationship between things found by their keys, as ours finds them; with a key of its own, as ours has. */
const relationship = (count: string, type: string, from: string, to: string, properties: string): Step => ({
  count,
  cypher: `
    WITH i, ${from} AS fromKey, ${to} AS toKey
    MATCH (a:${endOf(from)} {id: fromKey})
    MATCH (b:${endOf(to)} {${to.startsWith('$') ? 'code' : 'id'}: toKey})
    CREATE (a)-[:${type} {id: '${type}|' + fromKey + '|' + toKey + '|' + i, ${properties}}]->(b)`,
});
const endOf = (key: string): string =>
  key.startsWith('$')
    ? 'Region'
    : key.includes('chain-')
      ? 'Chain'
      : key.includes('stage-')
        ? 'Stage'
        : 'Organisation';

const some = (table: string, prefix: string, step: number): string =>
  `'${prefix}-${table}-' + (i * ${step} % toInteger($rows.\`${table}\`))`;
const same = (table: string, prefix: string): string => `'${prefix}-${table}-' + i`;
const region = `$codes[i % size($codes)]`;
const firm = some('firms', 'organisation', 7919);
const otherFirm = some('firms', 'organisation', 104_729);
const stage = some('stages', 'stage', 31);
const kinds = ['association', 'investor', 'agency'];
const labelOf = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1);

const placed = (table: string): Step =>
  relationship(table, 'LOCATED_IN', same(table, 'organisation'), region, `kind: 'registered', ${provenance}`);

const steps: readonly Step[] = [
  node(
    'sources',
    'Source',
    `title: '生成数据' + i, kind: 'filing', publisher: '链图生成器', publishedOn: '2024-05-01'`,
  ),
  node('chains', 'Chain', named('产业链')),
  node('stages', 'Stage', `${named('环节')}, keywords: ['环节' + i]`),
  relationship(
    'stages',
    'IN_CHAIN',
    same('stages', 'stage'),
    some('chains', 'chain', 1),
    `tier: 'midstream', segment: '部件与装备', order: i % 60`,
  ),
  relationship(
    'feeds',
    'FEEDS',
    stage,
    some('stages', 'stage', 37),
    `inputGroup: CASE WHEN i % 3 = 0 THEN 'drive' END, ${provenance}`,
  ),
  node(
    'firms',
    'Organisation:Firm',
    `${named('精密机械有限公司')}, shortName: CASE WHEN i % 10 < 7 THEN '鲁海' + i + '精密机械' END,
     creditCode: CASE WHEN i % 9 > 0 THEN '91370200GX' + (10000000 + i) END, status: CASE WHEN i % 10 > 2 THEN 'active' END,
     groupId: CASE WHEN i % 10 = 0 THEN 'group-' + i / 50 END, staff: CASE WHEN i % 10 < 7 THEN 10 + i % 500 END,
     revenueCny: CASE WHEN i % 20 < 11 THEN 1000000 + i END, foundedOn: CASE WHEN i % 20 < 17 THEN '2001-05-06' END,
     tiers: CASE WHEN i % 4 = 0 THEN ['高新技术企业'] END`,
  ),
  node(
    'universities',
    'Organisation:University',
    `${named('理工大学')}, kind: 'university', disciplines: ['材料科学', '自动化']`,
  ),
  ...kinds.map((kind) => node(`organisations:${kind}`, `Organisation:${labelOf(kind)}`, named('机构'))),
  placed('firms'),
  placed('universities'),
  ...kinds.map((kind) => placed(`organisations:${kind}`)),
  relationship(
    'roles',
    'PLAYS',
    firm,
    stage,
    `status: CASE WHEN i % 8 > 0 THEN 'production' END, products: CASE WHEN i % 20 < 17 THEN ['精密轴承'] END,
     outputCny: CASE WHEN i % 5 < 2 THEN 1000000 + i END, capacity: CASE WHEN i % 7 = 0 THEN '年产300万件' END,
     share: CASE WHEN i % 5 = 0 THEN 0.25 END, ${provenance}`,
  ),
  relationship(
    'supplies',
    'SUPPLIES',
    firm,
    otherFirm,
    `stageId: CASE WHEN i % 10 > 0 THEN 'stage-' + i % 480 END, valueCny: CASE WHEN i % 2 = 0 THEN 3000000 + i END,
     year: CASE WHEN i % 10 < 7 THEN 2023 END, ${provenance}`,
  ),
  relationship(
    'talent:trains',
    'TRAINS_FOR',
    some('universities', 'organisation', 1),
    stage,
    `discipline: '自动化', graduatesPerYear: 120, ${provenance}`,
  ),
  relationship(
    'talent:researches',
    'RESEARCHES',
    some('universities', 'organisation', 1),
    stage,
    `discipline: '自动化', laboratory: '实验室', ${provenance}`,
  ),
  relationship('links:owns', 'OWNS', firm, otherFirm, `share: 0.6, ${provenance}`),
  relationship(
    'links:partners_with',
    'PARTNERS_WITH',
    some('universities', 'organisation', 1),
    otherFirm,
    `position: '实习基地', since: '2020', ${provenance}`,
  ),
  relationship(
    'links:alumni_at',
    'ALUMNI_AT',
    some('universities', 'organisation', 1),
    otherFirm,
    `position: '董事长', ${provenance}`,
  ),
  relationship(
    'links:member_of',
    'MEMBER_OF',
    otherFirm,
    some('organisations:association', 'organisation', 1),
    `since: '2020', ${provenance}`,
  ),
  relationship('anchors', 'ANCHORS', firm, some('chains', 'chain', 1), `${provenance}`),
];

const CODES = `MATCH (r:Region) WHERE r.level IN ['city', 'district'] RETURN collect(r.code) AS codes`;

/** What the database alone can do: nothing is read, sent, checked or compared. */
export const serverOnly: Lane = {
  id: 'server',
  title: 'server-only CREATE',
  says:
    'The same number of the same elements, with as many properties as ours, made by the server from range() by MATCH ' +
    'of the ends and CREATE, in transactions of 5,000: an upper bound, for no input is read or checked.',
  isWhole: false,
  isComplete: true,
  async run(bed, { rows }) {
    const codes = (await bed.run(CODES))[0]?.['codes'];
    const started = performance.now();
    for (const { count, cypher } of steps) {
      await bed.run(
        `UNWIND range(0, toInteger($rows.\`${count}\`) - 1) AS i
         CALL (i) { ${cypher} } IN TRANSACTIONS OF 5000 ROWS`,
        { rows, codes },
      );
    }
    return { milliseconds: performance.now() - started };
  },
};

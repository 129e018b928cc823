import type { Bundle } from './bundle.ts';
import { places } from './bundle-place.ts';

type Cell = string | number | boolean | undefined;

const csv = (head: string, rows: Cell[][]): string =>
  [head, ...rows.map((row) => row.map((cell) => String(cell ?? '')).join(','))].join('\n');

const source = 'unseen-book';

/** The places and the firms of bundles as import tables: what has to be known before a second site can be noted. */
export const placeTables = (bundles: Bundle[]): Record<string, string> => ({
  'sources.csv': csv('id,title,kind,published_on', [[source, '未见产业链年鉴', 'registry', '2024-06-30']]),
  'regions.csv': csv(
    'code,name,level,within',
    places
      .filter(({ ships }) => !ships)
      .map(({ code, level, within }) => [code, `某地${code}`, level, within]),
  ),
  'firms.csv': csv(
    'id,name,region_code,group_id,status,evidence,source_ids',
    bundles.flatMap(({ firms }) =>
      firms.map(({ id, region, group, status }) => [
        id,
        `某某${id}制造有限公司`,
        region,
        group,
        status,
        'verified',
        source,
      ]),
    ),
  ),
});

/** Everything else of bundles as import tables. */
export const chainTables = (bundles: Bundle[]): Record<string, string> => {
  const all = <Row>(rows: (bundle: Bundle) => Row[]): Row[] => bundles.flatMap(rows);
  const organisations = all((bundle) => bundle.organisations);
  return {
    'chains.csv': csv(
      'id,name',
      bundles.map(({ chain }) => [chain, `未见产业链${chain}`]),
    ),
    'stages.csv': csv(
      'id,chain_id,name,tier,order,final,source_ids',
      all(({ chain, stages }) =>
        stages.map(({ id, tier, final }, order) => [
          id,
          chain,
          `环节${id}`,
          tier,
          order,
          final || '',
          source,
        ]),
      ),
    ),
    'feeds.csv': csv(
      'from_stage,to_stage,input_group,source_ids',
      all(({ feeds }) => feeds.map(({ from, to, group }) => [from, to, group, source])),
    ),
    'roles.csv': csv(
      'firm_id,stage_id,status,output_cny,evidence,source_ids,observed_on',
      all(({ roles }) =>
        roles.map(({ firm, stage, status, output, evidence, observedOn }) => [
          firm,
          stage,
          status,
          output,
          evidence,
          source,
          observedOn,
        ]),
      ),
    ),
    'supplies.csv': csv(
      'supplier_id,buyer_id,stage_id,value_cny,evidence,source_ids',
      all(({ purchases }) =>
        purchases.map(({ supplier, buyer, stage, value, evidence }) => [
          supplier,
          buyer,
          stage,
          value,
          evidence,
          source,
        ]),
      ),
    ),
    'universities.csv': csv(
      'id,name,region_code',
      organisations
        .filter(({ kind }) => kind === 'university')
        .map(({ id, region }) => [id, `某某大学${id}`, region]),
    ),
    'organisations.csv': csv(
      'id,name,kind,region_code',
      organisations
        .filter(({ kind }) => kind !== 'university')
        .map(({ id, kind, region }) => [id, `某某机构${id}`, kind, region]),
    ),
    'links.csv': csv(
      'from_id,to_id,kind,strength,evidence,source_ids',
      all(({ links }) =>
        links.map(({ from, to, kind, strength }) => [from, to, kind, strength, 'claimed', source]),
      ),
    ),
  };
};

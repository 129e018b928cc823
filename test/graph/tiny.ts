import { afterAll, beforeAll, inject } from 'vitest';
import { openGraph, type GraphClient } from '../../server/graph/client.ts';
import { migrate } from '../../server/graph/migrate.ts';
import { emptyGraph, importTables } from './import-fixture.ts';

/**
 * A graph small enough to know by heart. Country 100000 holds province 110000 with city 110100 and its zone
 * 110100-zone, and city 220100. The chain goes ore → part → machine, where coil is an alternative to part.
 */
const tables: Record<string, string> = {
  sources: `id,title,kind,published_on
paper,日报,article,2020
book,年鉴,registry,2021`,
  regions: `code,name,level,within
100000,国,country,
110000,东省,province,100000
110100,东市,city,110000
110100-zone,东区,zone,110100
220100,西市,city,100000`,
  chains: `id,name
machines,机器`,
  stages: `id,chain_id,name,tier,order,final,keywords
ore,machines,矿石,upstream,1,,
part,machines,零件,midstream,1,,轴承
coil,machines,线圈,midstream,2,,
machine,machines,整机,downstream,1,true,`,
  feeds: `from_stage,to_stage,input_group,source_ids
ore,part,,book
part,machine,drive,book
coil,machine,drive,book`,
  firms: `name,region_code,id,short_name,group_id,status,stock_code,source_ids
东方零件公司,110100-zone,east-part,东零,east,,600001,paper
东方整机公司,110100,east-machine,东整,east,,,
西部零件公司,220100,west-part,西零,east,,,
西部线圈公司,220100,west-coil,,,,,
未具名线圈企业,220100,unnamed-coil,,,,,
旧日整机公司,110100,gone,,,dissolved,,`,
  roles: `firm_id,stage_id,status,products,evidence,source_ids,observed_on
east-part,part,production,轴;齿轮,verified,paper;book,2020-05
east-machine,machine,production,,claimed,paper,2020
west-part,part,production,,claimed,paper,2019
west-coil,coil,production,,verified,book,2021
unnamed-coil,coil,,,claimed,paper,2020
west-coil,ore,planned,,claimed,paper,2020
east-part,ore,,,suggested,paper,2020
gone,machine,production,,claimed,paper,2010`,
  anchors: `firm_id,chain_id,region_code,source_ids
west-part,machines,110100-zone,paper`,
  supplies: `supplier_id,buyer_id,stage_id,value_cny,year,source_ids
west-coil,east-machine,coil,100,2020,paper`,
  universities: `id,name,region_code,kind
tech,东方大学,110100,university`,
  organisations: `id,name,kind,region_code
guild,机器协会,association,110100`,
  talent: `university_id,stage_id,kind,discipline,laboratory,evidence,source_ids
tech,coil,researches,,线圈实验室,claimed,paper
tech,machine,trains,机械,,suggested,paper`,
  links: `from_id,to_id,kind,region_code,source_ids
east-part,guild,member_of,,paper
guild,west-coil,introduced,110100-zone,paper`,
  carriers: `id,name,region_code,area_square_metres,occupancy,source_ids
park,东园,110100-zone,1000,0.5,paper`,
  projects: `name,id,organisation_id,region_code,stage_id,status,source_ids
零件二期,part-2,east-part,110100-zone,part,building,paper`,
  figures: `measure,value,unit,as_of,bound,region_code,chain_id,carrier_id,source_ids
产值,100,亿元,2020,moreThan,110100,machines,,paper
入驻企业,20,家,2020,about,110100-zone;110100,,park,paper`,
  statements: `region_code,stage_id,status,source_ids,observed_on
110100,coil,储备,paper,2020`,
  leading_chains: `region_code,chain_id,since,source_ids
110100-zone,machines,2019,paper`,
  visits: `id,visitor_id,region_code,organisation_id,visited_on,concern,concern_stages,source_ids
trip,guild,220100,west-coil,2020,无配套,ore;part,paper`,
};

/** Opens a graph that holds the tiny tables and nothing else. */
export function openTiny(): { graph: GraphClient } {
  const tiny = {} as { graph: GraphClient };
  beforeAll(async () => {
    tiny.graph = openGraph(inject('neo4j'));
    await emptyGraph(tiny.graph);
    await migrate(tiny.graph);
    const { rejections } = await importTables(tiny.graph, tables);
    if (rejections.length > 0) throw new Error(JSON.stringify(rejections, undefined, 1));
  }, 60_000);
  afterAll(() => tiny.graph?.close());
  return tiny;
}

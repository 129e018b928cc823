import { below, streamOf } from '../../scripts/generate/random.ts';

const stages = ['s1', 's2', 's3', 's4', 's5'];
export const chains = ['one', 'two'];

/** A country with provinces, cities, districts and a zone, and a city right below the country. */
const regionTable = `code,name,level,within
100000,国,country,
110000,东省,province,100000
110100,东市,city,110000
110101,东区,district,110100
110100-zone,东新区,zone,110101
110200,北市,city,110000
220000,西省,province,100000
220100,西市,city,220000
330100,南市,city,100000`;
export const regions = regionTable
  .split('\n')
  .slice(1)
  .map((line) => line.split(',')[0]!);

const firmCount = 24;
const universityCount = 5;

/**
 * Tables of a small graph drawn at random: firms of known and of vague place, in groups or not, dissolved ones, roles of
 * every status and evidence with and without output, supplies with and without value. Another seed changes some rows.
 */
export function drawTables(seed: number): Record<string, string> {
  const of = (table: string) => streamOf(seed, table);
  const one = <Value>(draw: () => number, values: readonly Value[]): Value =>
    values[below(draw, values.length)]!;
  const firms = Array.from({ length: firmCount }, (_, at) => {
    const draw = of('firms')(at);
    const group = one(draw, ['', '', 'g1', 'g2', 'f3']);
    return `公司${at},${one(draw, regions)},f${at},${group},${one(draw, ['active', 'active', 'active', 'dissolved'])},book`;
  });
  const roles = Array.from({ length: firmCount }, (_, at) => {
    const draw = of('roles')(at);
    const count = 1 + below(draw, 3);
    const first = below(draw, stages.length);
    return Array.from({ length: count }, (_, step) => {
      const status = one(draw, ['production', 'production', 'production', 'reserve', 'planned', 'ended', '']);
      const output = one(draw, ['', '1000000', '2500000.5', '123456789012']);
      const evidence = one(draw, ['verified', 'claimed', 'claimed', 'suggested']);
      const source = one(draw, ['book', 'paper', 'book;paper']);
      return `f${at},${stages[(first + step) % stages.length]},${status},${output},${evidence},${source},2020`;
    });
  }).flat();
  const supplies = Array.from({ length: 40 }, (_, at) => {
    const draw = of('supplies')(at);
    const from = below(draw, firmCount);
    const to = (from + 1 + below(draw, firmCount - 1)) % firmCount;
    const value = one(draw, ['', '10', '0.1', '0.2']);
    return `f${from},f${to},${one(draw, [...stages, ''])},${value},${2000 + at},${one(draw, ['claimed', 'suggested'])},book,2020`;
  });
  const universities = Array.from({ length: universityCount }, (_, at) => {
    const draw = of('universities')(at);
    return `u${at},大学${at},${one(draw, regions)}`;
  });
  const talent = Array.from({ length: universityCount }, (_, at) => {
    const draw = of('talent')(at);
    return `u${at},${one(draw, stages)},${one(draw, ['researches', 'trains'])},${one(draw, ['claimed', 'suggested'])},paper,2020`;
  });
  return {
    sources: `id,title,kind\nbook,年鉴,registry\npaper,日报,article`,
    regions: regionTable,
    chains: `id,name\none,一\ntwo,二`,
    stages: `id,chain_id,name,tier\n${stages.map((id, at) => `${id},${at < 4 ? 'one' : 'two'},${id},upstream`).join('\n')}\ns1,two,s1,upstream`,
    firms: `name,region_code,id,group_id,status,source_ids\n${firms.join('\n')}`,
    roles: `firm_id,stage_id,status,output_cny,evidence,source_ids,observed_on\n${roles.join('\n')}`,
    supplies: `supplier_id,buyer_id,stage_id,value_cny,year,evidence,source_ids,observed_on\n${supplies.join('\n')}`,
    universities: `id,name,region_code\n${universities.join('\n')}`,
    talent: `university_id,stage_id,kind,evidence,source_ids,observed_on\n${talent.join('\n')}`,
    statements: `region_code,stage_id,status,source_ids,observed_on\n110100,s2,储备,paper,2020\n220100,s5,缺失,book,2020`,
  };
}

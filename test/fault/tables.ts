/** What the graph holds before an import is killed. */
export const before: Record<string, string> = {
  sources: `id,title,kind\npaper,日报,article\nbook,年鉴,registry`,
  regions: `code,name,level,within
990000,试省,province,
990100,试市,city,990000
990200,邻市,city,990000`,
  chains: `id,name\nmachines,机器`,
  stages: `id,chain_id,name,tier,final
ore,machines,矿石,upstream,
part,machines,零件,midstream,
machine,machines,整机,downstream,true`,
  feeds: `from_stage,to_stage,source_ids\nore,part,book\npart,machine,book`,
  firms: rows('name,region_code,id,staff,source_ids', 200, (at) => [
    `旧企${at}有限公司`,
    '990100',
    `old-${at}`,
    String(at),
    'paper',
  ]),
  roles: rows('firm_id,stage_id,status,source_ids', 200, (at) => [
    `old-${at}`,
    'part',
    'production',
    'paper',
  ]),
};

/**
 * What the import brings: new firms and relations, changed values of known firms, and firms that moved, so that a part
 * of it would show as new elements, as other values, or as relationships taken away.
 */
export const brought = (firms: number): Record<string, string> => ({
  firms: rows('name,region_code,id,staff,source_ids', firms + 200, (at) =>
    at < 200
      ? [`旧企${at}有限公司`, at % 2 === 0 ? '990200' : '990100', `old-${at}`, String(at + 1000), 'book']
      : [`新企${at}有限公司`, '990200', `new-${at}`, String(at), 'book'],
  ),
  roles: rows('firm_id,stage_id,status,products,source_ids', firms, (at) => [
    `new-${at + 200}`,
    ['ore', 'part', 'machine'][at % 3]!,
    'production',
    `产品${at}`,
    'book',
  ]),
  supplies: rows('supplier_id,buyer_id,value_cny,year,source_ids', firms - 1, (at) => [
    `new-${at + 200}`,
    `new-${at + 201}`,
    String(at * 1000),
    '2025',
    'book',
  ]),
});

function rows(header: string, count: number, make: (at: number) => string[]): string {
  return [header, ...Array.from({ length: count }, (_, at) => make(at).join(','))].join('\n');
}

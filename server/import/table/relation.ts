import {
  amount,
  date,
  evidenceColumns,
  integer,
  list,
  oneOf,
  reference,
  required,
  share,
  table,
  text,
  year,
} from './column.ts';

export const feeds = table('投入', 'needed', {
  from_stage: reference('stage', '投入环节', required),
  to_stage: reference('stage', '产出环节', required),
  input_group: text('投入组'),
  cost_share: share('成本占比'),
  ...evidenceColumns,
});

export const roles = table('角色', 'needed', {
  firm_id: reference('firm', '企业编号|企业', required),
  stage_id: reference('stage', '环节编号|环节', required),
  status: oneOf(
    {
      production: ['量产', '生产', '投产'],
      reserve: ['储备', '技术储备'],
      planned: ['规划', '计划'],
      ended: ['终止', '停产'],
    },
    '状态',
  ),
  products: list('产品'),
  output_cny: amount('产值(元)|产值'),
  capacity: text('产能'),
  share: share('占比'),
  ...evidenceColumns,
});

export const anchors = table('链主', 'needed', {
  firm_id: reference('firm', '企业编号|企业', required),
  chain_id: reference('chain', '产业链编号', required),
  region_code: reference('region', '区域代码'),
  ...evidenceColumns,
});

export const supplies = table('供应', 'needed', {
  supplier_id: reference('firm', '供应商', required),
  buyer_id: reference('firm', '采购商', required),
  stage_id: reference('stage', '环节编号|环节'),
  value_cny: amount('金额(元)|金额'),
  year: year('年份'),
  ...evidenceColumns,
});

export const talent = table('人才', 'needed', {
  university_id: reference('university', '高校编号|高校', required),
  stage_id: reference('stage', '环节编号|环节', required),
  kind: oneOf({ trains: ['培养'], researches: ['研究', '研发'] }, '类型', required),
  discipline: text('专业'),
  graduates_per_year: integer('年毕业生数'),
  laboratory: text('平台'),
  ...evidenceColumns,
});

export const links = table('关系', 'needed', {
  from_id: reference('organisation', '起点编号|起点', required),
  to_id: reference('organisationOrChain', '终点编号|终点', required),
  kind: oneOf(
    {
      owns: ['控股', '持股'],
      alumni_at: ['校友任职', '校友'],
      partners_with: ['合作', '共建'],
      member_of: ['会员', '成员'],
      introduced: ['引荐', '介绍'],
      brought: ['带动', '引来'],
    },
    '类型',
    required,
  ),
  position: text('职务'),
  share: share('持股比例|占比'),
  since: date('起始时间'),
  region_code: reference('region', '区域代码'),
  strength: share('关系强度'),
  ...evidenceColumns,
});

export const statements = table('陈述', 'needed', {
  region_code: reference('region', '区域代码', required),
  stage_id: reference('stage', '环节编号|环节', required),
  status: oneOf(
    {
      missing: ['缺失'],
      reserve: ['储备'],
      single: ['单点'],
      weak: ['薄弱'],
      strong: ['完备'],
      present: ['具备'],
    },
    '状态',
    required,
  ),
  ...evidenceColumns,
});

export const leadingChains = table('主导产业', 'needed', {
  region_code: reference('region', '区域代码', required),
  chain_id: reference('chain', '产业链编号', required),
  since: date('起始时间'),
  ...evidenceColumns,
});

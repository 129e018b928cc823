import {
  amount,
  date,
  evidenceColumns,
  id,
  integer,
  number,
  oneOf,
  reference,
  references,
  required,
  share,
  table,
  text,
} from './column.ts';

export const carriers = table('产业载体|载体', 'needed', {
  id: id('载体编号|编号', required),
  name: text('名称|载体名称', required),
  region_code: reference('region', '区域代码', required),
  area_square_metres: amount('面积|面积(平方米)'),
  occupancy: share('入驻率'),
  as_of: date('时点'),
  ...evidenceColumns,
});

export const projects = table('项目', 'needed', {
  name: text('名称|项目名称', required),
  id: id('项目编号'),
  organisation_id: references('organisation', '机构编号|企业编号'),
  region_code: references('region', '区域代码'),
  chain_id: references('chain', '产业链编号'),
  stage_id: references('stage', '环节编号|环节'),
  investment_cny: amount('投资额(元)|投资额'),
  status: oneOf(
    {
      planned: ['谋划', '规划'],
      reserve: ['储备'],
      negotiating: ['洽谈'],
      signed: ['签约'],
      building: ['在建'],
      operating: ['投产', '运营'],
      lost: ['流失'],
    },
    '状态',
  ),
  signed_on: date('签约日期'),
  ...evidenceColumns,
});

export const figures = table('指标', 'needed', {
  measure: text('指标', required),
  value: number('数值', required),
  unit: text('单位', required),
  as_of: date('时点', required),
  bound: oneOf(
    {
      exact: ['等于', '精确', '正好'],
      moreThan: ['多于', '超过', '以上'],
      lessThan: ['少于', '不足', '以下'],
      about: ['约', '大约', '左右'],
    },
    '界',
  ),
  period_months: integer('期间(月)|期间月数'),
  region_code: references('region', '区域代码'),
  chain_id: references('chain', '产业链编号'),
  organisation_id: references('organisation', '机构编号|企业编号'),
  carrier_id: references('carrier', '载体编号'),
  project_id: references('project', '项目编号'),
  ...evidenceColumns,
});

export const visits = table('走访', 'needed', {
  id: id('走访编号|编号', required),
  visitor_id: reference('organisation', '走访方', required),
  region_code: references('region', '区域代码'),
  organisation_id: references('organisation', '走访对象|机构编号'),
  visited_on: date('走访日期'),
  purpose: text('目的'),
  outcome: text('结果'),
  concern: text('顾虑'),
  concern_stages: references('stage', '顾虑环节'),
  ...evidenceColumns,
});

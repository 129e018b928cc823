import {
  amount,
  boolean,
  date,
  evidenceColumns,
  id,
  integer,
  list,
  number,
  oneOf,
  reference,
  regionCode,
  required,
  slug,
  table,
  text,
} from './column.ts';

const status = oneOf(
  {
    active: ['存续', '在营', '在业', '正常'],
    dissolved: ['注销', '吊销', '解散'],
    moved: ['迁出', '迁走', '已迁'],
  },
  '状态',
);

export const sources = table('来源', 'none', {
  id: id('来源编号', required),
  title: text('标题', required),
  kind: oneOf(
    {
      article: ['文章', '报道'],
      registry: ['登记', '工商登记'],
      filing: ['公告', '年报'],
      dataset: ['数据集'],
      user: ['用户'],
      editorial: ['编辑', '编审'],
    },
    '类型',
    required,
  ),
  publisher: text('发布者'),
  published_on: date('发布日期'),
  url: text('链接'),
});

export const regions = table('区域', 'none', {
  code: regionCode('区域代码', required),
  name: text('名称|区域名称', required),
  level: oneOf(
    {
      country: ['国家'],
      province: ['省', '省级'],
      city: ['市', '地级市'],
      district: ['区', '县', '区县'],
      zone: ['园区', '功能区', '开发区'],
    },
    '层级',
    required,
  ),
  within: reference('region', '上级代码'),
  name_en: text('英文名'),
});

export const chains = table('产业链', 'none', {
  id: slug('产业链编号', required),
  name: text('名称|产业链名称', required),
  name_en: text('英文名'),
  description: text('说明'),
});

export const stages = table('环节', 'optional', {
  id: slug('环节编号', required),
  chain_id: reference('chain', '产业链编号', required),
  name: text('名称|环节名称', required),
  tier: oneOf({ upstream: ['上游'], midstream: ['中游'], downstream: ['下游'] }, '位置', required),
  segment: text('分段'),
  order: number('次序'),
  name_en: text('英文名'),
  aliases: list('别名'),
  keywords: list('关键词'),
  final: boolean('终端产品'),
  ...evidenceColumns,
});

export const firms = table('企业', 'optional', {
  name: text('企业名称|名称', required),
  region_code: reference('region', '区域代码', required),
  id: id('企业编号'),
  short_name: text('简称'),
  credit_code: id('统一社会信用代码'),
  stock_code: id('证券代码'),
  group_id: id('集团编号'),
  status,
  status_on: date('状态日期'),
  staff: integer('员工数'),
  revenue_cny: amount('营业收入(元)|营业收入'),
  founded_on: date('成立日期'),
  tiers: list('资质'),
  aliases: list('别名'),
  former_names: list('曾用名'),
  name_en: text('英文名'),
  ...evidenceColumns,
});

export const universities = table('高校院所|高校', 'optional', {
  id: id('高校编号|编号', required),
  name: text('名称|高校名称', required),
  region_code: reference('region', '区域代码', required),
  kind: oneOf(
    {
      university: ['大学', '高校', '学院'],
      institute: ['研究院', '研究所', '研究机构', '院所'],
      laboratory: ['实验室'],
    },
    '类型',
  ),
  disciplines: list('学科'),
  short_name: text('简称'),
  aliases: list('别名'),
  name_en: text('英文名'),
  ...evidenceColumns,
});

export const organisations = table('机构', 'optional', {
  id: id('机构编号|编号', required),
  name: text('名称|机构名称', required),
  kind: oneOf(
    {
      association: ['协会', '商会', '校友会', '联盟'],
      investor: ['投资机构', '基金'],
      agency: ['招商机构', '政府部门', '管委会'],
    },
    '类型',
    required,
  ),
  region_code: reference('region', '区域代码'),
  short_name: text('简称'),
  aliases: list('别名'),
  name_en: text('英文名'),
  ...evidenceColumns,
});

import { toGb18030 } from '../fixtures/files/gb18030.ts';

/** Two firms that the shipped data name otherwise: 科捷机器人 and 青岛嘉星晶电科技股份有限公司. */
export const known = ['青岛科捷机器人有限公司', '嘉星晶电科技（青岛）股份有限公司'] as const;
/** A firm that nobody has heard of before. */
export const unheardOf = '青岛岬光测控技术有限公司';
/** What the file is called. */
export const listName = '高新区机器人企业名单.csv';
/** What must never get into the graph. */
export const phone = '13812342210';

const headers =
  '序号,企业全称,所在区,主营环节,主要产品,2025年营业收入（万元）,员工人数,注册时间,联系人,联系电话';

const names = [
  ...'澄芯 恒焊 琅琊 胶湾 崂控 鲸算 浮山 沧口 栈桥 麦岛 石老 沙子 王哥 流清 仰口 鳌山 田横 温泉 灵山'.split(
    ' ',
  ),
  ...'薛家 唐岛 凤凰 竹岔 大珠 小珠 藏马 铁橛 红岛 河套 上马 棘洪 惜福 夏庄 流亭 城阳'.split(' '),
];
const kinds = ['智能装备', '自动化', '精密机械', '电子科技'];
const districts = ['崂山区', '城阳区', '黄岛区', '即墨区', '胶州市'];
const stages = ['机器人系统集成', '机器视觉', '伺服电机', '机器人减速器', '机器人本体'];
const products = ['装配线', '视觉检测系统', '伺服电机', 'RV减速器', '协作机器人'];
const at = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

/** A list of firms as an office keeps it: its own headers, 万元, 年/月/日, a person to call. */
function rows(): string[] {
  const made = names.map((name, index) => `青岛${name}${at(kinds, index)}有限公司`);
  return [...known, unheardOf, ...made].map((name, index) =>
    [
      index + 1,
      name,
      at(districts, index),
      at(stages, index),
      at(products, index),
      800 + index * 130,
      20 + index * 7,
      `20${String(10 + (index % 12))}/${(index % 12) + 1}/${(index % 27) + 1}`,
      '王先生',
      phone,
    ].join(','),
  );
}

/** The list as a spreadsheet program in Chinese saves it. */
export const firmList = (name = listName): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'text/csv',
  buffer: toGb18030([headers, ...rows()].join('\r\n') + '\r\n'),
});

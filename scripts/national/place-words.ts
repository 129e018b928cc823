/** Names parted by spaces. */
const names = (text: string): Set<string> => new Set(text.split(' '));

/**
 * Districts and counties whose short name says the place without their suffix, at the start of a name (昆山国力…) or
 * after their own province or city (江苏张家港…). Each was read in the names that begin with it. All others count only
 * with their suffix: 东方电气, 新华网, 凤凰光学, 兴业银行 and 平安银行 begin like counties they have nothing to do with, and
 * 盐津铺子, 紫金矿业 and 兖州煤业 are registered elsewhere.
 */
export const spokenShort = names(
  '东阿 义乌 凌源 四会 大冶 安福 峨眉山 崇义 常熟 张家港 怀集 博爱 昆山 江山 江阴 海宁 潜江 瓦房店 林州',
);

/** The same, after the place's own province or city only. 浦东, 白云, 越秀, 滨江 and 中原 are part of brands there. */
export const spokenAfterParent = names(
  '京山 天台 库尔勒 敦煌 新会 新野 栾川 武进 永安 洪湖 涪陵 章丘 罗平 西昌 阳谷 集安 靖远 吴中 盐田 南山 栖霞 平潭',
);

/** Owners named before the place: 中国石化上海石油化工, 国电南京自动化, 中新苏州工业园区. Any 集团 may stand there as well. */
export const ownersBefore = ['中国石化', '国电', '招商局', '中科院', '德力西', '中新', '中国'];

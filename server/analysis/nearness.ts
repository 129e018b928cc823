/** Words of trades and forms that many firms share: what is left without them is what a firm is called by. */
const tradeWords =
  /(?:新材料|新能源|微电子|半导体|机器人|自动化|互联网|物联网|生物|科技|技术|电子|智能|信息|实业|工业|机械|装备|设备|制造|材料|能源|医药|药业|制药|医疗|汽车|化工|化学|环保|环境|网络|软件|数据|数字|通信|通讯|光电|光学|精密|发展|投资|贸易|产业|国际|文化|建设|工程|服务|系统|器件|元件|电气|电器|电力|食品|农业|物流|仪器|仪表|模具|塑料|金属|钢铁|纺织|航空|航天|船舶|轨道|交通|检测|咨询|管理|研究|开发|高新|中国|集成|应用|创新|创业|商贸|股份|企业|technology|technologies|electronics?|industr(?:y|ies|ial)|international|systems?|software|materials?|equipment|energy)/gu;

const numerals = /[0-9一二三四五六七八九十甲乙丙丁]/gu;

/** What tells a firm from others of its trade: 鲸算智能科技 → 鲸算. Empty where less than two characters are left. */
export function coreOf(stem: string): string {
  const core = stem.replaceAll(tradeWords, '');
  return core.length >= 2 ? core : '';
}

/** Edits allowed between two cores of this length: a quarter of it; a core of three characters has to be the same. */
export const editsAllowed = (length: number): number => Math.floor(length / 4);

/**
 * How near two stems are, from 0 to 1; 0 where they are not. Firms of one name and other trade words (鲸算科技,
 * 鲸算智能科技) are 0.8; others by the characters that differ between their cores. Names that only differ in a number
 * (第一机床厂, 第二机床厂) are of different firms.
 */
export function nearnessOf(one: string, other: string): number {
  const [left, right] = [coreOf(one), coreOf(other)];
  if (left === '' || right === '' || one === other) return 0;
  if (one.replaceAll(numerals, '') === other.replaceAll(numerals, '')) return 0;
  if (left === right) return 0.8;
  const length = Math.max(left.length, right.length);
  const edits = countEdits(left, right, editsAllowed(length));
  return edits === undefined ? 0 : 1 - edits / length;
}

/** Insertions, removals and replacements from one text to the other; undefined above `most`. */
function countEdits(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most || most === 0) return undefined;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  const edits = row[other.length]!;
  return edits <= most ? edits : undefined;
}

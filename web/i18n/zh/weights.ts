/** The panel in which the weights of a score are set. */
export const weights = {
  title: '权重',
  open: '权重',
  changed: (factors: number): string => `权重 · 改了 ${factors} 项`,
  note: '权重只看彼此的比例；没有数据的项不计，分数按余下的算。',
  allZero: '所有权重都是 0：没有分数可算。',
  none: '不计',
  reset: '恢复默认',
};

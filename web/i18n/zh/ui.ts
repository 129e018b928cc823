import { count } from '../number.ts';

/** Words of controls that know nothing of chains. */
export const ui = {
  close: '关闭',
  loading: '正在读取…',
  retry: '再试一次',
  csv: '导出 CSV',
  showAll: (total: number): string => `全部列出（${count(total)}）`,
  shown: (shown: number, total: number): string => `只列出前 ${count(shown)}，共 ${count(total)}`,
  more: (next: number): string => `再取 ${count(next)}`,
  expand: '展开',
  collapse: '收起',
  sortBy: (column: string): string => `按${column}排序`,
  filter: '筛选',
  noMatch: '没有对得上的。换个名字、拼音或首字母。',
  typeToFind: '名称、代码或拼音',
  source: (number: number): string => `来源 ${number}`,
  sources: (total: number): string => `${count(total)} 个来源`,
  openSource: '看这个来源',
  stale: (date: string): string => `${date}，已超过两年`,
  evidenceOf: (evidence: string): string => `依据：${evidence}`,
  seenAt: (time: string): string => `您看到的是 ${time} 的数据，可以看，不能改。`,
  undo: '撤销',
  cancel: '取消',
  copied: '链接已复制',
  copyLink: '复制链接',
  print: '打印',
};

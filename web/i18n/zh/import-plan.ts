import { count } from '../number.ts';

/** What an import would do, part by part. */
export const importPlan = {
  yes: '是',
  no: '否',
  nothingWritten: '还没有写入任何一行',
  planAdds: (all: number): string => `${count(all)} 条记录，每条只在一处`,
  planBar: '计划：新、改、不变、退回、疑似重复各多少',
  parts: { new: '新', changed: '改', unchanged: '不变', rejected: '退回', duplicates: '疑似重复' },
  notices: '提醒',
  rechecking: '正在按您的决定重新核对…',
  planColumns: { table: '表', new: '新', changed: '改', unchanged: '不变', rejected: '退回' },
  perTable: '各表的记录',
  noChanges: '没有一条会改动库里已有的内容。',
  changesLabel: '会改的',
  changeColumns: { name: '谁', property: '什么', change: '从什么改成什么', row: '文件里' },
  fileRow: (row: number): string => `第 ${count(row)} 行`,
  newlyKnown: '未知',
  emptied: '清空',
  moreChanges: (next: number): string => `再看 ${count(next)} 条`,
  changesShown: (shown: number, total: number): string => `已列出 ${count(shown)} / ${count(total)} 条`,
  noRejections: '没有退回的行。',
  rejectedLabel: '退回的行',
  rejectedColumns: { row: '行', column: '列', value: '写的是', expected: '应为' },
  rejectedWhy: '有一行不对就一行也不写。改好文件再放进来，或回到“对列”不导入那一列。',
  rejectedShown: (shown: number, total: number): string =>
    shown < total ? `列出前 ${count(shown)} 处，共 ${count(total)} 处` : `共 ${count(total)} 处`,
  rejectedCsv: '下载退回的行（CSV）',
  emptyCell: '（空）',
  again: '放进改好的文件',
};

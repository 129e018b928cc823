import { count } from '../number.ts';
import { sentence, type Sentence } from '../sentence.ts';

const rests: Record<string, string> = {
  changed_later: '后来又改过',
  linked_later: '后来连上了别的事实',
  on_list: '已在目标清单上',
  merged_later: '后来与别的企业合并过',
};

/** Imports that were written, and taking them back. */
export const run = {
  /** What a run is called: the product's own has no file. */
  titleOf: (title: string): string => (title === 'shipped' ? '随产品的数据' : title),
  asks: '导入过什么',
  reading: sentence`正在读批次…`,
  answer: (runs: number, undone: number): Sentence =>
    runs === 0
      ? sentence`还没有写入过一批。`
      : sentence`写入过 ${count(runs)} 批${undone === 0 ? '' : `，其中 ${count(undone)} 批已撤销`}；一批要么整个在，要么整个不在。`,
  all: '导入批次',
  columns: {
    time: '时间',
    title: '文件',
    author: '谁',
    rows: '条',
    result: '结果',
    version: '版本',
    undo: '撤销',
  },
  result: (fresh: number, changed: number): string =>
    fresh === 0 && changed === 0
      ? '没有改动'
      : [fresh === 0 ? '' : `新 ${count(fresh)}`, changed === 0 ? '' : `改 ${count(changed)}`]
          .filter((part) => part !== '')
          .join('·'),
  noVersion: '没有改动',
  undone: '已撤销',
  undo: '撤销',
  undoNamed: (title: string): string => `撤销 ${title}`,
  detail: {
    time: '写入',
    from: (start: string, end: string): string => (start === end ? start : `${start} 到 ${end}`),
    rows: '记录',
    counts: (fresh: number, changed: number, unchanged: number): string =>
      `新 ${count(fresh)}，改 ${count(changed)}，不变 ${count(unchanged)}`,
    undone: (at: string, by: string | undefined): string => (by === undefined ? at : `${at}，${by}`),
    hash: '文件指纹',
  },
  undoTitle: (title: string): string => `撤销“${title}”`,
  asking: '正在看后来有没有什么靠着它…',
  would: (removes: number, restores: number): string =>
    `会去掉 ${count(removes)} 个节点与关系，${count(restores)} 个恢复成导入之前的样子。`,
  wouldNote: '要么整批撤掉，要么什么都不变。撤掉后可以再导入同一份文件。',
  undoDo: '撤销这一批',
  cannot: '现在不能撤销。',
  cannotWhy: (total: number): string => `后来有 ${count(total)} 处靠着它，先处理这些：`,
  rest: (code: string): string => rests[code] ?? code,
  undoneNow: (title: string): string => `已撤销“${title}”，各页都是新的。`,
  empty: '还没有导入过',
  emptyWhy: '在“导入”里放进一份表，写入之后这里就有一批，可以整批撤销。',
};

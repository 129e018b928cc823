import { count, percent } from '../number.ts';
import { importPlan } from './import-plan.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { column, expectedInWords, noteWords, problemInWords, table } from './import-word.ts';

const rows = (value: number): string => `${count(value)} 行`;
const seconds = (value: number): string =>
  value < 60 ? `${count(Math.max(1, Math.ceil(value)))} 秒` : `${count(Math.ceil(value / 60))} 分钟`;

/** The import: files, how they are read, what would happen, what happened. */
export const imports = {
  asks: '导入什么',
  answer: {
    start: sentence`放进一份表，先看它会改什么，再决定写不写。`,
    unfinished: (jobs: number): Sentence => sentence`有 ${count(jobs)} 份表还没写入，接着做或放进新的。`,
    reading: sentence`正在读文件，还没有写入任何一行。`,
    asks: sentence`看一眼怎么读，然后看计划。还没有写入任何一行。`,
    checking: sentence`正在与库里核对，还没有写入任何一行。`,
    checked: (all: number, fresh: number, changed: number, rejected: number, doubles: number): Sentence =>
      all === 0
        ? sentence`文件里没有可导入的行。`
        : sentence`${count(all)} 条记录：新 ${count(fresh)}，改 ${count(changed)}${rejected > 0 ? `，退回 ${count(rejected)}` : ''}${doubles > 0 ? `；${count(doubles)} 对疑似同一家` : ''}。还没有写入任何一行。`,
    loading: sentence`正在写入。写完之前别人看不到任何一行。`,
    done: sentence`已写入，各页都是新的。`,
    unchanged: sentence`库里已经有这些内容，什么都没有改。`,
    failed: sentence`没有写入，库里和之前一样。`,
    cancelled: sentence`已取消，库里和之前一样。`,
    gone: sentence`这份导入已不在，库里没有因它改变。`,
  },
  steps: { file: '选文件', columns: '对列', plan: '看计划', load: '写入' },
  stepsLabel: '导入的四步',
  stepDone: '已完成',

  // Choosing files
  drop: '把表拖到这里',
  dropNow: '松手就开始读',
  chooseFiles: '选文件',
  chooseFolder: '选文件夹',
  accepted:
    'CSV、XLSX、ZIP，或一个文件夹；一份企业名单也行，表头用您自己的。每个不超过 200 MB，一次至多 20 个。',
  acceptedSafe: '先核对，不写入。姓名、手机、身份证等个人信息一律不导入。',
  tables: '各张表的说明',
  tablesNote: '照着填，就不用对列',
  tablesHow: '一张表一个文件，或一个工作簿一页；表头用英文名或中文名都行，次序随意。加粗的必填。',
  uploading: (files: number): string => `正在上传 ${count(files)} 个文件…`,
  nothingUsable: '里面没有 CSV、XLSX 或 ZIP 文件。',
  tooManyFiles: (files: number): string => `有 ${count(files)} 个文件，一次至多 20 个。请压成一个 ZIP。`,
  tooLarge: (name: string): string => `“${name}”超过 200 MB。请分成几份，或用命令行导入。`,
  unfinished: '还没写入的',
  resume: '接着做',
  forget: '丢弃',
  forgetNamed: (title: string): string => `丢弃 ${title}`,
  jobStatus: {
    reading: '正在读',
    asks: '等您看怎么读',
    checking: '正在核对',
    checked: '等您看计划',
    loading: '正在写入',
    done: '已写入',
    failed: '没有成功',
    cancelled: '已取消',
  },
  templates: '记住的对列',
  templatesNote: '表头一样的表，下次直接到计划',
  templateColumns: (mapped: number, all: number): string => `${count(all)} 列，导入 ${count(mapped)} 列`,
  templateForget: '忘掉',
  templateForgetNamed: (name: string): string => `忘掉 ${name} 的对列`,
  usedAt: (date: string): string => `${date} 用过`,

  // How it is read
  sheets: (sheets: number, total: number | undefined): string =>
    `${count(sheets)} 个表${total === undefined ? '' : `·${rows(total)}`}`,
  rows,
  encodingName: { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16LE', gb18030: 'GB18030' },
  encodingTitle: '哪一种读得通？',
  encodingOne: '这样读得通吗？',
  encodingNote: '文件没有写明自己的编码。',
  encodingLikely: '多半是它',
  mapping: '对列',
  mappingNote: (all: number, sure: number): string => `${count(all)} 列，${count(sure)} 列自动对上`,
  mappingFor: (name: string): string => `${name} 的列`,
  headers: { header: '您的表头与样值', field: '字段', how: '怎么读' },
  noHeader: '（没有表头）',
  noSample: '（空）',
  notImported: '不导入',
  fieldOf: (header: string): string => `“${header}”是什么`,
  how: {
    exact: '表头就是它',
    similar: '同义词',
    values: '看值认出',
    template: '上次这样读',
    personal: '个人信息',
    none: '不认识，先不导入',
    user: '您定的',
  },
  understood: (good: number, all: number): string => `${count(good)} / ${count(all)}`,
  doubt: (row: number, value: string, expected: string): string =>
    `第 ${count(row)} 行“${value}”，应为${expected}`,
  factorOf: (header: string): string => `“${header}”的单位`,
  factors: { '1': '× 1', '1000': '× 1 000', '10000': '× 10 000（万）', '100000000': '× 1 亿' } as Record<
    string,
    string
  >,
  factor: (value: number): string => `× ${count(value)}`,
  modelSheet: (name: string, tableName: string, size: string): string =>
    `${name}：是“${tableName}”表，表头都认识${size}，不用对列。`,
  sheetSize: (value: number): string => `，${rows(value)}`,
  skipSheet: '不导入这个表',
  takeSheet: '还是导入',
  ignored: (names: string): string => `不是表，没有读：${names}`,
  defaults: '表里没有、每一行都一样的',
  regionDefault: '这些企业在哪',
  regionDefaultNote: '表里没有区域这一列',
  defaultOf: (field: string): string => `每一行的${field}`,
  source: '来源',
  sourceNote: '每条事实都要说得出凭什么',
  sourceNew: '新建一个来源（用户填报）',
  sourceKeep: '这份导入自己的来源',
  sourceTitle: '新来源的名称',
  sourceSuggested: (month: string): string => `企业填报 ${month}`,
  sourcePublisher: '谁给的（可不填）',
  remember: '记住这样对列，下次表头一样就直接到计划',
  toPlan: '就这样读，看计划',
  reread: '按新的读法重新核对',
  choose: '请选',
  lacksName: '还没有一列是企业名称，请先选一列。',
  lacksSource: '给新来源一个名称。',
  lacksRegion: '还没说这些企业在哪。',
  twice: (field: string): string => `有两列都对成了“${field}”，请改掉一列。`,
  groupOf: (name: string): string => table[name] ?? name,
  columnOf: (name: string): string => column[name] ?? name,
  note: (code: string, place: string | undefined, total: number | undefined): string =>
    `${noteWords[code] ?? code}${total === undefined ? '' : `（${count(total)} 处）`}${place === undefined ? '' : `，如 ${place}`}`,
  expected: expectedInWords,
  /** Why a job went no further, which the server says in English. */
  problem: problemInWords,

  // The plan
  number: count,
  plan: '计划',
  ...importPlan,

  // Duplicates
  duplicates: '疑似同一家',
  noDuplicates: '没有疑似重复的企业。',
  pairOf: (at: number, total: number): string => `${count(at)} / ${count(total)}`,
  earlier: '上一对',
  next: '下一对',
  allDecided: (total: number): string => `${count(total)} 对都定了。`,
  leftToDecide: (left: number): string => `还有 ${count(left)} 对没有决定`,
  leftWritten: (left: number): string => `${count(left)} 对疑似重复没有决定，会按两家写入，以后还能合并。`,

  // Loading
  load: (records: number): string => `写入 ${count(records)} 条`,
  whyNot: {
    rejected: (value: number): string => `有 ${count(value)} 条退回，改好才能写入；现在一条也不会写。`,
    nothing: '没有新的，也没有要改的，不用写入。',
    empty: '文件里没有可导入的行。',
  },
  progress: {
    reading: '正在读',
    checking: '正在核对',
    comparing: '正在与库里比对',
    writing: '正在写入',
  },
  progressLabel: '进度',
  progressOf: (done: number, total: number | undefined): string =>
    total === undefined ? count(done) : `${count(done)} / ${count(total)}`,
  progressShare: (share: number): string => percent(share),
  perSecond: (value: number): string => `每秒 ${count(value)}`,
  secondsLeft: (value: number): string => `还要约 ${seconds(value)}`,
  canClose: '可以关掉这一页，它会接着做；回到“导入”就能看到。',
  cancel: '取消导入',
  done: {
    title: '已写入',
    unchangedTitle: '什么都没有改',
    unchanged: '库里已经有这些内容，数据版本没有变。',
    wrote: (fresh: number, changed: number, unchanged: number): string =>
      `新 ${count(fresh)} 条，改 ${count(changed)} 条，不变 ${count(unchanged)} 条。`,
    version: (version: number): string => `数据版本 v${version}`,
    toRun: '看这一批，或撤销',
    toChain: '看链图',
    toGaps: '看缺口',
    toFirms: '看企业',
    another: '再导入一份',
  },
  failed: {
    title: '没有写入',
    why: '一行也没有写，库里和之前一样。',
    again: '再核对一次',
    retry: '换一种读法',
    another: '换一份文件',
  },
  cancelled: { title: '已取消', why: '一行也没有写，库里和之前一样。' },
  gone: {
    title: '这份导入已不在',
    why: '它可能已被丢弃，或放得太久被清掉了。若已写入，在“批次与撤销”里；没写入的，请重新放进文件。',
  },
  away: '暂时连不上，连上后自动接着看；导入在服务器上不受影响。',
  emptyTitle: '文件里没有可导入的行',
  emptyWhy: '表头之下没有一行有内容。请看看是不是选错了文件或工作表。',
};

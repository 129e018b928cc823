import type { NeedKind, NeedState } from '../../../server/contract/arrival.ts';
import type { StageChange, TrayFirm } from '../../../server/contract/simulation.ts';
import { count, percent, score } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';

/** What an answer line says: gaps nobody fills before and after, coverage, gaps closed, final products made. */
export interface Moved {
  firms: number;
  before: number;
  after: number;
  coverage: [number, number] | undefined;
  closed: number;
  single: number;
  made: number;
  finals: number;
}

export const simulation = {
  asks: '模拟落地',
  /** Opens `tray`, `gaps` and `coverage`. */
  answer: ({ firms, before, after, coverage, closed, single, made, finals }: Moved): Sentence =>
    sentence`放进 ${opening('tray', `${count(firms)} 家`)}：没有在产企业的缺口 ${count(before)} → ${opening('gaps', `${count(after)} 个`)}${
      coverage === undefined
        ? ''
        : sentence`，环节覆盖 ${percent(coverage[0])} → ${opening('coverage', percent(coverage[1]))}`
    }${single > 0 ? `；补上的 ${count(closed)} 个里有 ${count(single)} 个是单点` : ''}，终端产品 ${count(made)}/${count(finals)} 能在本地配齐。`,
  emptyAnswer: '还没有放进企业。放进几家，看哪些缺口关上、各配套率怎么动。',
  emptyTitle: '托盘是空的',
  emptyWhy: '从目标、企业档案或右边的最小组合里放进企业。这里只算，不写进数据。',
  toTargets: '去挑目标企业',
  notStored: '只在这里算，不写进数据',
  when: '看之前、差别还是之后',
  before: '之前',
  difference: '差别',
  after: '之后',
  tray: '托盘',
  trayNote: (isIn: number, aside: number): string =>
    `${count(isIn)} 家放进${aside > 0 ? `，${count(aside)} 家备选` : ''}`,
  where: {
    here: '已在本地，不改变什么',
    elsewhere: '外地',
    unplaced: '所在城市未知',
    imagined: '设想的企业',
  } satisfies Record<TrayFirm['where'], string> as Record<TrayFirm['where'], string>,
  inactive: '已注销或迁走，不计',
  noRoleHere: '在这条链上没有可计的角色',
  setAside: '备选',
  putIn: '放进模拟',
  putBack: '拿出模拟',
  inTray: '在模拟盘里',
  full: (most: number): string => `模拟盘最多 ${count(most)} 家`,
  openTray: '看模拟',
  takeOut: (firm: string): string => `拿出 ${firm}`,
  count: (firm: string): string => `计入 ${firm}`,
  clear: '清空',
  needs: '它们还要什么',
  needsNote: (n: number): string => `并起来 ${count(n)} 项`,
  noNeeds: '没有记载它们需要什么',
  moreNeeds: (n: number): string => `其余 ${count(n)} 项`,
  needState: { met: '本地有', partly: '够一部分', unmet: '没有', unknown: '无数据' } satisfies Record<
    NeedState,
    string
  > as Record<NeedState, string>,
  wantedBy: (n: number): string => `${count(n)} 家要`,
  stages: '环节',
  change: {
    closed: '关上',
    wanted: '买家多了',
    moved: '状态变了',
    touched: '数字变了',
    same: '没有变',
  } satisfies Record<StageChange, string> as Record<StageChange, string>,
  becomes: (stage: string, before: string, after: string): string => `${stage}：${before} → ${after}`,
  stays: (stage: string, status: string): string => `${stage}：${status}，没有变`,
  rates: {
    title: '配套率',
    before: '之前',
    after: '之后',
    parts: '分子 / 分母',
    moves: '变化',
    points: (points: string): string => `${points} 点`,
    unchanged: '没有变',
    gain: '增加',
    perhaps: '也许',
    bar: (before: string, after: string): string => `${before} → ${after}`,
  },
  result: '关上与加重',
  resultNote: (closed: number, wanted: number): string => `关上 ${count(closed)}，买家多了 ${count(wanted)}`,
  nothingMoves: '没有一个缺口因此关上，也没有一个更要紧。',
  buyers: (before: number, after: number): string => `本地买家 ${count(before)} → ${count(after)} 家`,
  severity: (before: number, after: number): string => `严重度 ${score(before)} → ${score(after)}`,
  otherMoves: '状态变了',
  bundle: '配齐的最小组合',
  bundleHow: '贪心：每步选能补上最多严重度的一家',
  bundleSaid: (firms: number, closed: number, gaps: number): string =>
    `引 ${count(firms)} 家，补 ${count(gaps)} 个没有在产企业的缺口里的 ${count(closed)} 个。`,
  bundleNone: '没有一家已知的外地企业能补。',
  bundleNoGap: '没有缺口要配齐。',
  closedOf: (closed: number, gaps: number): string => `${count(closed)}/${count(gaps)}`,
  others: (n: number): string => `另有 ${count(n)} 家可以替`,
  moreSteps: (n: number): string => `再列 ${count(n)} 家`,
  putRest: (n: number): string => `其余 ${count(n)} 家放进来`,
  grow: (stages: string): string => `只能育（本地有储备，外地没有已知的在产企业）：${stages}`,
  nobody: (stages: string): string => `没有已知的企业能补：${stages}`,
  finals: '能在本地配齐的终端产品',
  finalsSaid: (before: number, after: number, total: number): string =>
    `${count(before)}/${count(total)} → ${count(after)}/${count(total)}`,
  perhaps: (n: number): string => `若无数据的环节都有，还能多 ${count(n)} 个`,
  unknown: '仍然不知道',
  allKnown: '没有记下的未知。',
  csv: '导出表格',
};

export const arrival = {
  title: '落地可行性',
  inRegion: (region: string): string => `对${region}`,
  /** Opens nothing. */
  said: (met: number, needs: number, share: number | undefined, known: number): Sentence =>
    share === undefined
      ? sentence`它的 ${count(needs)} 项需求在本地有没有，都没有数据。`
      : sentence`有数据的 ${count(known)} 项需求里，本地有 ${count(met)} 项，满足 ${percent(share)}；共 ${count(needs)} 项。`,
  noNeeds: '没有记载它需要什么：不知道它做哪个环节，或这个环节没有记下投入。',
  here: '，它已在本地',
  suggested: '它没有可计的角色，以下由推测的角色得出。',
  weights: { costShare: '按成本占比加权', equal: '各项等权' } as Record<string, string>,
  kind: { input: '它自己的投入', complement: '同一终端产品的其他部件' } satisfies Record<
    NeedKind,
    string
  > as Record<NeedKind, string>,
  kindWhy: {
    input: '它做的产品要用到的',
    complement: '它的产品装进同一个终端产品，客户要在身边找到的',
  } satisfies Record<NeedKind, string> as Record<NeedKind, string>,
  column: { need: '需要', status: '本地', firms: '在产', share: '满足', comers: '谁能一起来' },
  or: ' 或 ',
  firms: (n: number): string => `${count(n)} 家`,
  how: { supplies: '现供货', brought: '曾同来', city: '同城' } as Record<string, string>,
  noComers: '没有已知的',
  moreComers: (n: number): string => `等 ${count(n)} 家`,
  dropped: '没有数据，不计',
  made: (stages: string): string => `它自己做，不算需求：${stages}`,
  csv: '导出需求表',
};

export const partner = {
  title: '上下游伙伴',
  suppliers: '供应商',
  customers: '客户',
  sum: (here: number, elsewhere: number, unplaced: number): string =>
    `本地 ${count(here)}，还没来 ${count(elsewhere)}${unplaced > 0 ? `，所在地未知 ${count(unplaced)}` : ''}`,
  suggested: (n: number): string => `另有 ${count(n)} 条推测，不计`,
  noStage: '没有说明是什么',
  place: { here: '本地', elsewhere: '还没来', unplaced: '所在地未知' } as Record<string, string>,
  none: { suppliers: '没有记录它向谁采购。', customers: '没有记录它卖给谁。' } as Record<string, string>,
  structure: {
    suppliers: '下面是产业链上它的前道环节，不是记录的供货关系：',
    customers: '下面是产业链上它的后道环节，不是记录的供货关系：',
  } as Record<string, string>,
  noStructure: '产业链上也没有记下前后环节。',
  of: (stage: string): string => `${stage}：`,
  brought: '带来：',
  broughtBy: '由谁带来：',
  figures: '报道过的数字',
  figuresNote: '照原文，没有点名，所以不是记录的伙伴',
  figureOf: '截至',
  csv: '导出伙伴表',
  predicted: {
    title: '推测伙伴',
    note: '由已记录的供货与产业链推测，没有来源说过，不计入任何数',
    suppliers: '可能的供应商',
    customers: '可能的客户',
    substitutes: '同类企业（竞争或替代）',
    because: {
      suppliers: (through: string): string => `依据：${through} 之间已有供货`,
      customers: (through: string): string => `依据：${through} 之间已有供货`,
      substitutes: (through: string): string => `依据：都与 ${through} 往来`,
    },
    none: '推不出谁',
    unscored: {
      no_supplies_recorded: '没有记录它的任何供货，推不出可能的往来。',
      no_role_known: '不知道它在哪个环节，推不出可能的往来。',
    } as Record<string, string>,
  },
};

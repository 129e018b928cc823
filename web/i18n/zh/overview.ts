import type { StageStatus } from '../../state/kinds.ts';
import type { Coverage } from '../../../server/contract/chain.ts';
import { count, percent } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';
import { word } from './word.ts';

/** What the answer line of the overview counts, over all chains. */
export interface OverviewCounts {
  chains: number;
  stages: number;
  gaps: number;
  short: number;
  unknown: number;
  first?: { name: string; chain: string; critical: boolean };
}

/** Gaps of a tier as its cell prints them: stages without data may be gaps as well. */
const known = ({ missing, reserve, unknown }: Record<StageStatus, number>): string => {
  if (unknown > 0 && missing + reserve === 0) return word.unknown;
  return `${unknown > 0 ? '≥' : ''}${count(missing + reserve)}`;
};

export const overview = {
  answer: ({ chains, stages, gaps, short, unknown, first }: OverviewCounts): Sentence =>
    sentence`${count(chains)} 条链 ${opening('stages', `${count(stages)} 个`)}环节，${opening('gaps', `${count(gaps)} 个`)}缺口、${opening('short', `${count(short)} 个`)}短板，${opening('unknown', `${count(unknown)} 个`)}没有数据。${first ? sentence`先补 ${opening('first', first.name)}（${first.chain}）${first.critical ? '：没有替代' : ''}。` : ''}`,
  tableTitle: '哪条链、哪一段缺得最多',
  tableNote: '缺口（缺失与储备）/ 环节；≥：还有环节没有数据',
  chain: '产业链',
  coverage: '环节覆盖 R4',
  coverageNote: '本地有在产企业的环节 / 全部环节',
  here: (region: string): string => region,
  output: '报道中的产值',
  outputOf: (here: string, peer: string | undefined): string => (peer ? `${here} / ${peer}` : here),
  leading: '主导',
  leadingNote: '有来源称它是这里的主导产业',
  cell: (tier: string, stages: number, counts: Record<StageStatus, number>): string =>
    `${known(counts)}/${count(stages)}，${tier} ${count(stages)} 个环节：缺失 ${counts.missing}，储备 ${counts.reserve}，单点 ${counts.single}，薄弱 ${counts.weak}，具备 ${counts.present}，完备 ${counts.strong}，无数据 ${counts.unknown}`,
  coverageCell: (region: string, { numerator, denominator, unknown, value }: Coverage): string =>
    `${region}：${count(numerator)} / ${count(denominator)}，${unknown > 0 ? '至少 ' : ''}${percent(value)}${unknown > 0 ? `；${count(unknown)} 个环节没有数据` : ''}`,
  noCoverage: (reason: string): string => (reason === 'no_data' ? '未评分：没有数据' : '未评分'),
  noStages: '没有环节',
  acts: '先做这些',
  actsNote: '按严重度，每链至多 3 个',
  allGaps: (total: number): string => `缺口与短板共 ${count(total)} 个`,
  blocks: (blocked: number, finals: number): Sentence =>
    sentence`挡住 ${opening('finals', `${count(blocked)}/${count(finals)}`)} 终端产品`,
  elsewhere: (firms: number): Sentence =>
    firms === 0 ? sentence`外地也没有已知企业` : sentence`外地 ${opening('elsewhere', `${count(firms)} 家`)}`,
  statedBy: (publisher: string): string => `来源：${publisher}`,
  severityOf: (covered: string): string => `严重度，按已知 ${covered} 的权重算`,
  noActs: '没有已知的缺口',
  noActsWhy: '这里的环节要么有企业，要么还没有数据。没有数据不等于没有企业。',
  noData: (region: string): string => `${region}还没有数据可看`,
  noDataWhy: '还没有任何来源讲到这里。没有数据不等于没有企业，所以这里不画成缺失。',
  facts: '报道中的数字',
  factsNote: (region: string): string =>
    `各来源讲到${region}的项目、走访、指标与主导产业；口径不同，不能相加`,
  below: '下属区域另有：',
  factsAll: '全部',
  factsFilter: '在这些事实里找',
  factsNone: '没有对得上的事实',
  factsEmpty: '没有来源讲到这里的数字。',
  what: '内容',
  allRegions: (code: string): string => `区域代码 ${code}`,
};

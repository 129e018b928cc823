import type { FactKind } from '../../state/kinds.ts';
import type { FactWords } from '../fact-words.ts';
import { count, percent } from '../number.ts';
import { sentence, type Opening, type Sentence } from '../sentence.ts';
import { format } from './format.ts';
import { word } from './word.ts';

const status = (code: string | undefined): string =>
  code === undefined ? word.unknown : ((word.status as Record<string, string>)[code] ?? code);
const role = (code: string | undefined): string | undefined =>
  code === undefined ? '是否在产未说' : (word.roleStatus[code] ?? code);
const projectStatus: Record<string, string> = {
  planned: '谋划',
  reserve: '储备',
  negotiating: '洽谈',
  signed: '已签约',
  building: '在建',
  operating: '已投产',
  lost: '流失',
};
const outcomes: Record<string, string> = {
  resolved: '已解决',
  considering: '考虑中',
  signed: '已签约',
  landed: '已落地',
};
/** Clauses that are known, each after a mark; nothing at all when none is. */
const clauses = (before: string, ...known: (string | undefined)[]): string => {
  const said = known.filter((clause) => clause !== undefined);
  return said.length === 0 ? '' : before + said.join('，');
};
const some = <T>(value: T | undefined, say: (value: T) => string): string | undefined =>
  value === undefined ? undefined : say(value);
const about = (things: Opening[]): Sentence =>
  things.length === 0
    ? []
    : ['（', ...things.flatMap((thing, index) => (index === 0 ? [thing] : ['、', thing])), '）'];
const since = (f: FactWords): string | undefined => some(f.text('since'), (date) => `${date} 起`);

/** What each kind of fact says, one sentence each. */
const said: Record<FactKind, (f: FactWords) => Sentence> = {
  in_chain: (f) =>
    sentence`${f.subject} 是 ${f.object} 的环节${clauses(
      '：',
      some(f.text('tier'), (tier) => (word.tier as Record<string, string>)[tier] ?? tier),
      f.text('segment'),
    )}`,
  feeds: (f) =>
    sentence`${f.subject} 是 ${f.object} 的投入${clauses(
      '，',
      some(f.text('input_group'), () => '同组任一即可'),
      some(f.number('cost_share'), (share) => `占成本 ${percent(share)}`),
    )}`,
  located_in: (f) => sentence`${f.subject} ${f.text('kind') === 'registered' ? '注册在' : '在'} ${f.object}`,
  plays: (f) =>
    sentence`${f.subject} 做 ${f.object}：${clauses(
      '',
      role(f.text('status')),
      some(f.text('products'), (products) => `产品 ${products}`),
      some(f.number('output_cny'), (cny) => `产值 ${format.money(cny)}`),
      some(f.text('capacity'), (capacity) => `产能 ${capacity}`),
      some(f.number('share'), (share) => `占比 ${percent(share)}`),
    )}`,
  anchors: (f) => sentence`${f.subject} 是 ${f.object} 的链主`,
  supplies: (f) =>
    sentence`${f.subject} 供货给 ${f.object}${clauses('：', f.text('stage_id'), f.text('year'), some(f.number('value_cny'), format.money))}`,
  owns: (f) =>
    sentence`${f.subject} ${f.number('share') === undefined ? '控股或持股' : `持股 ${percent(f.number('share') ?? 0)}`} ${f.object}${clauses('，', f.text('position'))}`,
  trains_for: (f) =>
    sentence`${f.subject} 为 ${f.object} 培养人才${clauses(
      '：',
      some(f.text('discipline'), (d) => `专业 ${d}`),
      some(f.number('graduates_per_year'), (n) => `每年毕业 ${count(n)} 人`),
    )}`,
  researches: (f) =>
    sentence`${f.subject} 研究 ${f.object}${clauses(
      '：',
      f.text('laboratory'),
      some(f.text('discipline'), (d) => `学科 ${d}`),
    )}`,
  alumni_at: (f) =>
    sentence`${f.subject} 的校友在 ${f.object} 任职${clauses(
      '：',
      some(f.text('position'), (p) => p.replaceAll(';', '、')),
      since(f),
    )}`,
  partners_with: (f) =>
    sentence`${f.subject} 与 ${f.object} 合作${clauses('：', f.text('position') ?? f.text('kind'), since(f))}`,
  member_of: (f) => sentence`${f.subject} 是 ${f.object} 的会员${clauses('，', since(f))}`,
  introduced: (f) =>
    sentence`${f.subject} 引荐了 ${f.object}${clauses(
      '：',
      f.text('position'),
      some(f.text('on'), (on) => on),
    )}`,
  brought: (f) => sentence`${f.subject} 带来了 ${f.object}${clauses('：', f.text('position'), f.text('on'))}`,
  stated: (f) => sentence`来源称 ${f.subject} 的 ${f.object} 为“${status(f.text('status'))}”`,
  leads: (f) => sentence`${f.object} 是 ${f.subject} 的主导产业${clauses('，', since(f))}`,
  runs: (f) => sentence`${f.subject} 实施 ${f.object}`,
  adds_to: (f) => sentence`${f.subject} 补充 ${f.object}`,
  project: (f) =>
    sentence`项目 ${f.subject}：${clauses(
      '',
      some(f.text('status'), (s) => projectStatus[s] ?? s) ?? '进度未说',
      some(f.number('investment_cny'), (cny) => `投资 ${format.money(cny)}`) ?? '投资额未知',
      some(f.text('signed_on'), (on) => `签约 ${on}`),
    )}${about(f.about)}`,
  carrier: (f) =>
    sentence`载体 ${f.subject}：${clauses(
      '',
      some(f.number('area_square_metres'), format.area) ?? '面积未知',
      some(f.number('occupancy'), (share) => `入驻率 ${percent(share)}`),
      some(f.text('as_of'), (on) => `截至 ${on}`),
    )}${about(f.about)}`,
  figure: (f) =>
    sentence`${f.text('measure') ?? f.subject.text}：${some(f.number('value'), (value) => format.figure(value, f.text('unit') ?? '', f.text('bound') ?? 'exact')) ?? word.unknown}${clauses(
      '，',
      some(f.number('period_months'), format.period),
      some(f.text('as_of'), (on) => `截至 ${on}`),
    )}${about(f.about)}`,
  visit: (f) =>
    sentence`走访${about(f.about)}：${
      clauses(
        '',
        some(f.text('visited_on'), (on) => on),
        f.text('purpose'),
        some(f.text('concern'), (concern) => `顾虑：${concern}`),
        some(f.text('concern_stages'), (stages) => `涉及 ${stages}`),
        some(f.text('outcome'), (outcome) => `结果：${outcomes[outcome] ?? outcome}`),
      ) || '目的与结果未说'
    }`,
};

export const fact = {
  say: (words: FactWords): Sentence => said[words.kind](words),
  note: '备注：',
  evidence: '依据',
  date: '日期',
  source: '来源',
};

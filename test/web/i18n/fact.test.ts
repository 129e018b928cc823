import { describe, expect, it } from 'vitest';
import type { EntityRef } from '../../../server/contract/common.ts';
import type { Fact } from '../../../server/contract/source.ts';
import { en } from '../../../web/i18n/en/index.ts';
import { wordsOf } from '../../../web/i18n/fact-words.ts';
import { plain } from '../../../web/i18n/sentence.ts';
import { zh } from '../../../web/i18n/zh/index.ts';
import { factKinds } from '../../../web/state/kinds.ts';

const firm: EntityRef = { kind: 'firm', id: 'f', name: '嘉星晶电' };
const stage: EntityRef = { kind: 'stage', id: 's', name: '衬底晶片', nameEn: 'Substrate wafer' };
const qingdao: EntityRef = { kind: 'region', id: '370200', name: '青岛市', nameEn: 'Qingdao' };

const fact = (kind: Fact['kind'], values: Fact['values'] = {}, about: EntityRef[] = []): Fact => ({
  id: 'x',
  kind,
  subject: firm,
  object: stage,
  about,
  values,
  provenance: { evidence: 'claimed', sourceIds: ['a'] },
});
const inChinese = (given: Fact): string => plain(zh.fact.say(wordsOf(given, ({ name }) => name)));
const inEnglish = (given: Fact): string =>
  plain(en.fact.say(wordsOf(given, ({ name, nameEn }) => nameEn ?? name)));
/** Numbers are grouped by a narrow no-break space; easier to read here as an ordinary one. */
const spaced = (text: string): string => text.replaceAll('\u202f', ' ');

describe.each(factKinds)('a fact of kind %s', (kind) => {
  it('is a sentence in both languages, with and without values', () => {
    const full = {
      measure: '产值',
      value: 5.6,
      unit: '亿元',
      bound: 'about',
      as_of: '2018',
      status: 'production',
    };
    for (const values of [{}, full]) {
      for (const say of [inChinese, inEnglish]) {
        const said = say(fact(kind, values, [qingdao]));
        expect(said.length).toBeGreaterThan(4);
        expect(said).not.toMatch(/undefined|NaN|null|\[object|[:：（(]\s*$/);
      }
    }
  });
});

describe('figures', () => {
  const figure = (values: Fact['values']): Fact => fact('figure', { measure: '产值', ...values }, [qingdao]);

  it('keep their hedge, unit and date', () => {
    const given = figure({ value: 1000, unit: '亿元', bound: 'moreThan', as_of: '2020-10' });
    expect(spaced(inChinese(given))).toBe('产值：超过 1 000 亿元，截至 2020-10（青岛市）');
    expect(spaced(inEnglish(given))).toBe('产值: more than CNY 100 bn, as of Oct 2020 (Qingdao)');
  });

  it('tell about, less than and exact apart', () => {
    const say = (bound: string): string => spaced(inChinese(figure({ value: 20, unit: '家', bound })));
    expect(say('about')).toContain('约 20 家');
    expect(say('lessThan')).toContain('不到 20 家');
    expect(say('exact')).toContain('：20 家');
  });

  it('keep the period, and areas and land in their units', () => {
    expect(
      spaced(inChinese(figure({ value: 5.6, unit: '亿元', bound: 'exact', period_months: 12 }))),
    ).toContain('全年');
    expect(spaced(inEnglish(figure({ value: 495, unit: '万平方米', bound: 'exact' })))).toContain(
      '4.95 million m²',
    );
    expect(spaced(inChinese(figure({ value: 45, unit: '亩', bound: 'exact' })))).toContain('45 亩（3 公顷）');
  });

  it('say that a value is unknown instead of 0', () => {
    expect(inChinese(figure({ unit: '家' }))).toContain('未知');
    expect(spaced(inChinese(figure({ value: 0, unit: '家' })))).toContain('0 家');
  });
});

describe('records', () => {
  it('a visit carries its concern and the stages it is about', () => {
    const visit = fact(
      'visit',
      { visited_on: '2019-08', purpose: '招商', concern: '配套不在身边', concern_stages: ['电池', '螺旋桨'] },
      [qingdao],
    );
    expect(inChinese(visit)).toBe('走访（青岛市）：2019-08，招商，顾虑：配套不在身边，涉及 电池、螺旋桨');
    expect(inEnglish(visit)).toContain('concern: 配套不在身边');
  });

  it('a project says what is unknown about it', () => {
    expect(inChinese(fact('project'))).toContain('投资额未知');
    expect(
      spaced(inChinese(fact('project', { investment_cny: 560_000_000, status: 'operating' }))),
    ).toContain('投资 5.6 亿元');
  });

  it('reads properties under either spelling', () => {
    expect(inChinese(fact('project', { investmentCny: 560_000_000 }))).toBe(
      inChinese(fact('project', { investment_cny: 560_000_000 })),
    );
  });

  it('a role without a status does not claim production', () => {
    expect(inChinese(fact('plays'))).toContain('是否在产未说');
    expect(inChinese(fact('plays', { status: 'reserve' }))).toContain('储备');
  });
});

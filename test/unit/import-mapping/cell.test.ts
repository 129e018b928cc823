import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, readFactor } from '../../../server/import/mapping/amount.ts';
import { isCreditCode, isIdentityNumber, isPersonal } from '../../../server/import/mapping/code.ts';
import { readDate } from '../../../server/import/mapping/date.ts';
import { shippedKnowledge } from '../../fixtures/files/terms.ts';

const { regions, stages } = shippedKnowledge();

describe('amounts', () => {
  it('are read with units, thousands and hedges', () => {
    const cases: [string, number | undefined, number, boolean][] = [
      ['120', undefined, 120, false],
      ['约120', undefined, 120, true],
      ['１２０人', undefined, 120, false],
      ['120余人', undefined, 120, true],
      ['3,200', 10_000, 32_000_000, false],
      ['1.1', 10_000, 11_000, false],
      ['3.2亿', 10_000, 320_000_000, false],
      ['5000多万元', undefined, 50_000_000, true],
      ['超过2亿元', undefined, 200_000_000, true],
      ['≥500', undefined, 500, true],
      ['￥800万', undefined, 8_000_000, false],
      ['300左右', undefined, 300, true],
      ['1000以上', undefined, 1000, true],
    ];
    for (const [text, factor, value, hedged] of cases) {
      expect(readAmount(text, factor), text).toEqual({ is: 'number', value, hedged });
    }
  });

  it('are never made of ranges, words or nothing', () => {
    for (const text of ['100-200', '100～200人', '1亿至2亿'])
      expect(readAmount(text), text).toEqual({ is: 'range' });
    for (const text of ['', '无', '—', '/', 'N/A', '不详', '…'.slice(1)])
      expect(readAmount(text), text).toEqual({ is: 'empty' });
    for (const text of ['很多', '12台3', '1.2.3', '一百'])
      expect(readAmount(text), text).toEqual({ is: 'other' });
  });

  it('take their factor from the header', () => {
    const cases: [string, number | undefined][] = [
      ['2022产值(万)', 10_000],
      ['营业收入（亿元）', 1e8],
      ['产值/万元', 10_000],
      ['营收(单位：千元)', 1000],
      ['产值（元）', undefined],
      ['年销售额万元', 10_000],
      ['员工人数', undefined],
    ];
    for (const [header, factor] of cases) expect(readFactor(header), header).toBe(factor);
  });

  it('come back as they were for any whole number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (value) => {
        expect(readAmount(value.toLocaleString('en'))).toEqual({ is: 'number', value, hedged: false });
      }),
    );
  });
});

describe('dates', () => {
  it('are read as people write them', () => {
    const cases: [string, string | undefined, boolean?][] = [
      ['2016/5/3', '2016-05-03'],
      ['2016-05-03 00:00:00', '2016-05-03'],
      ['2016.5.3', '2016-05-03'],
      ['2016年5月3日', '2016-05-03'],
      ['2016年5月', '2016-05'],
      ['2016年', '2016'],
      ['2016', '2016'],
      ['20160503', '2016-05-03'],
      ['201605', '2016-05'],
      ['42493', '2016-05-03'],
      ['约2016年', '2016', true],
      ['2016/2/30', undefined],
      ['16/5/3', undefined],
      ['90000', undefined],
      ['五月', undefined],
    ];
    for (const [text, value, hedged = false] of cases) {
      expect(readDate(text), text).toEqual(value === undefined ? undefined : { value, hedged });
    }
  });
});

describe('codes', () => {
  it('are told by their check characters', () => {
    expect(isCreditCode('91370200264574441G')).toBe(false);
    // Published codes of 海尔智家股份有限公司 and 华为技术有限公司.
    expect(isCreditCode('91370200264574251E')).toBe(true);
    expect(isCreditCode('914403001922038216')).toBe(true);
    expect(isCreditCode('914403001922038217')).toBe(false);
    expect(isIdentityNumber('11010519491231002X')).toBe(true);
    expect(isIdentityNumber('110105194912310021')).toBe(false);
    expect(['13812345678', '+86 138-1234-5678', 'a@b.cn', '11010519491231002X'].every(isPersonal)).toBe(true);
    expect(['0532-88888888', '914403001922038216', '2016'].some(isPersonal)).toBe(false);
  });
});

describe('regions', () => {
  it('are found in names and addresses, the deepest one', () => {
    const cases: [string, string | undefined][] = [
      ['青岛市', '370200'],
      ['青岛', '370200'],
      ['山东省青岛市城阳区春阳路88号', '370214'],
      ['青岛高新区', '370200-hitech'],
      ['青岛市高新区', '370200-hitech'],
      ['青岛高新技术产业开发区锦荣路', '370200-hitech'],
      ['崂山区', '370212'],
      ['青岛市黄岛区', '370211'],
      ['青岛西海岸新区', '370211'],
      ['胶州市', '370281'],
      ['370214', '370214'],
      ['青岛市市南区北京路5号', '370202'],
      ['湖南省株洲市石峰区', '430204'],
      ['市中区', undefined],
      ['高新区', undefined],
      ['鼓楼区', undefined],
      ['某某区', undefined],
    ];
    for (const [text, code] of cases) expect(regions.find(text), text).toBe(code);
  });

  it('with names that many have are those of the city that the list is about', () => {
    expect(regions.find('高新区', '370200')).toBe('370200-hitech');
    expect(regions.find('市中区', '370100')).toBe('370103');
    expect(regions.find('城阳', '370200')).toBe('370214');
  });
});

describe('stages', () => {
  it('are found by name, alias and the longest of these inside words', () => {
    expect(stages.find('牵引电机、IGBT；受流器')).toEqual({
      stages: [
        { id: 'traction-motor', certain: true, words: '牵引电机' },
        { id: 'igbt-module', certain: true, words: 'IGBT' },
        { id: 'pantograph', certain: true, words: '受流器' },
      ],
      unknown: [],
    });
    expect(stages.find('高压永磁牵引电机制造')).toMatchObject({
      stages: [{ id: 'traction-motor', certain: false }],
    });
    expect(stages.find('模具、 牵引电机 ')).toMatchObject({
      stages: [{ id: 'traction-motor' }],
      unknown: ['模具'],
    });
  });
});

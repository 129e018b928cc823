import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitName, stemOf } from '../../../server/import/stem.ts';

test.each([
  ['青岛鲸算科技有限公司', '鲸算科技'],
  ['鲸算（青岛）科技有限公司', '鲸算科技'],
  ['鲸算(青岛市)科技有限责任公司', '鲸算科技'],
  ['鲸算科技', '鲸算科技'],
  ['青島鯨算科技股份有限公司', '鲸算科技'],
  ['山东青岛鲸算科技集团有限公司', '鲸算科技'],
  ['青岛市崂山区鲸算科技（集团）股份有限公司', '鲸算科技'],
  ['内蒙古伊利实业集团股份有限公司', '伊利实业'],
  ['恩施土家族苗族自治州硒茶有限公司', '硒茶'],
  ['BOE Technology Group Co., Ltd.', 'boetechnology'],
  ['ＢＯＥ　Technology', 'boetechnology'],
  ['Siemens AG', 'siemens'],
  ['Müller GmbH & Co. KG', 'müller'],
  // A branch is not its firm, an institute not a company, and neither place nor form are all of a name.
  ['鲸算公司青岛分公司', '鲸算公司青岛分公司'],
  ['青岛市工业技术研究院', '工业技术研究院'],
  ['东阳光', '东阳光'],
  ['东方电气股份有限公司', '东方电气'],
  ['SAG', 'sag'],
  ['国电南瑞（二期）', '国电南瑞二期'],
])('the stem of %s is %s', (name, stem) => {
  expect(stemOf(name)).toBe(stem);
});

test.each(['有限公司', '（集团）', '', '   ', '·—'])('nothing is left of "%s"', (name) => {
  expect(stemOf(name)).toBe('');
});

test('legal form and places are kept apart', () => {
  expect(splitName('青岛啤酒（徐州）有限公司')).toEqual({
    stem: '啤酒',
    legalForm: '有限公司',
    places: ['320300', '370200'],
  });
  expect(splitName('海尔集团公司')).toEqual({ stem: '海尔', legalForm: '集团公司', places: [] });
});

const parts = fc.array(
  fc.constantFrom(
    '青岛',
    '市',
    '（上海）',
    '集团',
    '股份',
    '有限公司',
    '公司',
    '鯨算',
    '科技',
    'AG',
    ' ',
    'Co., Ltd.',
    '北京',
    'Ａ',
  ),
  { maxLength: 8 },
);

test('the stem of a stem is itself', () => {
  const names = fc.oneof(
    parts.map((all) => all.join('')),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  fc.assert(
    fc.property(names, (name) => {
      expect(stemOf(stemOf(name))).toBe(stemOf(name));
    }),
    { numRuns: 2000 },
  );
});

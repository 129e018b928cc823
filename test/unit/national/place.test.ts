import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { placeFinder, type Region } from '../../../scripts/national/place.ts';
import { readTable } from '../../../scripts/national/table.ts';

const file = fileURLToPath(new URL('../../../data/regions/regions.csv', import.meta.url));
const findPlace = placeFinder(await readTable<keyof Region>(file));
const codeOf = (name: string) => findPlace(name)?.code;

test('a province, a city or a county at the start of a name is the place', () => {
  expect(codeOf('浙江亚太机电股份有限公司')).toBe('330000');
  expect(codeOf('内蒙古包钢钢联股份有限公司')).toBe('150000');
  expect(codeOf('深圳市汇川技术股份有限公司')).toBe('440300');
  expect(codeOf('青岛食品股份有限公司')).toBe('370200');
  expect(codeOf('昆山国力电子科技股份有限公司')).toBe('320583');
});

test('the smaller place counts only inside the larger one that stands before it', () => {
  expect(codeOf('福建省永安林业(集团)股份有限公司')).toBe('350481');
  expect(codeOf('四川广安爱众股份有限公司')).toBe('511600');
  expect(codeOf('江苏武进不锈股份有限公司')).toBe('320412');
  // 中原区 is a district of Zhengzhou, 万年县 one of Jiangxi: here they are parts of other words.
  expect(codeOf('河南中原高速公路股份有限公司')).toBe('410000');
  expect(codeOf('江西万年青水泥股份有限公司')).toBe('360000');
});

test('the longest name wins: a city is not cut to the province of the same name', () => {
  expect(codeOf('吉林市某某股份有限公司')).toBe('220200');
  expect(codeOf('吉林敖东药业集团股份有限公司')).toBe('220000');
  expect(codeOf('海南海药股份有限公司')).toBe('460000');
});

test('a place in brackets counts, of either width; a bracket that is no place does not', () => {
  expect(codeOf('中微半导体设备(上海)股份有限公司')).toBe('310000');
  expect(codeOf('纽威数控装备（苏州）股份有限公司')).toBe('320500');
  expect(codeOf('优德精密工业(昆山)股份有限公司')).toBe('320583');
  expect(codeOf('福立旺精密机电(中国)股份有限公司')).toBeUndefined();
  expect(codeOf('中集车辆(集团)股份有限公司')).toBeUndefined();
});

test('a place after the owner counts', () => {
  expect(codeOf('中国石化上海石油化工股份有限公司')).toBe('310000');
  expect(codeOf('国电南京自动化股份有限公司')).toBe('320100');
  expect(codeOf('攀钢集团重庆钛业有限公司')).toBe('500000');
});

test.each([
  '东方电气股份有限公司',
  '新华网股份有限公司',
  '凤凰光学股份有限公司',
  '兴业银行股份有限公司',
  '平安银行股份有限公司',
  '海伦钢琴股份有限公司',
  '紫金矿业集团股份有限公司',
  '长白山旅游股份有限公司',
  '会稽山绍兴酒股份有限公司',
  '海天水务集团股份公司',
  '中国嘉陵工业股份有限公司(集团)',
  '南方出版传媒股份有限公司',
])('%s only begins like a place, or has one inside another word', (name) => {
  expect(findPlace(name)).toBeUndefined();
});

test('a full name with its suffix counts where the short one would not', () => {
  expect(codeOf('凤凰县某某有限公司')).toBe('433123');
  expect(codeOf('北京市朝阳区某某有限公司')).toBe('110105');
});

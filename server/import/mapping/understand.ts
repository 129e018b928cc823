import { toCell } from '../cell.ts';
import { isBlank, readAmount } from './amount.ts';
import { isCreditCode } from './code.ts';
import { readDate } from './date.ts';
import { findField, type FieldPlace } from './field.ts';
import type { RegionFinder } from './region.ts';
import type { FoundStage, StageFinder } from './stage.ts';

/** What a cell was found to say. */
export type Understood =
  | { is: 'empty' }
  /** `hedged`: it says 约 or the like; `doubtful`: it is taken as it stands, but something about it is not right. */
  | { is: 'value'; value: string; hedged?: boolean; doubtful?: string }
  | { is: 'stages'; stages: FoundStage[]; unknown: string[] }
  /** It says something that the field cannot hold, and is kept in words. */
  | { is: 'kept'; code: 'range_kept'; expected: string }
  | { is: 'unknown'; expected: string };

/** What is known when cells are read. */
export interface Knowledge {
  regions: RegionFinder;
  stages: StageFinder;
}

export interface FieldReading {
  field: string;
  factor?: number | undefined;
  /** The region inside which names that many have are meant. */
  context?: string | undefined;
}

const regionExpected = 'the name, address or code of one region';
const stageExpected = 'the name or another name of a stage; several with 、 between them';

/** Reads a cell of a free-form sheet as a field. */
export function understand(
  text: string,
  { field, factor, context }: FieldReading,
  knowledge: Knowledge,
): Understood {
  const place = findField(field);
  const word = text.trim();
  if (!place || word === '') return { is: 'empty' };
  const { type } = place.column;
  if (type.is !== 'text' && isBlank(word)) return { is: 'empty' };
  if (type.is === 'text' && !place.column.required && /^(?:无|暂无|\/|-+|—+|n\/a)$/i.test(word))
    return { is: 'empty' };
  switch (type.is) {
    case 'reference':
      return readReference(word, place, context, knowledge);
    case 'number':
      return readNumber(word, place, factor);
    case 'date':
      return readDay(word);
    case 'list':
      return { is: 'value', value: toList(word) };
    case 'enum':
      return readEnum(word, place);
    case 'text':
      return field === 'firms.credit_code' ? readCreditCode(word) : { is: 'value', value: word };
    default:
      return check(word, place);
  }
}

/** As the import itself reads a cell. */
function check(word: string, { column }: FieldPlace): Understood {
  const result = toCell(column.type, word);
  return 'expected' in result ? { is: 'unknown', expected: result.expected } : { is: 'value', value: word };
}

function readReference(
  word: string,
  { column }: FieldPlace,
  context: string | undefined,
  knowledge: Knowledge,
): Understood {
  const to = column.type.is === 'reference' ? column.type.to : undefined;
  if (to === 'region') {
    const code = knowledge.regions.find(word, context);
    return code === undefined ? { is: 'unknown', expected: regionExpected } : { is: 'value', value: code };
  }
  if (to === 'stage') {
    const found = knowledge.stages.find(word);
    return found.stages.length === 0
      ? { is: 'unknown', expected: stageExpected }
      : { is: 'stages', ...found };
  }
  return { is: 'value', value: word };
}

function readNumber(word: string, place: FieldPlace, factor: number | undefined): Understood {
  const read = readAmount(word, factor);
  if (read.is === 'empty') return { is: 'empty' };
  const expected = 'a number, with a unit or a word such as 约 where it needs one';
  if (read.is === 'range') return { is: 'kept', code: 'range_kept', expected: 'one number, no range' };
  if (read.is === 'other') return { is: 'unknown', expected };
  const value = String(read.value);
  const checked = check(value, place);
  return checked.is === 'value' ? { ...checked, hedged: read.hedged } : checked;
}

function readDay(word: string): Understood {
  const read = readDate(word);
  return read
    ? { is: 'value', ...read }
    : { is: 'unknown', expected: 'a date such as 2016-05-03, 2016年5月 or 2016' };
}

const toList = (word: string): string =>
  word
    .split(/[、，,；;|\n\r]+/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .join(';');

/** 存续（在营、开业、在册） is 存续: a word at the beginning is enough, or one inside where it is the only one. */
function readEnum(word: string, place: FieldPlace): Understood {
  const { type } = place.column;
  const exact = toCell(type, word);
  if ('value' in exact) return { is: 'value', value: String(exact.value) };
  const all = Object.entries(type.is === 'enum' ? type.words : {});
  const starting = all.find(([, words]) => words.some((one) => word.startsWith(one)));
  const inside = all.filter(([, words]) => words.some((one) => one.length > 1 && word.includes(one)));
  const [value] = starting ?? (inside.length === 1 ? inside[0]! : []);
  return value === undefined ? { is: 'unknown', ...exact } : { is: 'value', value };
}

function readCreditCode(word: string): Understood {
  const code = word.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  if (isCreditCode(code)) return { is: 'value', value: code };
  const expected = '18 digits and letters, the last of which fits the others';
  if (isBlank(word)) return { is: 'empty' };
  return /^[0-9A-Z]{18}$/.test(code)
    ? { is: 'value', value: code, doubtful: expected }
    : { is: 'value', value: word, doubtful: expected };
}

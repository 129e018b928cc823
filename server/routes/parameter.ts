import type { FastifyRequest } from 'fastify';
import { EntityKind, type StageStatus } from '../contract/common.ts';
import { stageStatuses } from '../contract/order.ts';
import { badRequest } from '../errors.ts';
import type { Weights } from '../analysis/score.ts';
import { wantsCsv } from './table.ts';

function toSet<Word extends string>(
  field: string,
  text: string | undefined,
  words: readonly Word[],
): Set<Word> | undefined {
  if (text === undefined || text === '') return undefined;
  const wrong = text.split(',').find((word) => !words.includes(word as Word));
  if (wrong !== undefined) throw badRequest(field, `"${wrong}" is none of ${words.join(', ')}`);
  return new Set(text.split(',') as Word[]);
}

/** `status=missing,reserve` → the statuses to keep, undefined for all; throws `bad_request` on another word. */
export const toStatuses = (text: string | undefined): Set<StageStatus> | undefined =>
  toSet('status', text, stageStatuses);

const entityKinds = EntityKind.anyOf.map((kind) => kind.const);

/** `kinds=firm,stage` → the kinds to keep, undefined for all; throws `bad_request` on another word. */
export const toKinds = (text: string | undefined): Set<EntityKind> | undefined =>
  toSet('kinds', text, entityKinds);

/** The offset a cursor stands for, 0 for the first page; throws `bad_request` on one we did not give. */
function toOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const offset = /^o(\d{1,9})$/.exec(cursor)?.[1];
  if (offset === undefined) throw badRequest('cursor', 'expected the `next` of an earlier answer');
  return Number(offset);
}

/**
 * `weights=status:0.4,demand:0` → the weights of these factors, undefined where nothing is asked. Throws `bad_request`
 * on a factor that is not one of them and on a weight outside 0 to 1.
 */
export function toWeights(text: string | undefined, factors: readonly { id: string }[]): Weights | undefined {
  if (text === undefined || text === '') return undefined;
  return new Map(
    text.split(',').map((entry) => {
      const [id = '', weight = ''] = entry.split(':');
      if (!factors.some((factor) => factor.id === id)) {
        const ids = factors.map((factor) => factor.id).join(', ');
        throw badRequest('weights', `"${id}" is none of ${ids}`);
      }
      const value = weight === '' ? Number.NaN : Number(weight);
      if (!(value >= 0 && value <= 1))
        throw badRequest('weights', `"${entry}": expected a weight from 0 to 1`);
      return [id, value];
    }),
  );
}

/** The last day of a date that may be a year or a month, as facts are compared with it; undefined stays undefined. */
export const toLastDay = (date: string | undefined): string | undefined =>
  date === undefined ? undefined : date + '-12-31'.slice(date.length - 4);

const pageSize = 50;
const fileSize = 10_000;

/** Which part of a list is asked for: a page, or as a file the whole list as far as a file goes. */
export interface Paging {
  offset: number;
  limit: number;
}

/** The part of a list that a request asks for; throws `bad_request` on a cursor we did not give. */
export function toPaging(
  request: FastifyRequest,
  { limit, cursor }: { limit?: number; cursor?: string },
): Paging {
  return { offset: toOffset(cursor), limit: limit ?? (wantsCsv(request) ? fileSize : pageSize) };
}

/** A page of a list that is longer: `next` is absent on the last page. */
export function toPage<Item>(items: Item[], total: number, { offset }: Paging) {
  const end = offset + items.length;
  return { items, total, ...(end < total && items.length > 0 ? { next: `o${end}` } : {}) };
}

/** A page of a list that is all there. */
export const cutPage = <Item>(all: Item[], paging: Paging) =>
  toPage(all.slice(paging.offset, paging.offset + paging.limit), all.length, paging);

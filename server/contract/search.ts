import { Type, type Static } from 'typebox';
import { EntityKind, EntityRef, Page } from './common.ts';

export const SearchQuery = Type.Object({
  q: Type.String({ minLength: 1, maxLength: 100 }),
  kinds: Type.Optional(
    Type.String({ description: 'comma-separated entity kinds', maxLength: 120, pattern: '^[a-z,]+$' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
});

/** What of the thing the words were found in. */
export const MatchedBy = Type.Union([
  Type.Literal('name'),
  Type.Literal('alias'),
  Type.Literal('formerName'),
  Type.Literal('code'),
  Type.Literal('pinyin'),
  Type.Literal('initials'),
  Type.Literal('text'),
]);
export type MatchedBy = Static<typeof MatchedBy>;

export const SearchHit = Type.Object({
  ref: EntityRef,
  matchedBy: MatchedBy,
  matched: Type.String({ description: 'the name, alias or code that matched' }),
  context: Type.Array(EntityRef, { description: 'the region or chains that tell namesakes apart' }),
});
export type SearchHit = Static<typeof SearchHit>;

export const SearchResult = Type.Object({
  ...Page(SearchHit).properties,
  kinds: Type.Array(Type.Object({ kind: EntityKind, count: Type.Integer({ minimum: 0 }) })),
});
export type SearchResult = Static<typeof SearchResult>;

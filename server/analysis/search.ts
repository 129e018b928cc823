import type { EntityKind } from '../contract/common.ts';
import type { MatchedBy } from '../contract/search.ts';
import type { Static } from 'typebox';

type Matched = Static<typeof MatchedBy>;

/** Everything a thing can be found by. Words and codes as written; pinyin and initials without spaces. */
export interface Findable {
  kind: EntityKind;
  id: string;
  names: string[];
  aliases: string[];
  formerNames: string[];
  codes: string[];
  keywords: string[];
  pinyin: string[];
  initials: string[];
}

export interface Match {
  matchedBy: Matched;
  matched: string;
}

/** Text as it is compared: one width, small letters, nothing but letters and digits. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Letters without tone marks: `jiāxīng` is typed as `jiaxing`. */
export const toLatin = (text: string): string => normalise(text.normalize('NFKD').replaceAll(/\p{M}/gu, ''));

const fields: { by: Matched; of: (thing: Findable) => string[]; weight: number }[] = [
  { by: 'name', of: (thing) => thing.names, weight: 0 },
  { by: 'code', of: (thing) => thing.codes, weight: 0 },
  { by: 'alias', of: (thing) => thing.aliases, weight: 1 },
  { by: 'formerName', of: (thing) => thing.formerNames, weight: 2 },
  { by: 'text', of: (thing) => thing.keywords, weight: 3 },
  { by: 'pinyin', of: (thing) => thing.pinyin, weight: 100 },
  { by: 'initials', of: (thing) => thing.initials, weight: 200 },
];

/** 0 the same, 1 begins so, 2 contains it; undefined when it does not. */
function closeness(text: string, asked: string): number | undefined {
  if (text === asked) return 0;
  const at = text.indexOf(asked);
  return at === 0 ? 1 : at > 0 ? 2 : undefined;
}

/**
 * How a thing matches, best first: the same name before one that begins with the words, that before one that
 * contains them, then pinyin, then initials. `simplify` makes traditional characters simplified.
 */
function matchOf(thing: Findable, asked: string, simplify: (text: string) => string) {
  let best: (Match & { rank: number }) | undefined;
  for (const { by, of, weight } of fields) {
    const words = weight >= 100 ? toLatin(asked) : asked;
    if (words === '') continue;
    for (const text of of(thing)) {
      const close = closeness(normalise(simplify(text)), words);
      if (close === undefined) continue;
      const rank = weight + close * 10;
      if (!best || rank < best.rank) best = { rank, matchedBy: by, matched: text };
    }
  }
  return best;
}

const kindOrder: readonly EntityKind[] = [
  'chain',
  'stage',
  'firm',
  'region',
  'university',
  'association',
  'investor',
  'agency',
  'carrier',
  'project',
  'source',
];

/**
 * The things in the order in which they answer the words, each with what was found. What the index found by words
 * apart from each other comes last. Ties go to the shorter name, then by kind, then by id.
 */
export function rankHits<Thing extends Findable>(
  things: Thing[],
  words: string,
  simplify: (text: string) => string,
): (Match & { thing: Thing })[] {
  const asked = normalise(simplify(words));
  const place = (thing: Findable) => kindOrder.indexOf(thing.kind);
  return things
    .map((thing) => {
      const match = matchOf(thing, asked, simplify);
      const name = thing.names[0] ?? thing.id;
      return { thing, rank: 1000, matchedBy: 'text' as Matched, matched: name, ...match };
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.matched.length - b.matched.length ||
        place(a.thing) - place(b.thing) ||
        (a.thing.id < b.thing.id ? -1 : 1),
    )
    .map(({ thing, matchedBy, matched }) => ({ thing, matchedBy, matched }));
}

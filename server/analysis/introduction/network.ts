import type { TieKind } from '../../contract/introduction.ts';
import { judgeTie, type TieTerms } from './tie.ts';

/** Ties that say the same: of which organisation (`from`) to which (`to`), as nodes: places in the table's ids. */
export interface TieGroup {
  terms: TieTerms;
  from: Int32Array;
  to: Int32Array;
}

/** Every tie of a graph; the ids are in ascending order, so that nodes stand in the order of their ids. */
export interface TieTable {
  ids: string[];
  groups: TieGroup[];
}

/** Kinds by the number that stands for them in a network. */
export const tieKinds: readonly TieKind[] = [
  'owns',
  'supplies',
  'partners_with',
  'brought',
  'alumni_at',
  'introduced',
  'member_of',
];

/**
 * Who is tied to whom, walked in both directions: the neighbours of `node` lie from `starts[node]` to `starts[node + 1]`
 * in ascending order, each once with its strongest tie. Typed arrays: a country has millions of ties.
 */
export interface TieNetwork {
  ids: readonly string[];
  starts: Int32Array;
  ends: Int32Array;
  strengths: Float64Array;
  kinds: Uint8Array;
}

/** The node of an id, or undefined where the organisation has no tie at all. */
export function findNode(ids: readonly string[], id: string): number | undefined {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ids[middle]!;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** The last day of a date that may be a year or a month, for comparing. */
const lastDay = (date: string): string => date + '-12-31'.slice(date.length - 4);

/** Whether a tie was observed by the end of a day; one without a date is not known to have been seen by then. */
export const isObserved = ({ observedOn }: TieTerms, asOf: string | undefined): boolean =>
  asOf === undefined || (observedOn !== undefined && lastDay(observedOn) <= asOf);

/** Half of a tie: from a node to its neighbour. */
interface Halves {
  node: Int32Array;
  end: Int32Array;
  strength: Float64Array;
  kind: Uint8Array;
}

/**
 * The ties as a network with each tie's strength on the day `today`. With `asOf` only ties observed by the end of that day.
 * A tie of strength 0 leads nowhere and is left out.
 */
export function buildNetwork(table: TieTable, today: string, asOf?: string): TieNetwork {
  const kept = table.groups
    .filter(({ terms }) => isObserved(terms, asOf))
    .map((group) => ({ ...group, strength: judgeTie(group.terms, today).strength }))
    .filter(({ strength }) => strength > 0);
  const count = 2 * kept.reduce((sum, { from }) => sum + from.length, 0);
  const halves: Halves = {
    node: new Int32Array(count),
    end: new Int32Array(count),
    strength: new Float64Array(count),
    kind: new Uint8Array(count),
  };
  let at = 0;
  for (const { terms, from, to, strength } of kept) {
    const kind = tieKinds.indexOf(terms.kind);
    for (let tie = 0; tie < from.length; tie++) {
      at = put(halves, at, from[tie]!, to[tie]!, strength, kind);
      at = put(halves, at, to[tie]!, from[tie]!, strength, kind);
    }
  }
  return strongest(table.ids, halves);
}

function put(halves: Halves, at: number, node: number, end: number, strength: number, kind: number): number {
  halves.node[at] = node;
  halves.end[at] = end;
  halves.strength[at] = strength;
  halves.kind[at] = kind;
  return at + 1;
}

/** The order of `places` by `key`, keeping the order of equals: a counting sort, linear in the ties. */
function sortBy(key: Int32Array, places: Int32Array, nodes: number): Int32Array {
  const starts = new Int32Array(nodes + 1);
  for (const value of key) starts[value + 1]! += 1;
  for (let node = 0; node < nodes; node++) starts[node + 1]! += starts[node]!;
  const sorted = new Int32Array(places.length);
  for (const place of places) sorted[starts[key[place]!]!++] = place;
  return sorted;
}

/** Halves by node and neighbour, of several between the same two only the strongest. */
function strongest(ids: readonly string[], halves: Halves): TieNetwork {
  const count = halves.node.length;
  const byEnd = sortBy(
    halves.end,
    Int32Array.from({ length: count }, (_, place) => place),
    ids.length,
  );
  const order = sortBy(halves.node, byEnd, ids.length);
  const starts = new Int32Array(ids.length + 1);
  const ends = new Int32Array(count);
  const strengths = new Float64Array(count);
  const kinds = new Uint8Array(count);
  let [size, node] = [0, 0];
  for (const place of order) {
    while (node < halves.node[place]!) starts[++node] = size;
    const isAnother = size === starts[node] || ends[size - 1] !== halves.end[place];
    const isStronger = !isAnother && isBetter(halves, place, strengths[size - 1]!, kinds[size - 1]!);
    if (!isAnother && !isStronger) continue;
    if (isAnother) size += 1;
    ends[size - 1] = halves.end[place]!;
    strengths[size - 1] = halves.strength[place]!;
    kinds[size - 1] = halves.kind[place]!;
  }
  while (node < ids.length) starts[++node] = size;
  return {
    ids,
    starts,
    ends: ends.slice(0, size),
    strengths: strengths.slice(0, size),
    kinds: kinds.slice(0, size),
  };
}

/** Stronger, or as strong and of a kind that is named first. */
const isBetter = (halves: Halves, place: number, strength: number, kind: number): boolean =>
  halves.strength[place]! > strength || (halves.strength[place] === strength && halves.kind[place]! < kind);

/** Where the tie of two organisations lies in the network, or undefined where they have none. */
export function findTie({ starts, ends }: TieNetwork, node: number, other: number): number | undefined {
  let [low, high] = [starts[node]!, starts[node + 1]! - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (ends[middle] === other) return middle;
    if (ends[middle]! < other) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

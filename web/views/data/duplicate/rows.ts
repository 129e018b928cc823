import type { Duplicate, DuplicateDecision, DuplicateSide } from '../../../../server/contract/import-plan.ts';

export type Side = 'known' | 'other';
export type Keep = NonNullable<DuplicateDecision['keep']>;
type Shown = DuplicateSide['values'][string];

/** What is compared, in the order in which it is shown. */
const order = [
  ...['name', 'shortName', 'nameEn', 'creditCode', 'stockCode', 'regionCode', 'groupId', 'status', 'statusOn'],
  ...['staff', 'revenueCny', 'foundedOn', 'kind', 'tiers', 'aliases', 'formerNames', 'disciplines', 'stages'],
];

/** One property of both. `how`: both say the same, lists are united, only one knows it, or the user chooses. */
export interface CompareRow {
  property: string;
  known: Shown | undefined;
  other: Shown | undefined;
  how: 'same' | 'united' | 'alone' | 'choose';
}

/** What the two firms say, property by property; what neither knows is left out. */
export const toRows = ({ known, other }: Duplicate): CompareRow[] =>
  order.flatMap((property) => {
    const [one, two] = [known.values[property], other.values[property]];
    if (one === undefined && two === undefined) return [];
    return [{ property, known: one, other: two, how: howOf(one, two) }];
  });

function howOf(one: Shown | undefined, two: Shown | undefined): CompareRow['how'] {
  if (one === undefined || two === undefined) return 'alone';
  if (String(one) === String(two)) return 'same';
  return Array.isArray(one) || Array.isArray(two) ? 'united' : 'choose';
}

const strength = ['suggested', 'claimed', 'verified'];
// A name with its legal form is the one in the registry.
const legalName = /公司$|厂$|合伙企业|ltd\.?$|inc\.?$|gmbh$/iu;

/**
 * The side whose value is proposed: for the name the one with its legal form; else verified before claimed, the later
 * date, who is known by more, and the firm of the graph.
 */
export function propose(row: CompareRow, { known, other }: Duplicate): Side {
  if (row.property === 'name') {
    const legal = [row.known, row.other].map((name) => legalName.test(String(name)));
    if (legal[0] !== legal[1]) return legal[0] ? 'known' : 'other';
  }
  const better =
    rank(other.values.evidence) - rank(known.values.evidence) ||
    String(other.values.observedOn ?? '').localeCompare(String(known.values.observedOn ?? '')) ||
    Object.keys(other.values).length - Object.keys(known.values).length;
  return better > 0 ? 'other' : 'known';
}

const rank = (evidence: Shown | undefined): number => strength.indexOf(String(evidence ?? ''));

/** The better side of every property on which the two differ. */
export const proposeAll = (duplicate: Duplicate): Keep =>
  Object.fromEntries(
    toRows(duplicate)
      .filter(({ how }) => how === 'choose')
      .map((row) => [row.property, propose(row, duplicate)]),
  );

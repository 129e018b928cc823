/** What a property may hold. */
type Value = string | number | boolean | string[];
type Properties = Record<string, Value>;
type Side = 'from' | 'into';

const evidenceOrder = ['suggested', 'claimed', 'verified'];
const rank = (evidence: Value | undefined): number => evidenceOrder.indexOf(String(evidence ?? ''));

/** Which side of two is better founded: verified before claimed, then the later date; 0 where neither is. */
export const compareFounding = (one: Properties, other: Properties): number =>
  rank(one.evidence) - rank(other.evidence) ||
  compare(String(one.observedOn ?? ''), String(other.observedOn ?? ''));

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** A name with its legal form is the one in the registry. */
const legalName = /公司$|厂$|合伙企业|ltd\.?$|inc\.?$|gmbh$/iu;

/**
 * The side whose value of a property is proposed: for the name the one with its legal form; else the better founded
 * (`evidence` and `observedOn` among the values), the one of which more is known, and the one that stays.
 */
export function proposeSide(property: string, from: Properties, into: Properties): Side {
  if (property === 'name') {
    const [one, other] = [from, into].map(({ name }) => legalName.test(String(name ?? '')));
    if (one !== other) return one ? 'from' : 'into';
  }
  const better = compareFounding(from, into) || Object.keys(from).length - Object.keys(into).length;
  return better > 0 ? 'from' : 'into';
}

/** The values of both in one list, each once, in the order of their first mention. */
export const uniteLists = (...lists: (Value | undefined)[]): string[] => [
  ...new Set(
    lists.flatMap((list) => (Array.isArray(list) ? list : list === undefined ? [] : [String(list)])),
  ),
];

/**
 * Two statements of one fact as one: sources joined, the stronger evidence, the later date, notes side by side and
 * lists united. What else differs is as the better founded says; `into` where neither is.
 */
export function uniteFacts(from: Properties, into: Properties): Properties {
  const fromIsBetter = compareFounding(from, into) > 0;
  const united: Properties = fromIsBetter ? { ...into, ...from } : { ...from, ...into };
  for (const name of Object.keys(united)) {
    const [one, other] = [into[name], from[name]];
    if (Array.isArray(one) && Array.isArray(other)) united[name] = uniteLists(one, other);
  }
  if ('sourceIds' in united) united.sourceIds = uniteLists(into.sourceIds, from.sourceIds).sort();
  const [evidence] = [from.evidence, into.evidence].sort((a, b) => rank(b) - rank(a));
  if (evidence !== undefined) united.evidence = evidence;
  const observed = [from.observedOn, into.observedOn]
    .filter((date) => date !== undefined)
    .map(String)
    .sort();
  if (observed.length > 0) united.observedOn = observed.at(-1)!;
  const notes = uniteLists(
    ...[into.note, from.note].map((note) => (note === undefined ? [] : String(note).split('；'))),
  );
  if (notes.length > 0) united.note = notes.sort().join('；');
  return united;
}

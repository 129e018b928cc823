import type { Fact, FactKind } from '../contract/source.ts';

interface RelationFact {
  kind: FactKind;
  type: string;
  /** The relationship's own properties that the fact shows. */
  values: readonly string[];
}

interface RecordFact {
  kind: FactKind;
  label: string;
  values: readonly string[];
}

/** Relations that are facts, in the order facts are listed. With `recordFacts` the closed table of fact kinds. */
export const relationFacts: readonly RelationFact[] = [
  { kind: 'stated', type: 'STATED', values: ['status'] },
  { kind: 'leads', type: 'LEADS', values: ['since'] },
  { kind: 'anchors', type: 'ANCHORS', values: ['regionCode'] },
  { kind: 'plays', type: 'PLAYS', values: ['status', 'products', 'outputCny', 'capacity', 'share'] },
  { kind: 'brought', type: 'BROUGHT', values: ['since', 'regionCode', 'strength', 'position'] },
  { kind: 'introduced', type: 'INTRODUCED', values: ['since', 'regionCode', 'strength', 'position'] },
  { kind: 'supplies', type: 'SUPPLIES', values: ['stageId', 'valueCny', 'year'] },
  { kind: 'owns', type: 'OWNS', values: ['share', 'since', 'strength', 'position'] },
  {
    kind: 'partners_with',
    type: 'PARTNERS_WITH',
    values: ['position', 'since', 'strength', 'share', 'regionCode'],
  },
  { kind: 'member_of', type: 'MEMBER_OF', values: ['position', 'since', 'strength', 'regionCode'] },
  { kind: 'alumni_at', type: 'ALUMNI_AT', values: ['position', 'since', 'strength', 'regionCode'] },
  { kind: 'trains_for', type: 'TRAINS_FOR', values: ['discipline', 'graduatesPerYear', 'laboratory'] },
  { kind: 'researches', type: 'RESEARCHES', values: ['discipline', 'graduatesPerYear', 'laboratory'] },
  { kind: 'located_in', type: 'LOCATED_IN', values: ['kind'] },
  { kind: 'feeds', type: 'FEEDS', values: ['inputGroup', 'costShare'] },
  { kind: 'in_chain', type: 'IN_CHAIN', values: ['tier', 'segment', 'order', 'final'] },
];

/** Records that are facts. What they concern hangs on them by `recordTies`. */
export const recordFacts: readonly RecordFact[] = [
  { kind: 'figure', label: 'Figure', values: ['measure', 'value', 'unit', 'bound', 'asOf', 'periodMonths'] },
  { kind: 'project', label: 'Project', values: ['investmentCny', 'status', 'signedOn'] },
  { kind: 'carrier', label: 'Carrier', values: ['areaSquareMetres', 'occupancy', 'asOf'] },
  { kind: 'visit', label: 'Visit', values: ['visitedOn', 'purpose', 'outcome', 'concern'] },
];

/** Every kind of fact in the order in which facts are listed: records and rare relations before the many. */
export const factKinds: readonly FactKind[] = [
  ...recordFacts.map(({ kind }) => kind),
  ...relationFacts.map(({ kind }) => kind),
];

export const relationTypes = relationFacts.map(({ type }) => type).join('|');
/** Relations between others that may name a region. */
export const regionalTypes = relationFacts
  .filter(({ values }) => values.includes('regionCode'))
  .map(({ type }) => type)
  .join('|');
export const recordLabels = recordFacts.map(({ label }) => label).join('|');

/** Relationships that tie a record to what it concerns; they belong to the record's one fact. */
export const recordTies = 'ABOUT|RUNS|ADDS_TO|LOCATED_IN|MADE|TO|HEARD_OF';

const byName = new Map<string, RelationFact | RecordFact>([
  ...relationFacts.map((fact) => [fact.type, fact] as const),
  ...recordFacts.map((fact) => [fact.label, fact] as const),
]);

/** The kind of a relationship type or record label, with the properties shown; throws on one outside the table. */
export function toFactKind(name: string): { kind: FactKind; values: readonly string[] } {
  const fact = byName.get(name);
  if (!fact) throw new Error(`No fact kind for ${name}`);
  return fact;
}

const place = new Map(factKinds.map((kind, index) => [kind, index]));

/** Facts in listing order: by kind, newest first, ties by id. */
export function orderFacts(facts: Fact[]): Fact[] {
  const day = (fact: Fact) => fact.provenance.observedOn ?? '';
  return [...facts].sort(
    (a, b) =>
      place.get(a.kind)! - place.get(b.kind)! ||
      (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** What a property of the graph may hold. Whole numbers are stored as integers. Unknown is absent. */
export type Value = string | number | boolean | string[];
export type Properties = Record<string, Value>;

/** Every label an import writes, with the property that is its key. The closed table from which Cypher is made. */
export const keyOf = {
  Chain: 'id',
  Stage: 'id',
  Region: 'code',
  Organisation: 'id',
  Carrier: 'id',
  Project: 'id',
  Figure: 'id',
  Source: 'id',
  Visit: 'id',
} as const;
export type NodeLabel = keyof typeof keyOf;
export const isLabel = (name: string): name is NodeLabel => name in keyOf;

/** An organisation has exactly one of these labels beside `Organisation`. */
export const organisationKinds = ['Firm', 'University', 'Association', 'Investor', 'Agency'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const linkTypes = [
  'IN_CHAIN',
  'FEEDS',
  'WITHIN',
  'LOCATED_IN',
  'PLAYS',
  'ANCHORS',
  'SUPPLIES',
  'OWNS',
  'TRAINS_FOR',
  'RESEARCHES',
  'ALUMNI_AT',
  'PARTNERS_WITH',
  'MEMBER_OF',
  'INTRODUCED',
  'BROUGHT',
  'STATED',
  'LEADS',
  'RUNS',
  'ADDS_TO',
  'ABOUT',
  'MADE',
  'TO',
  'HEARD_OF',
] as const;
export type LinkType = (typeof linkTypes)[number];

export interface NodeRef {
  label: NodeLabel;
  key: string;
}

/**
 * A node as an import wants it. `given` are the values the input states; `defaults` hold only where neither the input
 * nor the graph says anything.
 */
export interface NodeElement extends NodeRef {
  sort: 'node';
  kind?: OrganisationKind;
  given: Properties;
  defaults: Properties;
}

/** A relationship as an import wants it, recognised by its `id`. */
export interface LinkElement {
  sort: 'link';
  type: LinkType;
  id: string;
  from: NodeRef;
  to: NodeRef;
  given: Properties;
  defaults: Properties;
}

export type Element = NodeElement | LinkElement;

/**
 * What the product notes on an element for itself: the run that created it, and what a reviewer decided of it when.
 * Neither content nor exported.
 */
export const bookkeeping: readonly string[] = ['run', 'review', 'reviewedOn'];
export const isBookkeeping = (property: string): boolean => bookkeeping.includes(property);

/** A node whose relationships of one type are all stated by one row: those not in `keep` are out of date. */
export interface Replacement {
  owner: NodeRef;
  type: LinkType;
  direction: 'out' | 'in';
  /** Only relationships of this kind (a registered place is not replaced by a site). */
  kind: string;
  keep: string[];
}

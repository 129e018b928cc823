/** The parts of the method page in order; each can be opened by `open=<id>` in the address. */
export const methodSections = [
  'status',
  'stated',
  'groups',
  'rates',
  'quotient',
  'complexity',
  'critical',
  'severity',
  'arrival',
  'target',
  'bundle',
  'introduction',
  'prediction',
  'intuition',
  'asOf',
  'evidence',
  'notCounted',
] as const;
export type MethodSection = (typeof methodSections)[number];

/** Ids that links of other pages use for the same parts. */
const alias: Record<string, MethodSection> = {
  criticality: 'critical',
  density: 'complexity',
  R1: 'rates',
  R2: 'rates',
  R3: 'rates',
  R4: 'rates',
  R5: 'rates',
  baseline: 'asOf',
};

/** The part that an address asks for, where it asks for one. */
export const toSection = (open: string | undefined): MethodSection | undefined =>
  open === undefined ? undefined : (methodSections.find((id) => id === open) ?? alias[open]);

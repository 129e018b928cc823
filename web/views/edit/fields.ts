import type { EditableKind } from '../../../server/contract/edit.ts';
import type { EntityKind } from '../../state/kinds.ts';

/** How a value is written: a choice, a thing that is looked for, or text that the server reads. */
export type FieldType = 'text' | 'list' | 'amount' | 'whole' | 'share' | 'date' | 'year' | 'choice' | 'thing';

export interface FieldKind {
  name: string;
  type: FieldType;
  /** Of a choice. */
  options?: readonly string[];
  /** Of a thing: what is looked for. */
  kinds?: readonly EntityKind[];
}

/** What stands at the two ends of a fact of a kind, and what else it says. */
export interface FactForm {
  subject: readonly EntityKind[];
  object: readonly EntityKind[];
  fields: readonly FieldKind[];
}

const organisation: readonly EntityKind[] = ['firm', 'university', 'association', 'investor', 'agency'];
const region: FieldKind = { name: 'regionCode', type: 'thing', kinds: ['region'] };
const position: FieldKind = { name: 'position', type: 'text' };
const share: FieldKind = { name: 'share', type: 'share' };
const since: FieldKind = { name: 'since', type: 'date' };
const strength: FieldKind = { name: 'strength', type: 'share' };
const talent: readonly FieldKind[] = [
  { name: 'discipline', type: 'text' },
  { name: 'graduatesPerYear', type: 'whole' },
  { name: 'laboratory', type: 'text' },
];

export const roleStatuses = ['production', 'reserve', 'planned', 'ended'] as const;

/** The form of each kind of fact that can be edited. */
export const factForms: Record<EditableKind, FactForm> = {
  plays: {
    subject: ['firm'],
    object: ['stage'],
    fields: [
      { name: 'status', type: 'choice', options: roleStatuses },
      { name: 'products', type: 'list' },
      { name: 'outputCny', type: 'amount' },
      { name: 'capacity', type: 'text' },
      share,
    ],
  },
  anchors: { subject: ['firm'], object: ['chain'], fields: [region] },
  supplies: {
    subject: ['firm'],
    object: ['firm'],
    fields: [
      { name: 'stageId', type: 'thing', kinds: ['stage'] },
      { name: 'valueCny', type: 'amount' },
      { name: 'year', type: 'year' },
    ],
  },
  owns: { subject: organisation, object: ['firm'], fields: [share, since, position] },
  alumni_at: { subject: ['university'], object: ['firm', 'chain'], fields: [position, since] },
  partners_with: { subject: organisation, object: organisation, fields: [position, since, strength, region] },
  member_of: { subject: organisation, object: ['association'], fields: [position, since] },
  introduced: { subject: organisation, object: organisation, fields: [region, since, strength] },
  brought: { subject: ['firm'], object: ['firm'], fields: [since, region] },
  trains_for: { subject: ['university'], object: ['stage'], fields: talent },
  researches: { subject: ['university'], object: ['stage'], fields: talent },
  stated: {
    subject: ['region'],
    object: ['stage'],
    fields: [
      {
        name: 'status',
        type: 'choice',
        options: ['missing', 'reserve', 'single', 'weak', 'present', 'strong'],
      },
    ],
  },
};

export const editableKinds = Object.keys(factForms) as EditableKind[];

/** A fact's kind where it can be edited. */
export const toEditable = (kind: string): EditableKind | undefined =>
  editableKinds.find((one) => one === kind);

/** What is registered of a firm, in the order of a file. */
export const firmFields: readonly FieldKind[] = [
  { name: 'name', type: 'text' },
  { name: 'shortName', type: 'text' },
  { name: 'creditCode', type: 'text' },
  { name: 'stockCode', type: 'text' },
  { name: 'status', type: 'choice', options: ['active', 'dissolved', 'moved'] },
  { name: 'statusOn', type: 'date' },
  { name: 'staff', type: 'whole' },
  { name: 'revenueCny', type: 'amount' },
  { name: 'foundedOn', type: 'date' },
  { name: 'groupId', type: 'text' },
  { name: 'tiers', type: 'list' },
  { name: 'aliases', type: 'list' },
  { name: 'formerNames', type: 'list' },
];

type Value = string | number | boolean | string[] | undefined;

/** A value as it is written in a field. */
export const toWritten = (value: Value): string =>
  value === undefined ? '' : Array.isArray(value) ? value.join('；') : String(value);

/** Fields whose text differs from what it was. */
export const changedFields = (
  before: Record<string, string>,
  now: Record<string, string>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(now).filter(([name, text]) => text.trim() !== (before[name] ?? '').trim()),
  );

import { Type, type Static } from 'typebox';
import { Fact, Source } from './source.ts';

/** Facts that can be added, corrected and retracted by hand: relations, one of each kind of the import's tables. */
export const EditableKind = Type.Union([
  Type.Literal('plays'),
  Type.Literal('anchors'),
  Type.Literal('supplies'),
  Type.Literal('owns'),
  Type.Literal('alumni_at'),
  Type.Literal('partners_with'),
  Type.Literal('member_of'),
  Type.Literal('introduced'),
  Type.Literal('brought'),
  Type.Literal('trains_for'),
  Type.Literal('researches'),
  Type.Literal('stated'),
]);
export type EditableKind = Static<typeof EditableKind>;

const Id = Type.String({ minLength: 1, maxLength: 200 });
const Text = Type.String({ maxLength: 2000 });

/** As a cell of the import table: text, a number, or several texts. An empty text makes a value unknown. */
const Written = Type.Union([
  Text,
  Type.Number(),
  Type.Array(Type.String({ maxLength: 2000 }), { maxItems: 200 }),
]);
const WrittenValues = Type.Record(Type.String({ maxLength: 40 }), Written);

/** Who says so: a source that is known, or one made on the spot, which is then of kind `user`. */
export const GivenSource = Type.Union([
  Type.Object({ id: Id }, { additionalProperties: false }),
  Type.Object(
    {
      title: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
      publishedOn: Type.Optional(Type.String({ maxLength: 10 })),
      url: Type.Optional(Text),
    },
    { additionalProperties: false },
  ),
]);
export type GivenSource = Static<typeof GivenSource>;

const provenance = {
  source: GivenSource,
  evidence: Type.Union([Type.Literal('claimed'), Type.Literal('verified')]),
  observedOn: Type.Optional(Type.String({ maxLength: 10 })),
  note: Type.Optional(Text),
};

export const NewFact = Type.Object(
  { kind: EditableKind, subject: Id, object: Id, values: Type.Optional(WrittenValues), ...provenance },
  { additionalProperties: false },
);
export type NewFact = Static<typeof NewFact>;

const Version = Type.String({ maxLength: 64, description: 'the version that the change was made from' });

/** A correction: values not named stay as they are. Its source joins those the fact rests on. */
export const FactCorrection = Type.Object(
  { version: Version, values: Type.Optional(WrittenValues), ...provenance },
  { additionalProperties: false },
);
export type FactCorrection = Static<typeof FactCorrection>;

export const FactRetraction = Type.Object(
  { version: Version, reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
  { additionalProperties: false },
);
export type FactRetraction = Static<typeof FactRetraction>;

export const FactParams = Type.Object({ fact: Type.String({ minLength: 1, maxLength: 700 }) });

/** A fact as an editor needs it. `version` changes with its content. */
export const EditableFact = Type.Object({
  fact: Fact,
  kind: EditableKind,
  version: Type.String(),
  sources: Type.Array(Source),
});
export type EditableFact = Static<typeof EditableFact>;

/** Properties of a firm, by the names they have in the graph; those absent are unknown. */
export const FirmProperties = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
);
export type FirmProperties = Static<typeof FirmProperties>;

export const EditableFirm = Type.Object({
  id: Type.String(),
  version: Type.String(),
  properties: FirmProperties,
  region: Type.Optional(Type.String({ description: 'the code of the region where it is registered' })),
});
export type EditableFirm = Static<typeof EditableFirm>;

/** A correction of what is registered of a firm. A new place is a fact and needs its source. */
export const FirmCorrection = Type.Object(
  {
    version: Version,
    properties: WrittenValues,
    region: Type.Optional(Type.String({ maxLength: 48 })),
    source: Type.Optional(GivenSource),
    note: Type.Optional(Text),
  },
  { additionalProperties: false },
);
export type FirmCorrection = Static<typeof FirmCorrection>;

/** What was done: `cause` can be undone as one. */
export const EditDone = Type.Object({
  cause: Type.String(),
  dataVersion: Type.Integer(),
  id: Type.String({
    description: 'the fact or firm; a correction of what tells a fact apart gives it another id',
  }),
  version: Type.Optional(Type.String({ description: 'absent when it is gone' })),
});
export type EditDone = Static<typeof EditDone>;

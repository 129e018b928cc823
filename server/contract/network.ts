import { Type, type Static } from 'typebox';
import { EntityKind, Evidence, Provenance, RegionCode } from './common.ts';
import { FactKind } from './source.ts';

export const NetworkQuery = Type.Object({
  focus: Type.String({ minLength: 1, maxLength: 200, description: 'id of a chain, stage or organisation' }),
  region: Type.Optional(RegionCode),
  depth: Type.Optional(Type.Integer({ minimum: 1, maximum: 3, default: 1 })),
  kinds: Type.Optional(Type.String({ maxLength: 200, pattern: '^[a-z_,]+$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 150 })),
});

/** `relations` counts all of the node's relations in the graph, shown or not. `here`: it stands in the asked region. */
export const NetworkNode = Type.Object({
  id: Type.String(),
  kind: EntityKind,
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  regionCode: Type.Optional(Type.String()),
  here: Type.Boolean(),
  anchor: Type.Boolean(),
  stages: Type.Array(
    Type.Object({ id: Type.String(), status: Type.Optional(Type.String()), evidence: Evidence }),
  ),
  relations: Type.Integer({ minimum: 0 }),
});
export type NetworkNode = Static<typeof NetworkNode>;

export const NetworkEdge = Type.Object({
  id: Type.String(),
  from: Type.String(),
  to: Type.String(),
  kind: FactKind,
  provenance: Provenance,
  feed: Type.Optional(
    Type.Object(
      { from: Type.String(), to: Type.String() },
      { description: 'of a suggested supply: the stages' },
    ),
  ),
});
export type NetworkEdge = Static<typeof NetworkEdge>;

/**
 * A neighbourhood to draw. It is cut by whole edges; `omitted` says what was left out, by kind.
 * `total` counts recorded edges only; `suggested` says how many supplies follow from the feeds and how many are shown.
 */
export const Network = Type.Object({
  focus: Type.String(),
  nodes: Type.Array(NetworkNode),
  edges: Type.Array(NetworkEdge),
  total: Type.Object({ nodes: Type.Integer({ minimum: 0 }), edges: Type.Integer({ minimum: 0 }) }),
  suggested: Type.Object({ shown: Type.Integer({ minimum: 0 }), total: Type.Integer({ minimum: 0 }) }),
  omitted: Type.Array(Type.Object({ kind: EntityKind, count: Type.Integer({ minimum: 0 }) })),
});
export type Network = Static<typeof Network>;

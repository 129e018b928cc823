import { countRoles, noCounts, type RoleAtStage } from '../count.ts';
import type { RegionKnowledge } from '../gap.ts';
import type { StageKnowledge } from '../status.ts';
import { countSupplies, type SuppliedFrom } from '../supply.ts';
import type { Settler, SettlerRole } from './settler.ts';

type Known = StageKnowledge & { sources: string[] };

const silence: Known = { counts: noCounts, laboratories: 0, firmsElsewhere: 0, stated: [], sources: [] };

/** What the region has, and who supplies its firms, with the settlers standing in it. */
export interface Settled {
  /** Roles of the region's firms, by stage: those the settlers' are added to. */
  roles: ReadonlyMap<string, readonly RoleAtStage[]>;
  /** Supplies of each stage to firms of the region, settlers among them, seen as if these stood here. */
  supplies: ReadonlyMap<string, readonly SuppliedFrom[]>;
}

const firmsOf = (roles: readonly SettlerRole[], firms: ReadonlySet<string>): number =>
  new Set(roles.filter(({ firmId }) => firms.has(firmId)).map(({ firmId }) => firmId)).size;

function settleStage(
  known: Known,
  here: readonly RoleAtStage[],
  coming: readonly SettlerRole[],
  from: From,
): Known {
  if (coming.length === 0) return known;
  const { firmsUnplaced } = known;
  return {
    ...known,
    counts: countRoles([...here, ...coming]),
    firmsElsewhere: known.firmsElsewhere - firmsOf(coming, from.elsewhere),
    ...(firmsUnplaced === undefined ? {} : { firmsUnplaced: firmsUnplaced - firmsOf(coming, from.unplaced) }),
    sources: [...new Set([...known.sources, ...coming.flatMap(({ sourceIds }) => sourceIds)])].sort(),
  };
}

interface From {
  elsewhere: ReadonlySet<string>;
  unplaced: ReadonlySet<string>;
}

const idsOf = (settlers: readonly Settler[], where: Settler['where']): Set<string> =>
  new Set(settlers.filter((one) => one.where === where).map(({ firm }) => firm.id));

/**
 * What is known of the region once the settlers stand in it: their roles are counted with those that are here, they
 * are no longer elsewhere or unplaced, and supplies are counted as seen from where they then are. Laboratories and what
 * sources state stay as they are. Nothing is judged here.
 */
export function settleKnowledge(
  before: RegionKnowledge,
  settlers: readonly Settler[],
  { roles, supplies }: Settled,
): RegionKnowledge {
  if (settlers.length === 0) return before;
  const from = { elsewhere: idsOf(settlers, 'elsewhere'), unplaced: idsOf(settlers, 'unplaced') };
  const coming = new Map<string, SettlerRole[]>();
  for (const role of settlers.flatMap((settler) => settler.roles))
    coming.set(role.stage.id, [...(coming.get(role.stage.id) ?? []), role]);
  const ids = new Set([...before.stages.keys(), ...coming.keys(), ...supplies.keys()]);
  const stages = new Map(
    [...ids].map((id) => {
      const { supply: _supply, ...known } = before.stages.get(id) ?? silence;
      const settled = settleStage(known, roles.get(id) ?? [], coming.get(id) ?? [], from);
      const supply = countSupplies(supplies.get(id) ?? []);
      return [id, { ...settled, ...(supply === undefined ? {} : { supply }) }] as const;
    }),
  );
  return { region: before.region, stages };
}

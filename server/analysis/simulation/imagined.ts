import type { Purchase } from '../rate/input.ts';
import type { SuppliedFrom } from '../supply.ts';
import type { EntityRef } from '../../contract/common.ts';
import type { ImaginedFirm } from '../../contract/simulation.ts';
import { arriving, type Settler } from './settler.ts';

/** A firm without a code has its name as id: an imagined one is called what importing it would call it. */
export const imaginedId = (name: string): string => `name:${name.trim()}`;

/** An imagined firm as a settler; a role without a status is taken to be in production, an ended one to be none. */
export function toImaginedSettler(imagined: ImaginedFirm, stages: ReadonlyMap<string, EntityRef>): Settler {
  const id = imaginedId(imagined.name);
  const group = imagined.groupId === undefined ? {} : { groupId: imagined.groupId };
  return {
    firm: { kind: 'firm', id, name: imagined.name.trim() },
    where: 'imagined',
    active: true,
    roles: imagined.roles.flatMap(({ stage, status = 'production', outputCny }) => {
      const ref = stages.get(stage);
      if (!ref || status === 'ended') return [];
      const output = outputCny === undefined ? {} : { outputCny };
      return [{ firmId: id, ...group, stage: ref, status, ...output, sourceIds: [] }];
    }),
    leaves: [],
  };
}

/** Supplies a user imagines, as recorded ones would be counted: by stage for the statuses, in a row for the rates. */
export interface ImaginedSupplies {
  supplied: (SuppliedFrom & { stage: string })[];
  purchases: Purchase[];
}

/**
 * What imagined firms buy and sell, where the other firm counts. What a firm that does not stand here buys is no local
 * purchase, and a buyer without a role on the chain is not among those whose purchases are rated.
 */
export function toImaginedSupplies(
  imagined: readonly ImaginedFirm[],
  others: ReadonlyMap<string, Settler>,
  joining: ReadonlySet<string>,
): ImaginedSupplies {
  const place = (id: string): SuppliedFrom['where'] => {
    const where = others.get(id)?.where;
    return joining.has(id) || where === 'here' ? 'here' : where === 'elsewhere' ? 'elsewhere' : 'unplaced';
  };
  const supplied: ImaginedSupplies['supplied'] = [];
  const purchases: Purchase[] = [];
  for (const { name, supplies = [], roles } of imagined) {
    const own = imaginedId(name);
    for (const [at, { from, to, stage, valueCny }] of supplies.entries()) {
      const buyer = to === undefined ? undefined : others.get(to);
      const isLocal = to === undefined || (buyer?.active === true && place(to) === 'here');
      if (!isLocal) continue;
      const where = from === undefined ? 'here' : place(from);
      const value = valueCny === undefined ? {} : { valueCny };
      if (stage !== undefined) supplied.push({ stage, where, ...value });
      const isRated =
        to === undefined ? roles.some(({ status }) => status !== 'ended') : buyer!.roles.length > 0;
      if (!isRated) continue;
      const ends = { supplier: from ?? own, buyer: to ?? own, place: where };
      purchases.push({ id: `${own}#${at}`, ...ends, ...(stage === undefined ? {} : { stage }), ...value });
    }
  }
  return { supplied, purchases };
}

/** Ids of the settlers that are in the graph and come, as questions to the graph name them. */
export const joiningOf = (settlers: readonly Settler[]): string[] =>
  arriving(settlers)
    .filter(({ where }) => where !== 'imagined')
    .map(({ firm }) => firm.id)
    .sort();

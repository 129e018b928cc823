import type { ArrivalDetail, CoMover, Need } from '../contract/arrival.ts';

/** Co-movers named for one need; how many there are in all is said beside. */
const mostNamed = 8;

const rank = { supplies: 0, brought: 1, city: 2 } satisfies Record<CoMover['how'], number>;

/**
 * Gives each need that is not met the firms that could come along for it. A firm is named once, by its closest
 * relation; who supplies the firm or came with it stands before its city, and while there are such, the city is left out.
 */
export function withComers(needs: readonly Need[], comers: readonly CoMover[]): ArrivalDetail['needs'] {
  return needs.map((need) => {
    const all = need.state === 'met' ? [] : comersOf(need, comers);
    return { ...need, comers: all.slice(0, mostNamed), comersTotal: all.length };
  });
}

function comersOf(need: Need, comers: readonly CoMover[]): CoMover[] {
  const stages = new Set(need.stages.map(({ stage }) => stage.id));
  const byFirm = new Map<string, CoMover>();
  const sorted = comers
    .filter(({ stage }) => stages.has(stage.id))
    .sort(
      (a, b) => rank[a.how] - rank[b.how] || (a.firm.id < b.firm.id ? -1 : a.firm.id > b.firm.id ? 1 : 0),
    );
  for (const comer of sorted) if (!byFirm.has(comer.firm.id)) byFirm.set(comer.firm.id, comer);
  const all = [...byFirm.values()];
  const close = all.filter(({ how }) => how !== 'city');
  return close.length > 0 ? close : all;
}

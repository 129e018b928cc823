import type { Arrival, NeedState } from '../../contract/arrival.ts';
import type { UnitedNeed } from '../../contract/simulation.ts';

const worst: readonly NeedState[] = ['unmet', 'unknown', 'partly', 'met'];

/**
 * The needs of several firms, each once, with who has it: as badly met as for the one that finds it worst, unmet ones
 * first. What one of them needs as an input and another beside it is an input.
 */
export function uniteNeeds(arrivals: readonly Arrival[]): UnitedNeed[] {
  const united = new Map<string, UnitedNeed>();
  for (const { firm, needs } of arrivals) {
    for (const { id, kind, stages, state } of needs) {
      const known = united.get(id) ?? { id, kind, stages, state, firms: [] };
      const isWorse = worst.indexOf(state) < worst.indexOf(known.state);
      united.set(id, {
        ...known,
        kind: kind === 'input' ? kind : known.kind,
        state: isWorse ? state : known.state,
        firms: [...known.firms, firm].sort((a, b) => (a.id < b.id ? -1 : 1)),
      });
    }
  }
  return [...united.values()].sort(
    (a, b) =>
      worst.indexOf(a.state) - worst.indexOf(b.state) ||
      b.firms.length - a.firms.length ||
      (a.id < b.id ? -1 : 1),
  );
}

/** In how many regions each stage is a speciality: k_p. */
export const ubiquityOf = (special: readonly (readonly boolean[])[]): number[] =>
  (special[0] ?? []).map((_, stage) => special.filter((row) => row[stage]).length);

/** In how many stages each region is specialised: k_c. */
export const diversityOf = (special: readonly (readonly boolean[])[]): number[] =>
  special.map((row) => row.filter(Boolean).length);

/**
 * Proximity of two stages: the regions specialised in both ÷ those specialised in the more common one, 0 to 1. The
 * smaller of the two conditional probabilities, so that a stage found everywhere is near to nothing by that alone.
 * The diagonal is 0: a stage does not vote for itself. Source: Hidalgo, Klinger, Barabási & Hausmann (2007).
 */
export function proximities(special: readonly (readonly boolean[])[]): number[][] {
  const ubiquity = ubiquityOf(special);
  const both = ubiquity.map(() => ubiquity.map(() => 0));
  for (const row of special) {
    const own = [...row.keys()].filter((stage) => row[stage]);
    for (const p of own) for (const q of own) both[p]![q]! += 1;
  }
  return both.map((row, p) =>
    row.map((count, q) => (p === q || count === 0 ? 0 : count / Math.max(ubiquity[p]!, ubiquity[q]!))),
  );
}

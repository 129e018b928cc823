/**
 * How near a region's specialities are to each stage, 0 to 1: Σ φ_pq over the other stages it is specialised in ÷ Σ φ_pq
 * over all other stages. Undefined for a stage that is near to no other: 0 ÷ 0 says nothing.
 * Source: Hidalgo et al. (2007); unlike py-ecomplexity the stage itself does not vote, so that having it already does
 * not count as being near to it.
 */
export function densities(
  special: readonly (readonly boolean[])[],
  proximity: readonly (readonly number[])[],
): (number | undefined)[][] {
  const all = proximity.map((row) => row.reduce((sum, near) => sum + near, 0));
  return special.map((own) =>
    proximity.map((row, stage) => {
      if (all[stage] === 0) return undefined;
      const near = row.reduce((sum, value, other) => (own[other] ? sum + value : sum), 0);
      return near / all[stage]!;
    }),
  );
}

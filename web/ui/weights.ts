/** Weights a user chose, by the ids of factors; those not named keep their own. */
export type ChosenWeights = Readonly<Record<string, number>>;

/** A factor as the panel shows it. `defaultWeight` is its share of the whole where the user says nothing. */
export interface WeighedFactor {
  id: string;
  label: string;
  defaultWeight: number;
}

/** `status:0.4,demand:0` as weights; undefined is none chosen. */
export const readWeights = (text: string | undefined): ChosenWeights =>
  Object.fromEntries(
    (text ?? '')
      .split(',')
      .filter((entry) => entry !== '')
      .map((entry) => {
        const [id = '', weight = ''] = entry.split(':');
        return [id, Number(weight)];
      }),
  );

/** Weights as they are asked of the server and kept in the address; undefined where none is chosen. */
export function writeWeights(weights: ChosenWeights): string | undefined {
  const text = Object.entries(weights)
    .map(([id, weight]) => `${id}:${weight}`)
    .join(',');
  return text === '' ? undefined : text;
}

/** The chosen weights with one more; a factor set back to its own weight is no longer chosen. */
export function chooseWeight(
  factors: readonly WeighedFactor[],
  weights: ChosenWeights,
  id: string,
  weight: number,
): ChosenWeights {
  const chosen = { ...weights, [id]: weight };
  return Object.fromEntries(
    factors.flatMap((factor) => {
      const value = chosen[factor.id];
      return value === undefined || value === factor.defaultWeight ? [] : [[factor.id, value]];
    }),
  );
}

import type { weights as zh } from '../zh/weights.ts';

export const weights: typeof zh = {
  title: 'Weights',
  open: 'Weights',
  changed: (factors) => `Weights · ${factors} changed`,
  note: 'Only proportions count. A term without data is left out and the score is made of the rest.',
  allZero: 'All weights are 0: there is no score to make.',
  none: 'left out',
  reset: 'Back to the defaults',
};

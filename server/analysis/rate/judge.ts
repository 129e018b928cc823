import type { Rate } from '../../contract/rate.ts';
import type { RateInput } from './input.ts';
import { rateStages } from './stage-coverage.ts';
import { rateSuppliers } from './supplier.ts';
import { rateSupported } from './supported.ts';
import { rateValue } from './value.ts';
import { rateWeighted } from './weighted-coverage.ts';

/** The five local-matching rates, R1 to R5 in order, each scored or unscored with the reason. */
export const judgeRates = (input: RateInput): Rate[] => [
  rateValue(input.purchases),
  rateSuppliers(input.purchases),
  rateSupported(input.purchases),
  rateStages(input.stages),
  rateWeighted(input),
];

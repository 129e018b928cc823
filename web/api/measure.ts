import type { ComplexityAnswer } from '../../server/contract/complexity.ts';
import type { CriticalityAnswer } from '../../server/contract/criticality.ts';
import type { PredictionAnswer } from '../../server/contract/link-prediction.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withAsOf } from './as-of.ts';

/** Regions of one level × stages of a chain: location quotients, densities and complexity. */
export const fetchComplexity = (chain: string, level: string): Resource<ComplexityAnswer> =>
  resource(withAsOf(`/api/chains/${chain}/complexity`, { level }));

/** What hangs on each stage of a chain. */
export const fetchCriticality = (chain: string): Resource<CriticalityAnswer> =>
  resource(`/api/chains/${chain}/criticality`);

/** Whom a firm may trade with, inferred. */
export const fetchPredictions = (firm: string): Resource<PredictionAnswer> =>
  resource(withAsOf(`/api/firms/${encodeURIComponent(firm)}/candidates`, { limit: 1 }));

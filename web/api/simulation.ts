import type { Bundle } from '../../server/contract/bundle.ts';
import type { Simulation, SimulationRequest } from '../../server/contract/simulation.ts';
import { posting } from '../state/posting.svelte.ts';
import { question } from '../state/question.svelte.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withAsOf } from './as-of.ts';

/** The chain in the region before and after these firms are put there; nothing is stored. */
export const fetchSimulation = (asked: Omit<SimulationRequest, 'asOf'>): Resource<Simulation> => {
  const { asOf } = question.current;
  return posting('/api/simulations', { ...asked, ...(asOf === undefined ? {} : { asOf }) });
};

/** The smallest bundle of firms elsewhere that closes the gaps of a chain. */
export const fetchBundle = (chain: string, region: string): Resource<Bundle> =>
  resource(withAsOf(`/api/chains/${chain}/bundle`, { region }));

/** The bundle as a CSV file. */
export const bundleCsv = (chain: string, region: string): string =>
  withAsOf(`/api/chains/${chain}/bundle`, { region, format: 'csv' });

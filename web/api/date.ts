import type { FactDates } from '../../server/contract/date.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withAsOf } from './as-of.ts';

/** When the facts of a chain were observed, and how many the date of the question leaves out. */
export const fetchDates = (chain: string): Resource<FactDates> => resource(withAsOf('/api/dates', { chain }));

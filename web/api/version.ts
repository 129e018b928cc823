import type { Version } from '../../server/contract/version.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';

/** Data version, schema, build and the mix of evidence. */
export const fetchVersion = (): Resource<Version> => resource('/api/version');

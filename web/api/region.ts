import type { RegionDetail, RegionList } from '../../server/contract/region.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';

/** Every region, parents before children. */
export const fetchRegions = (): Resource<RegionList> => resource('/api/regions');

/** One region with every fact reported of it. */
export const fetchRegion = (code: string): Resource<RegionDetail> => resource(`/api/regions/${code}`);

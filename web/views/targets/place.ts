import type { Region } from '../../../server/contract/region.ts';
import { named, t } from '../../i18n/index.svelte.ts';

/** The four municipalities: provinces that are cities, by the first two digits of their codes. */
const municipalities = ['11', '12', '31', '50'];

/** Whether a region is no city but the province around one that no source names. */
export const isWider = ({ code, level }: Pick<Region, 'code' | 'level'>): boolean =>
  level === 'province' && !municipalities.includes(code.slice(0, 2));

/** The heading of a trip: the city, or the province with the remark that the city is unknown. */
export const placeName = (region: Region): string =>
  isWider(region) ? t().targets.cityUnknown(named(region)) : named(region);

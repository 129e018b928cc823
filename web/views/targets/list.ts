import type { TargetListSummary } from '../../../server/contract/list.ts';
import { hrefTo } from '../../state/question.svelte.ts';

/** The page of a named list, asked about the region and chain it was made for. */
export const hrefToList = ({ id, region, chain }: TargetListSummary): string =>
  hrefTo('targets', { list: id, region: region.code, ...(chain ? { chain: chain.id } : {}) });

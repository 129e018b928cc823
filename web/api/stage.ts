import type { StageDetail, StageFirmList } from '../../server/contract/stage.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withAsOf } from './as-of.ts';
import type { Where } from './chain.ts';

/** One stage of one chain in a region: the finding, its neighbours, its facts. */
export const fetchStage = (stage: string, chain: string, { region, peer }: Where): Resource<StageDetail> =>
  resource(withAsOf(`/api/stages/${stage}`, { region, chain, peer }));

export type FirmPlace = 'here' | 'elsewhere';

const firmsPath = (
  stage: string,
  region: string,
  where: FirmPlace,
  more: Record<string, string | number | undefined>,
) => withAsOf(`/api/stages/${stage}/firms`, { region, where, ...more });

/** Firms that play a stage, in the region or outside it; a page at a time. */
export const fetchStageFirms = (
  stage: string,
  region: string,
  where: FirmPlace,
  page: { limit?: number; cursor?: string | undefined } = {},
): Resource<StageFirmList> => resource(firmsPath(stage, region, where, page));

/** All of them as a CSV file. */
export const stageFirmsCsv = (stage: string, region: string, where: FirmPlace): string =>
  firmsPath(stage, region, where, { format: 'csv' });

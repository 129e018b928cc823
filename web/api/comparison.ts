import type { Comparison } from '../../server/contract/comparison.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';
import { withAsOf } from './as-of.ts';

interface Both {
  region: string;
  peer: string;
}

/** A chain in two regions: stage by stage, with the rates and the reported figures of both. */
export const fetchComparison = (chain: string, { region, peer }: Both): Resource<Comparison> =>
  resource(withAsOf(`/api/chains/${chain}/comparison`, { region, peer }));

/** The stages as a CSV file. */
export const comparisonCsv = (chain: string, { region, peer }: Both): string =>
  withAsOf(`/api/chains/${chain}/comparison`, { region, peer, format: 'csv' });

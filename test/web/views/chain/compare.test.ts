import { describe, expect, it } from 'vitest';
import type { MapFeed, MapStage } from '../../../../server/contract/chain.ts';
import type { StageStatus } from '../../../../web/state/kinds.ts';
import { comparePeer, inputsOf, outputsOf, pathsThrough } from '../../../../web/views/chain/compare.ts';

const here = { production: 0, reserve: 0, laboratories: 0, groups: 0 };
const stage = (id: string): MapStage => ({
  id,
  name: id,
  tier: 'upstream',
  order: 1,
  final: false,
  status: 'unknown',
  computed: { status: 'unknown', because: '' },
  stated: [],
  here,
  elsewhere: { firms: 0 },
  critical: false,
  anchors: [],
});
const feed = (from: string, to: string, group?: string): MapFeed => ({
  from,
  to,
  ...(group ? { group } : {}),
  provenance: { evidence: 'claimed', sourceIds: [] },
});
const map = {
  stages: ['steel', 'ribbon', 'wire', 'transformer', 'train', 'seat'].map(stage),
  feeds: [
    feed('steel', 'transformer', 'core'),
    feed('ribbon', 'transformer', 'core'),
    feed('wire', 'transformer'),
    feed('transformer', 'train'),
    feed('seat', 'train'),
  ],
};
const ids = (stages: readonly MapStage[]): string[] => stages.map(({ id }) => id);

describe('inputs and outputs', () => {
  it('keep alternatives together and needs apart', () => {
    expect(inputsOf(map, 'transformer').map(ids)).toEqual([['steel', 'ribbon'], ['wire']]);
    expect(inputsOf(map, 'steel')).toEqual([]);
    expect(ids(outputsOf(map, 'transformer'))).toEqual(['train']);
  });

  it('leave out a feed of a stage that is not on this chain', () => {
    expect(inputsOf({ ...map, feeds: [feed('elsewhere', 'train')] }, 'train')).toEqual([]);
  });
});

describe('paths through a stage', () => {
  it('run both ways and not sideways', () => {
    expect([...pathsThrough(map.feeds, 'transformer')].sort()).toEqual([
      'ribbon',
      'steel',
      'train',
      'transformer',
      'wire',
    ]);
    expect([...pathsThrough(map.feeds, 'seat')].sort()).toEqual(['seat', 'train']);
  });

  it('end on a cycle', () => {
    expect(pathsThrough([feed('a', 'b'), feed('b', 'a')], 'a')).toEqual(new Set(['a', 'b']));
  });
});

describe('the peer', () => {
  const compare = (own: StageStatus, peer?: StageStatus) =>
    comparePeer({ status: own, ...(peer ? { peer: { status: peer, here } } : {}) });

  it('is ahead, behind or level', () => {
    expect(compare('missing', 'strong')).toBe('ahead');
    expect(compare('present', 'single')).toBe('behind');
    expect(compare('weak', 'weak')).toBe('level');
  });

  it('cannot be compared where either side has no data', () => {
    expect(compare('unknown', 'strong')).toBeUndefined();
    expect(compare('strong', 'unknown')).toBeUndefined();
    expect(compare('strong')).toBeUndefined();
  });
});

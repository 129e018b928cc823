import { describe, expect, it } from 'vitest';
import { stageStatuses } from '../../../../web/state/kinds.ts';
import {
  agreementOf,
  isFolded,
  keep,
  knownElsewhere,
  knownHere,
  toLists,
} from '../../../../web/views/gaps/select.ts';
import { finding } from './findings.ts';

const findings = [
  finding({ id: 'a', status: 'missing', severity: 0.9, critical: true, elsewhere: 4 }),
  finding({ id: 'b', status: 'reserve', severity: 0.7, tier: 'upstream', elsewhere: 14 }),
  finding({ id: 'c', status: 'missing', severity: 0.5, computed: 'unknown', stated: 'missing' }),
  finding({ id: 'd', status: 'single', severity: 0.4, computed: 'single', stated: 'strong' }),
  finding({ id: 'e', status: 'unknown' }),
  finding({ id: 'f', status: 'present' }),
];
const ids = (list: readonly { stage: { id: string } }[]): string =>
  list.map(({ stage }) => stage.id).join('');
const all = { status: stageStatuses };

describe('filtering gaps', () => {
  it('keeps statuses, tier, critical ones, and those where a source disagrees', () => {
    expect(ids(keep(findings, all))).toBe('abcdef');
    expect(ids(keep(findings, { status: ['missing'] }))).toBe('ac');
    expect(ids(keep(findings, { ...all, tier: 'upstream' }))).toBe('b');
    expect(ids(keep(findings, { ...all, critical: true }))).toBe('a');
    expect(ids(keep(findings, { ...all, differs: true }))).toBe('d');
    expect(ids(keep(findings, { status: ['missing'], tier: 'upstream' }))).toBe('');
  });
});

describe('computed and stated', () => {
  it('agree, stand for one another, or differ', () => {
    expect(findings.map(agreementOf)).toEqual(['none', 'none', 'stands', 'differs', 'none', 'none']);
    expect(agreementOf(finding({ id: 'x', status: 'missing', stated: 'missing' }))).toBe('agrees');
  });
});

describe('counts', () => {
  const silent = (status: 'missing' | 'reserve' | 'unknown') =>
    finding({ id: 's', status, computed: 'unknown' });

  it('are unknown where nothing could be computed, except that a stage stated missing has none here', () => {
    expect([silent('unknown'), silent('reserve'), silent('missing')].map(knownHere)).toEqual([
      undefined,
      undefined,
      0,
    ]);
    expect([silent('unknown'), silent('missing')].map(knownElsewhere)).toEqual([undefined, undefined]);
  });

  it('are numbers, 0 too, where something could be computed', () => {
    expect(knownHere(finding({ id: 's', status: 'missing' }))).toBe(0);
    expect(knownElsewhere(finding({ id: 's', status: 'single' }))).toBe(0);
    expect(knownElsewhere(finding({ id: 's', status: 'unknown', elsewhere: 2 }))).toBe(2);
  });
});

describe('the lists', () => {
  it('rank gaps only; what is unscored is apart, and what is no gap too', () => {
    const lists = toLists(findings, undefined);
    expect([ids(lists.ranked), ids(lists.unscored), ids(lists.notGaps)]).toEqual(['abcd', 'e', 'f']);
  });

  it('sort by any column in both directions', () => {
    expect(ids(toLists(findings, 'severity').ranked)).toBe('dcba');
    expect(ids(toLists(findings, '-elsewhere').ranked)).toBe('badc');
    expect(ids(toLists(findings, '-stage').ranked)).toBe('dcba');
    expect(ids(toLists(findings, 'nonsense').ranked)).toHaveLength(4);
  });

  it('fold a long list of unscored stages, unless it is asked for or all there is', () => {
    const unscored = Array.from({ length: 9 }, (_, index) => finding({ id: `u${index}`, status: 'unknown' }));
    const lists = { ranked: findings.slice(0, 2), unscored, notGaps: [] };
    expect(isFolded(lists, {})).toBe(true);
    expect(isFolded({ ...lists, unscored: unscored.slice(1) }, {})).toBe(false);
    expect(isFolded(lists, { whole: true })).toBe(false);
    expect(isFolded(lists, { open: 'u3' })).toBe(false);
    expect(isFolded(lists, { open: 'a' })).toBe(true);
    expect(isFolded({ ...lists, ranked: [] }, {})).toBe(false);
  });

  it('put what is unknown last in both directions', () => {
    const unknown = { ...finding({ id: 'u', status: 'missing', severity: 0.1 }), status: 'single' as const };
    const silent = { ...finding({ id: 's', status: 'unknown' }), severity: unknown.severity };
    for (const sort of ['here', '-here']) {
      const { unscored } = toLists([silent, unknown], sort);
      expect(ids(unscored)).toBe('s');
    }
  });
});

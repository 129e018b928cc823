import { describe, expect, it } from 'vitest';
import { countAhead, judgeAhead } from '../../../server/analysis/comparison.ts';
import { stageStatuses } from '../../../server/contract/order.ts';

describe('who is ahead at a stage', () => {
  it('is who has more of it, by status', () => {
    expect(judgeAhead('missing', 'reserve')).toBe('peer');
    expect(judgeAhead('strong', 'present')).toBe('region');
    expect(judgeAhead('weak', 'weak')).toBe('level');
  });

  it('is nobody where either has no data', () => {
    for (const status of stageStatuses) {
      expect(judgeAhead('unknown', status)).toBeUndefined();
      expect(judgeAhead(status, 'unknown')).toBeUndefined();
    }
  });

  it('is the other one when the two change places', () => {
    const turned = { region: 'peer', peer: 'region', level: 'level' } as const;
    for (const here of stageStatuses) {
      for (const there of stageStatuses) {
        const ahead = judgeAhead(here, there);
        expect(judgeAhead(there, here)).toBe(ahead && turned[ahead]);
      }
    }
  });

  it('counts every stage once', () => {
    const counts = countAhead([{ ahead: 'peer' }, { ahead: 'peer' }, { ahead: 'level' }, {}]);
    expect(counts).toEqual({ region: 0, peer: 2, level: 1, unknown: 1 });
  });
});

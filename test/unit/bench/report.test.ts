import { describe, expect, it } from 'vitest';
import { differences } from '../../../scripts/bench/import/census.ts';
import { spreadOf, toTable } from '../../../scripts/bench/report.ts';

describe('a bench', () => {
  it('gives the least and the median of its rounds', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ least: 1, median: 2 });
    expect(spreadOf([4, 1])).toEqual({ least: 1, median: 2.5 });
  });

  it('names every label and type of which two lanes left different numbers', () => {
    const census = (counts: Record<string, number>) => ({ counts, elements: 0, properties: 0 });
    expect(differences(census({ Firm: 2, PLAYS: 1 }), census({ Firm: 2, PLAYS: 1 }))).toEqual([]);
    expect(differences(census({ Firm: 2, PLAYS: 1 }), census({ Firm: 3, OWNS: 1 }))).toEqual([
      'Firm 2 ≠ 3',
      'PLAYS 1 ≠ 0',
      'OWNS 0 ≠ 1',
    ]);
  });

  it('prints its numbers under their headings', () => {
    expect(toTable(['lane', 'rate'], [['ours', '12']])).toEqual(['lane  rate', '----  ----', 'ours    12']);
  });
});

import { describe, expect, it } from 'vitest';
import { judgeTalents } from '../../../server/analysis/talent.ts';
import type { TalentCell } from '../../../server/contract/talent.ts';

const stage = { id: 'motor', name: '牵引电机', tier: 'midstream' as const };
const cell = (university: string, kind: TalentCell['kind'], more: Partial<TalentCell> = {}): TalentCell => ({
  university,
  stage: 'motor',
  kind,
  counted: true,
  provenance: { evidence: 'claimed', sourceIds: ['s'] },
  ...more,
});
const places = new Map([
  ['here', 'here'],
  ['also-here', 'here'],
  ['there', 'elsewhere'],
  ['somewhere', 'unplaced'],
] as const);
const judge = (...cells: TalentCell[]) => judgeTalents([{ stage, status: 'missing' }], places, cells)[0]!;

describe('the talent of a stage', () => {
  it('is unknown, not missing, where no source names a university for it', () => {
    expect(judge()).toMatchObject({ talent: 'unknown', status: 'missing' });
    expect(judge(cell('here', 'trains', { counted: false })).talent).toBe('unknown');
    expect(judge(cell('here', 'trains', { stage: 'other' })).talent).toBe('unknown');
  });

  it('is missing where universities elsewhere serve it and none here, also where their place is not known', () => {
    expect(judge(cell('there', 'trains')).talent).toBe('missing');
    expect(judge(cell('somewhere', 'researches')).talent).toBe('missing');
  });

  it('is researched only where nobody here trains', () => {
    expect(judge(cell('here', 'researches'), cell('there', 'trains')).talent).toBe('researched');
    expect(judge(cell('here', 'researches'), cell('also-here', 'trains')).talent).toBe('trained');
  });

  it('counts a university once and its graduates of every discipline; an unknown number makes a lower bound', () => {
    const found = judge(
      cell('here', 'trains', { discipline: '机械', graduatesPerYear: 120 }),
      cell('here', 'trains', { discipline: '电气', graduatesPerYear: 30 }),
      cell('also-here', 'trains'),
    );
    expect(found.here).toEqual({ training: 2, researching: 0, graduatesPerYear: 150, graduatesUnknown: 1 });
  });

  it('has no sum where no number is known: that is not 0', () => {
    expect(judge(cell('here', 'trains')).here).not.toHaveProperty('graduatesPerYear');
    expect(judge(cell('here', 'trains', { graduatesPerYear: 0 })).here).toMatchObject({
      graduatesPerYear: 0,
      graduatesUnknown: 0,
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Score } from '../../../server/contract/gap.ts';
import type { SupplyCounts } from '../../../server/analysis/count.ts';
import { scoreDemand, stagesThatBuy, type DemandAt } from '../../../server/analysis/demand.ts';
import { scoreDependence } from '../../../server/analysis/dependence.ts';
import { scoreFeasibility } from '../../../server/analysis/feasibility.ts';
import {
  scoreSeverity,
  severityFactors,
  weighSeverity,
  type SeverityInput,
} from '../../../server/analysis/severity.ts';

const at = (part: Partial<DemandAt> = {}): DemandAt => ({
  name: '牵引系统',
  nameEn: 'Traction',
  known: true,
  groups: 0,
  anchors: 0,
  ...part,
});

const whole: SeverityInput = {
  status: 'missing',
  blocks: [{ name: '动车组', nameEn: 'EMU' }],
  finals: 2,
  final: false,
  demand: [at({ groups: 2, anchors: 1 })],
  supply: { supplies: 4, outside: 3, unplaced: 0 },
  nearness: { density: 0.2, largest: 0.8, regions: 14 },
};

const scored = (score: Score) => {
  if (score.status !== 'scored') throw new Error(score.reason);
  return score;
};
const valuesOf = (score: Score) => scored(score).parts.map(({ value, unscored }) => value ?? unscored);

describe('severity', () => {
  it('adds up five declared terms whose own weights make 1', () => {
    expect(severityFactors.map(({ id, defaultWeight }) => [id, defaultWeight])).toEqual([
      ['status', 0.3],
      ['criticality', 0.25],
      ['demand', 0.2],
      ['dependence', 0.15],
      ['feasibility', 0.1],
    ]);
    const score = scored(scoreSeverity(whole));
    expect(valuesOf(score)).toEqual([1, 0.5, 0.5, 0.75, 0.25]);
    expect(score.value).toBeCloseTo(0.3 + 0.125 + 0.1 + 0.1125 + 0.025, 9);
    expect(score.coverage).toBeCloseTo(1, 9);
  });

  it('says of every term what it rests on', () => {
    const because = scored(scoreSeverity(whole)).parts.map((part) => part.because.map(({ code }) => code));
    expect(because).toEqual([
      ['status_weighs'],
      ['finals_lost'],
      ['buyers_at_fed_stages'],
      ['bought_outside_by_number'],
      ['density_of_stage'],
    ]);
  });

  it('drops what is unknown and never fills it with 0', () => {
    const score = scored(
      scoreSeverity({ ...whole, supply: undefined, nearness: { unscored: 'not_enough_data' } }),
    );
    expect(valuesOf(score).slice(3)).toEqual(['no_purchases_recorded', 'not_enough_data']);
    expect(score.value).toBeCloseTo((0.3 + 0.125 + 0.1) / 0.75, 9);
    expect(score.coverage).toBeCloseTo(0.75, 9);
  });

  it('weighs the four statuses that ask for recruiting, and no other', () => {
    const statusOf = (status: SeverityInput['status']) => {
      const score = scoreSeverity({ ...whole, status });
      return score.status === 'scored' ? score.parts[0]!.value : score.reason;
    };
    const all = ['missing', 'reserve', 'single', 'weak', 'present', 'strong', 'unknown'] as const;
    expect(all.map(statusOf)).toEqual([1, 0.7, 0.6, 0.5, 'not_a_gap', 'not_a_gap', 'no_data']);
  });

  it('never covers more when evidence is taken away', () => {
    const known = fc.record({
      supply: fc.boolean(),
      near: fc.boolean(),
      demand: fc.boolean(),
    });
    const build = ({ supply, near, demand }: { supply: boolean; near: boolean; demand: boolean }) =>
      scored(
        scoreSeverity({
          ...whole,
          supply: supply ? whole.supply : undefined,
          nearness: near ? whole.nearness : { unscored: 'not_enough_data' },
          demand: demand ? whole.demand : [at({ known: false })],
        }),
      ).coverage;
    fc.assert(
      fc.property(known, fc.constantFrom('supply', 'near', 'demand'), (has, taken) => {
        expect(build({ ...has, [taken]: false })).toBeLessThanOrEqual(build(has) + 1e-12);
      }),
    );
  });
});

describe('severity under other weights', () => {
  it('is the same as scored with them from the start', () => {
    const weights = fc.dictionary(
      fc.constantFrom(...severityFactors.map(({ id }) => id)),
      fc.integer({ min: 0, max: 20 }).map((twentieth) => twentieth / 20),
    );
    fc.assert(
      fc.property(weights, (chosen) => {
        const map = new Map(Object.entries(chosen));
        const before = scoreSeverity(whole, map);
        const after = weighSeverity(scoreSeverity(whole), map);
        if (before.status === 'scored') expect(after).toEqual(before);
        else expect(after).toEqual({ status: 'unscored', reason: 'known_terms_weigh_nothing' });
      }),
    );
  });

  it('stays unscored for a stage without data', () => {
    const silent = scoreSeverity({ ...whole, status: 'unknown' });
    expect(weighSeverity(silent, new Map([['status', 1]]))).toEqual({
      status: 'unscored',
      reason: 'no_data',
    });
  });
});

describe('local demand', () => {
  const valueOf = (...fed: DemandAt[]) => {
    const term = scoreDemand(fed);
    return 'value' in term ? term.value : term.unscored;
  };

  it('is half at three buyers, rises with every one and stays below 1', () => {
    expect(valueOf(at())).toBe(0);
    expect(valueOf(at({ groups: 3 }))).toBe(0.5);
    expect(valueOf(at({ groups: 1, anchors: 1 }), at({ groups: 1 }))).toBe(0.5);
    fc.assert(
      fc.property(fc.nat(500), (groups) => {
        expect(Number(valueOf(at({ groups: groups + 1 })))).toBeGreaterThan(Number(valueOf(at({ groups }))));
        expect(valueOf(at({ groups }))).toBeLessThan(1);
      }),
    );
  });

  it('leaves out stages of which nothing is known, and names them', () => {
    const term = scoreDemand([at({ groups: 3 }), at({ name: '车体', nameEn: undefined, known: false })]);
    expect(term).toMatchObject({
      value: 0.5,
      because: [
        { code: 'buyers_at_fed_stages', values: { groups: 3, anchors: 0, stages: ['牵引系统'] } },
        { code: 'demand_unknown_at', values: { stages: ['车体'], stagesEn: ['车体'] } },
      ],
    });
  });

  it('is unscored where nothing is known of any stage it feeds, or it feeds none', () => {
    expect(valueOf(at({ known: false }))).toBe('no_data_on_fed_stages');
    expect(valueOf()).toBe('feeds_no_stage');
  });
});

describe('the stages that buy', () => {
  const fed = new Map([
    ['motor', ['drive', 'pump']],
    ['drive', ['train']],
    ['pump', ['train']],
    ['train', []],
  ]);
  const namesOf = (stages: Record<string, Partial<DemandAt>>) =>
    stagesThatBuy(
      'motor',
      fed,
      new Map([...fed.keys()].map((id) => [id, at({ name: id, ...stages[id] })])),
    ).map(({ name }) => name);

  it('are those it feeds where anybody is there, or nothing is known', () => {
    expect(namesOf({ drive: { groups: 1 }, pump: { anchors: 1 } })).toEqual(['drive', 'pump']);
    expect(namesOf({ drive: { known: false }, pump: { groups: 1 } })).toEqual(['drive', 'pump']);
  });

  it('behind a stage nobody here does are those that it feeds, each once', () => {
    expect(namesOf({ pump: { groups: 1 } })).toEqual(['train', 'pump']);
    expect(namesOf({ train: { groups: 1 } })).toEqual(['train']);
  });

  it('end at a final product nobody makes', () => {
    expect(namesOf({})).toEqual(['train']);
  });
});

describe('dependence', () => {
  const of = (supply?: SupplyCounts) => {
    const term = scoreDependence(supply);
    return 'value' in term ? [term.value, term.because![0]!.code] : term.unscored;
  };

  it('goes by value where all of it is known, else by number', () => {
    const supply = { supplies: 4, outside: 1, unplaced: 0 };
    expect(of({ ...supply, valueCny: 100, outsideValueCny: 80 })).toEqual([0.8, 'bought_outside_by_value']);
    expect(of(supply)).toEqual([0.25, 'bought_outside_by_number']);
    expect(of({ ...supply, valueCny: 0, outsideValueCny: 0 })).toEqual([0.25, 'bought_outside_by_number']);
  });

  it('counts suppliers of unknown place neither as here nor as outside', () => {
    const supply = { supplies: 4, outside: 1, unplaced: 2, valueCny: 100, outsideValueCny: 80 };
    expect(of(supply)).toEqual([0.5, 'bought_outside_by_number']);
    expect(of({ supplies: 2, outside: 0, unplaced: 2 })).toBe('suppliers_place_unknown');
  });

  it('is unscored without a recorded purchase, never 0', () => {
    expect(of()).toBe('no_purchases_recorded');
    expect(of({ supplies: 0, outside: 0, unplaced: 0 })).toBe('no_purchases_recorded');
  });
});

describe('feasibility', () => {
  it('is the share of the largest density in the region', () => {
    expect(scoreFeasibility({ density: 0.3, largest: 0.6, regions: 12 })).toMatchObject({ value: 0.5 });
    expect(scoreFeasibility({ density: 0, largest: 0.6, regions: 12 })).toMatchObject({ value: 0 });
  });

  it('is unscored with the reason, and where no stage is near to anything', () => {
    expect(scoreFeasibility({ unscored: 'not_enough_data' })).toEqual({ unscored: 'not_enough_data' });
    expect(scoreFeasibility({ density: 0, largest: 0, regions: 12 })).toEqual({
      unscored: 'region_has_no_speciality',
    });
  });
});

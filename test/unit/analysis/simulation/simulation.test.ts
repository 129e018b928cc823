import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRoles, type RoleAtStage } from '../../../../server/analysis/count.ts';
import { judgeGaps, type ChainStage, type GapInput } from '../../../../server/analysis/gap.ts';
import { judgeRates } from '../../../../server/analysis/rate/judge.ts';
import { compareFindings } from '../../../../server/analysis/simulation/compare.ts';
import { finalsMade } from '../../../../server/analysis/simulation/finals.ts';
import { toImaginedSettler, toImaginedSupplies } from '../../../../server/analysis/simulation/imagined.ts';
import { settleKnowledge } from '../../../../server/analysis/simulation/knowledge.ts';
import { settleProduction } from '../../../../server/analysis/simulation/production.ts';
import { uniteNeeds } from '../../../../server/analysis/simulation/need.ts';
import type { Settler } from '../../../../server/analysis/simulation/settler.ts';
import { listUnknown } from '../../../../server/analysis/simulation/unknown.ts';
import type { Arrival } from '../../../../server/contract/arrival.ts';

const ids = ['steel', 'motor', 'door', 'train'];
const stages = ids.map((id): ChainStage => ({
  id,
  name: id,
  tier: 'midstream',
  order: 0,
  final: id === 'train',
}));
const feeds = [
  { from: 'steel', to: 'motor' },
  { from: 'motor', to: 'train' },
  { from: 'door', to: 'train' },
];

const settler = (
  id: string,
  where: Settler['where'],
  ...roles: Partial<Settler['roles'][number]>[]
): Settler => ({
  firm: { kind: 'firm', id, name: id },
  where,
  active: true,
  roles: roles.map((role) => ({
    firmId: id,
    stage: { kind: 'stage', id: 'motor', name: 'motor' },
    status: 'production',
    sourceIds: ['s'],
    ...role,
  })),
  leaves: [],
});
const at = (id: string) => ({ stage: { kind: 'stage' as const, id, name: id } });

type Here = Record<string, RoleAtStage[]>;
const input = (here: Here, elsewhere: Record<string, number> = {}): GapInput => ({
  chain: 'rail',
  stages,
  feeds,
  here: {
    region: { code: '370200', name: '青岛市' },
    stages: new Map(
      ids.map((id) => [
        id,
        {
          counts: countRoles(here[id] ?? []),
          laboratories: 0,
          firmsElsewhere: elsewhere[id] ?? 0,
          firmsUnplaced: 1,
          stated: [],
          sources: ['old'],
        },
      ]),
    ),
  },
});

function settle(given: GapInput, here: Here, settlers: Settler[]): GapInput {
  const roles = new Map(Object.entries(here));
  return { ...given, here: settleKnowledge(given.here, settlers, { roles, supplies: new Map() }) };
}

const rate4 = (given: GapInput): number => {
  const rated = judgeGaps(given).map(({ stage, status, here }) => ({
    id: stage.id,
    status,
    production: here.production,
    criticality: 0,
  }));
  const [, , , rate] = judgeRates({ stages: rated, purchases: [] });
  return rate?.status === 'scored' ? rate.value : 0;
};

describe('a firm put into the region', () => {
  it('is counted with those here and no longer elsewhere, with its sources', () => {
    const given = input({ motor: [{ firmId: 'a', status: 'production' }] }, { motor: 2 });
    const here = { motor: [{ firmId: 'a', status: 'production' as const }] };
    const known = settle(given, here, [settler('b', 'elsewhere', {})]).here.stages.get('motor')!;
    expect(known.counts).toMatchObject({ firms: 2, production: 2, groups: 2 });
    expect(known).toMatchObject({ firmsElsewhere: 1, firmsUnplaced: 1, sources: ['old', 's'] });
    const unplaced = settle(given, here, [settler('b', 'unplaced', {})]).here.stages.get('motor')!;
    expect(unplaced).toMatchObject({ firmsElsewhere: 2, firmsUnplaced: 0 });
    const imagined = settle(given, here, [settler('b', 'imagined', {})]).here.stages.get('motor')!;
    expect(imagined).toMatchObject({ firmsElsewhere: 2, firmsUnplaced: 1 });
  });

  it('is no second source where its group is here', () => {
    const here = { motor: [{ firmId: 'a', groupId: 'g', status: 'production' as const }] };
    const given = input(here, { motor: 1 });
    const [, before] = judgeGaps(given);
    const [, after] = judgeGaps(settle(given, here, [settler('b', 'elsewhere', { groupId: 'g' })]));
    expect([before!.status, after!.status]).toEqual(['single', 'single']);
    expect(after!.here).toMatchObject({ production: 2, groups: 1 });
  });

  it('closes a gap that is single source from then on, and is wanted for what it would buy', () => {
    const given = input({}, { motor: 1, steel: 3 });
    const after = judgeGaps(settle(given, {}, [settler('b', 'elsewhere', {})]));
    const { stages: compared, wanted } = compareFindings(judgeGaps(given), after);
    expect(compared.map(({ after: { stage }, change }) => [stage.id, change])).toEqual([
      ['steel', 'wanted'],
      ['motor', 'closed'],
      ['door', 'same'],
      ['train', 'same'],
    ]);
    expect(wanted).toEqual([
      { stage: { kind: 'stage', id: 'steel', name: 'steel' }, status: 'missing', before: 0, after: 1 },
    ]);
  });

  it('moves one firm of the table of regions and stages from where it was registered', () => {
    const before = { regions: ['430200'], stages: ['motor'], counts: [[2]] };
    const moved = settleProduction(before, '370200', [
      { ...settler('b', 'elsewhere', {}, at('door')), leaves: ['430200'] },
      settler('c', 'imagined', { status: 'reserve' }),
    ]);
    expect(moved).toEqual({
      regions: ['430200', '370200'],
      stages: ['motor', 'door'],
      counts: [
        [1, -1],
        [1, 1],
      ],
    });
  });
});

const anyHere = fc.dictionary(
  fc.constantFrom(...ids),
  fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
);
const anySettlers = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('u', 'v', 'w', 'x', 'y'),
    where: fc.constantFrom('elsewhere' as const, 'imagined' as const, 'unplaced' as const),
    played: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
    status: fc.constantFrom('production' as const, 'reserve' as const, 'planned' as const, undefined),
  }),
  { selector: ({ id }) => id, maxLength: 5 },
);
const toRoles = (given: Record<string, string[]>): Here =>
  Object.fromEntries(
    Object.entries(given).map(([id, firms]) => [
      id,
      firms.map((firmId) => ({ firmId, status: 'production' })),
    ]),
  );
const toSettlers = (
  given: {
    id: string;
    where: Settler['where'];
    played: string[];
    status: Settler['roles'][number]['status'];
  }[],
) =>
  given.map(({ id, where, played, status }) =>
    settler(id, where, ...played.map((stage) => ({ ...at(stage), status }))),
  );

describe('whatever is put in', () => {
  it('never lowers stage coverage', () => {
    fc.assert(
      fc.property(anyHere, anySettlers, (given, coming) => {
        const here = toRoles(given);
        const before = input(here, { steel: 9, motor: 9, door: 9, train: 9 });
        expect(rate4(settle(before, here, toSettlers(coming)))).toBeGreaterThanOrEqual(rate4(before));
      }),
    );
  });

  it('changes nothing where nothing is put in', () => {
    fc.assert(
      fc.property(anyHere, (given) => {
        const before = input(toRoles(given), { motor: 2 });
        const after = settle(before, toRoles(given), []);
        expect(judgeGaps(after)).toEqual(judgeGaps(before));
        const compared = compareFindings(judgeGaps(before), judgeGaps(after));
        expect(compared.stages.every(({ change }) => change === 'same')).toBe(true);
        expect(compared.wanted).toEqual([]);
      }),
    );
  });

  it('does not depend on the order of firms', () => {
    fc.assert(
      fc.property(anyHere, anySettlers, (given, coming) => {
        const here = toRoles(given);
        const before = input(here, { steel: 9, motor: 9, door: 9, train: 9 });
        const settlers = toSettlers(coming);
        const [one, other] = [settlers, [...settlers].reverse()].map((all) =>
          judgeGaps(settle(before, here, all)),
        );
        expect(other).toEqual(one);
        expect(listUnknown([...settlers].reverse(), new Set(), one!)).toEqual(
          listUnknown(settlers, new Set(), one!),
        );
      }),
    );
  });

  it('is at a stage in production never missing, reserve or unknown there', () => {
    fc.assert(
      fc.property(anyHere, anySettlers, (given, coming) => {
        const here = toRoles(given);
        const after = judgeGaps(settle(input(here), here, toSettlers(coming)));
        for (const { stage, status } of after) {
          const produces = coming.some((one) => one.status === 'production' && one.played.includes(stage.id));
          if (produces) expect(['missing', 'reserve', 'unknown']).not.toContain(status);
        }
      }),
    );
  });
});

describe('final products', () => {
  it('are made where each input group has an alternative made here, down to the first inputs', () => {
    const made = (here: string[], unknown: string[] = []) => {
      const roles: Here = Object.fromEntries(
        here.map((id) => [id, [{ firmId: 'a', status: 'production' as const }]]),
      );
      const given = input(roles, Object.fromEntries(ids.map((id) => [id, unknown.includes(id) ? 0 : 1])));
      for (const id of unknown) given.here.stages.get(id)!.firmsUnplaced = 0;
      const { made: certain, perhaps } = finalsMade(stages, feeds, judgeGaps(given));
      return [certain.map(({ id }) => id), perhaps.map(({ id }) => id)];
    };
    expect(made(ids)).toEqual([['train'], []]);
    expect(made(['motor', 'door', 'train'])).toEqual([[], []]);
    expect(made(['motor', 'door', 'train'], ['steel'])).toEqual([[], ['train']]);
    expect(made(['steel', 'motor', 'door'])).toEqual([[], []]);
  });
});

describe('imagined firms', () => {
  const refs = new Map(ids.map((id) => [id, at(id).stage]));

  it('produce where nothing else is said, and play no stage that has ended', () => {
    const { roles, firm } = toImaginedSettler(
      {
        name: ' New ',
        roles: [
          { stage: 'motor', outputCny: 5 },
          { stage: 'door', status: 'ended' },
        ],
      },
      refs,
    );
    expect(firm).toEqual({ kind: 'firm', id: 'name:New', name: 'New' });
    expect(roles).toEqual([
      { firmId: 'name:New', stage: refs.get('motor'), status: 'production', outputCny: 5, sourceIds: [] },
    ]);
  });

  it('buy and sell as recorded firms do: only what is bought here counts', () => {
    const others = new Map([
      ['local', settler('local', 'here', {})],
      ['idle', settler('idle', 'here')],
      ['far', settler('far', 'elsewhere', {})],
    ]);
    const supplies = [
      { to: 'local', stage: 'motor', valueCny: 7 },
      { to: 'idle', stage: 'motor' },
      { to: 'far', stage: 'motor', valueCny: 9 },
      { from: 'far', stage: 'steel', valueCny: 3 },
      { from: 'local' },
    ];
    const imagined = [{ name: 'New', roles: [{ stage: 'motor' }], supplies }];
    const { supplied, purchases } = toImaginedSupplies(imagined, others, new Set());
    expect(supplied).toEqual([
      { stage: 'motor', where: 'here', valueCny: 7 },
      { stage: 'motor', where: 'here' },
      { stage: 'steel', where: 'elsewhere', valueCny: 3 },
    ]);
    expect(purchases.map(({ supplier, buyer, place }) => [supplier, buyer, place])).toEqual([
      ['name:New', 'local', 'here'],
      ['far', 'name:New', 'elsewhere'],
      ['local', 'name:New', 'here'],
    ]);
    const joined = toImaginedSupplies(imagined, others, new Set(['far']));
    expect(joined.purchases.map(({ place }) => place)).toEqual(['here', 'here', 'here', 'here']);
  });
});

it('unites needs: each once, as bad as the worst finds it, unmet first, an input where it is one for any', () => {
  const arrival = (id: string, needs: Partial<Arrival['needs'][number]>[]): Arrival =>
    ({
      firm: { kind: 'firm', id, name: id },
      needs: needs.map((need) => ({ stages: [], ...need })),
    }) as unknown as Arrival;
  const united = uniteNeeds([
    arrival('b', [
      { id: 'steel', kind: 'complement', state: 'met' },
      { id: 'door', kind: 'input', state: 'unknown' },
    ]),
    arrival('a', [
      { id: 'steel', kind: 'input', state: 'partly' },
      { id: 'paint', kind: 'complement', state: 'unmet' },
    ]),
  ]);
  expect(
    united.map(({ id, kind, state, firms }) => [id, kind, state, firms.map((firm) => firm.id).join()]),
  ).toEqual([
    ['paint', 'complement', 'unmet', 'a'],
    ['door', 'input', 'unknown', 'b'],
    ['steel', 'input', 'partly', 'a,b'],
  ]);
});

it('says what is not known: of a firm that is gone, here, without a role, of what it makes and buys', () => {
  const codes = (one: Settler, buyers = new Set<string>()) =>
    listUnknown([one], buyers, []).map(({ code }) => code);
  expect(codes({ ...settler('a', 'elsewhere', {}), active: false })).toEqual(['tray_firm_not_active']);
  expect(codes(settler('a', 'here', {}))).toEqual(['tray_firm_here']);
  expect(codes(settler('a', 'elsewhere'), new Set(['a']))).toEqual(['tray_firm_without_role']);
  expect(codes(settler('a', 'unplaced', { outputCny: 3 }), new Set(['a']))).toEqual(['tray_firm_unplaced']);
  expect(codes(settler('a', 'elsewhere', { status: undefined }, at('door')))).toEqual([
    'tray_role_silent',
    'tray_output_unknown',
    'tray_purchases_unknown',
  ]);
});

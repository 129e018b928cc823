import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRoles, type RoleAtStage } from '../../../server/analysis/count.ts';
import { judgeStage, type StageKnowledge } from '../../../server/analysis/status.ts';
import type { StageStatus } from '../../../server/contract/common.ts';
import type { Stated } from '../../../server/contract/gap.ts';

/** What is known of a stage, with roles in place of their counts. */
type Known = Partial<Omit<StageKnowledge, 'counts'>> & { roles?: RoleAtStage[] };

const knowledge = ({ roles = [], ...part }: Known = {}): StageKnowledge => ({
  counts: countRoles(roles),
  laboratories: 0,
  firmsElsewhere: 0,
  stated: [],
  ...part,
});

const producer = (firmId: string, part: Partial<RoleAtStage> = {}): RoleAtStage => ({
  firmId,
  status: 'production',
  ...part,
});

const stated = (status: StageStatus, part: Partial<Stated> = {}): Stated => ({
  status,
  source: 'paper',
  sourceTitle: 'A paper',
  observedOn: '2020-10',
  evidence: 'claimed',
  ...part,
});

const codes = (part: Known): string[] => judgeStage(knowledge(part)).reasons.map((reason) => reason.code);

describe('the seven statuses', () => {
  const three = [
    producer('a', { outputCny: 40 }),
    producer('b', { outputCny: 30 }),
    producer('c', { outputCny: 30 }),
  ];
  const four = [...three, producer('d', { outputCny: 25 }), producer('e', { outputCny: 25 })];
  const strongQuotient = { value: 1.2, peer: '株洲市' };
  const cases: [string, Known, StageStatus, string][] = [
    ['nobody known anywhere', {}, 'unknown', 'no_firm_known'],
    ['firms elsewhere only', { firmsElsewhere: 3 }, 'missing', 'firms_known_elsewhere'],
    ['firms that may be here only', { firmsUnplaced: 2 }, 'unknown', 'firms_place_unknown'],
    [
      'firms elsewhere, others that may be here',
      { firmsElsewhere: 1, firmsUnplaced: 2 },
      'missing',
      'firms_known_elsewhere',
    ],
    [
      'a firm here plans it',
      { roles: [{ firmId: 'a', status: 'planned' }] },
      'missing',
      'none_in_production_here',
    ],
    [
      'technology in a firm here',
      { roles: [{ firmId: 'a', status: 'reserve' }], firmsElsewhere: 9 },
      'reserve',
      'reserve_here',
    ],
    ['technology in a laboratory here', { laboratories: 1 }, 'reserve', 'reserve_here'],
    [
      'a firm here, nobody says whether it produces',
      { roles: [{ firmId: 'a' }], firmsElsewhere: 2 },
      'unknown',
      'role_status_unknown',
    ],
    ['one firm in production', { roles: [producer('a')] }, 'single', 'one_group_in_production'],
    [
      'three firms of one group',
      { roles: ['a', 'b', 'c'].map((id) => producer(id, { groupId: 'g' })) },
      'single',
      'one_group_in_production',
    ],
    ['two groups', { roles: [producer('a'), producer('b')] }, 'present', 'groups_in_production'],
    [
      'location quotient below 1',
      { roles: three, locationQuotient: { value: 0.9, peer: '株洲市' } },
      'weak',
      'groups_in_production',
    ],
    [
      'one group holds 80 % of output',
      { roles: [producer('a', { outputCny: 80 }), producer('b', { outputCny: 20 })] },
      'weak',
      'groups_in_production',
    ],
    [
      'enough groups, spread, above the peer',
      { roles: four, locationQuotient: strongQuotient },
      'strong',
      'groups_in_production',
    ],
    [
      'spread, but HHI too high for strong',
      { roles: three, locationQuotient: strongQuotient },
      'present',
      'groups_in_production',
    ],
    ['five groups, no peer chosen', { roles: four }, 'present', 'groups_in_production'],
    [
      'five groups, output of one unknown',
      { roles: [...four, producer('f')], locationQuotient: strongQuotient },
      'present',
      'groups_in_production',
    ],
  ];

  it.each(cases)('%s', (_name, part, status, because) => {
    const verdict = judgeStage(knowledge(part));
    expect(verdict.status).toBe(status);
    expect(verdict.computed).toEqual({ status, because });
  });

  it('counts groups, not legal entities', () => {
    const roles = [producer('a', { groupId: 'g' }), producer('b', { groupId: 'g' }), producer('c')];
    expect(judgeStage(knowledge({ roles })).here).toEqual({
      production: 3,
      reserve: 0,
      laboratories: 0,
      groups: 2,
    });
  });

  it('gives the share and the concentration as reasons', () => {
    const roles = [
      producer('a', { outputCny: 40 }),
      producer('b', { outputCny: 30 }),
      producer('c', { outputCny: 20 }),
      producer('d', { outputCny: 10 }),
    ];
    const reasons = judgeStage(knowledge({ roles })).reasons;
    expect(reasons.find(({ code }) => code === 'hhi')?.values['value']).toBeCloseTo(3000, 6);
    expect(reasons.find(({ code }) => code === 'top_group_share')?.values['share']).toBeCloseTo(0.4, 6);
  });

  it('says that output is unknown instead of judging from one firm that published it', () => {
    const roles = [producer('a', { outputCny: 5 }), producer('b')];
    expect(codes({ roles })).toContain('output_unknown');
    expect(judgeStage(knowledge({ roles })).status).toBe('present');
  });
});

describe('stated beside computed', () => {
  it('lets a stated status stand where nothing is known, and says so', () => {
    const verdict = judgeStage(knowledge({ stated: [stated('missing')] }));
    expect(verdict).toMatchObject({
      status: 'missing',
      computed: { status: 'unknown', because: 'no_firm_known' },
    });
    expect(verdict.reasons.map(({ code }) => code)).toEqual(['no_firm_known', 'stated', 'stated_stands']);
  });

  it('lets a stated reserve stand where no production is known', () => {
    const verdict = judgeStage(knowledge({ firmsElsewhere: 4, stated: [stated('reserve')] }));
    expect(verdict).toMatchObject({ status: 'reserve', computed: { status: 'missing' } });
  });

  it('keeps the computed status against a statement once somebody produces, and shows the disagreement', () => {
    const verdict = judgeStage(knowledge({ roles: [producer('a')], stated: [stated('missing')] }));
    expect(verdict).toMatchObject({ status: 'single', computed: { status: 'single' } });
    expect(verdict.reasons.map(({ code }) => code)).toContain('stated_differs');
  });

  it('does not let a stated strength replace a computed gap', () => {
    const verdict = judgeStage(knowledge({ firmsElsewhere: 2, stated: [stated('strong')] }));
    expect(verdict.status).toBe('missing');
  });

  it('takes the newest of two statements, and the better evidenced of one day', () => {
    const older = stated('missing', { observedOn: '2019' });
    const newer = stated('reserve', { source: 'b', observedOn: '2021-01' });
    expect(judgeStage(knowledge({ stated: [older, newer] })).status).toBe('reserve');
    const verified = stated('missing', { source: 'z', evidence: 'verified', observedOn: '2021-01' });
    expect(judgeStage(knowledge({ stated: [newer, verified] })).status).toBe('missing');
  });

  it('never counts a suggested statement', () => {
    const verdict = judgeStage(knowledge({ stated: [stated('missing', { evidence: 'suggested' })] }));
    expect(verdict.status).toBe('unknown');
  });
});

const role = fc.record({
  firmId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  groupId: fc.option(fc.constantFrom('g', 'h'), { nil: undefined }),
  status: fc.option(fc.constantFrom('production', 'reserve', 'planned' as const), { nil: undefined }),
  outputCny: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
}) as fc.Arbitrary<RoleAtStage>;

const anyKnowledge = fc.record({
  roles: fc.uniqueArray(role, { selector: (one) => one.firmId, maxLength: 5 }),
  laboratories: fc.nat(2),
  firmsElsewhere: fc.nat(5),
  stated: fc.array(
    fc
      .constantFrom('missing', 'reserve', 'strong', 'present', 'single')
      .map((status) => stated(status as StageStatus)),
    { maxLength: 2 },
  ),
  locationQuotient: fc.option(
    fc.record({ value: fc.double({ min: 0, max: 4, noNaN: true }), peer: fc.constant('p') }),
    { nil: undefined },
  ),
});

describe('what holds for every stage', () => {
  it('is never missing, reserve or unknown where a group produces here', () => {
    fc.assert(
      fc.property(anyKnowledge, (drawn) => {
        const roles = [...drawn.roles.filter(({ firmId }) => firmId !== 'z'), producer('z')];
        expect(['missing', 'reserve', 'unknown']).not.toContain(
          judgeStage(knowledge({ ...drawn, roles })).status,
        );
      }),
    );
  });

  it('is never in production without a producing firm, unless a source says so of a stage we know nothing of', () => {
    fc.assert(
      fc.property(anyKnowledge, (drawn) => {
        const roles = drawn.roles.filter(({ status }) => status !== 'production');
        const { computed } = judgeStage(knowledge({ ...drawn, roles }));
        expect(['missing', 'reserve', 'unknown']).toContain(computed.status);
      }),
    );
  });

  it('does not depend on the order of roles, nor on the names of firms', () => {
    fc.assert(
      fc.property(anyKnowledge, (drawn) => {
        const renamed = [...drawn.roles]
          .reverse()
          .map((one) => ({ ...one, firmId: `x-${one.firmId}`, groupId: one.groupId && `y-${one.groupId}` }));
        const before = judgeStage(knowledge(drawn));
        const after = judgeStage(knowledge({ ...drawn, roles: renamed }));
        expect(after.status).toBe(before.status);
        expect(after.here).toEqual(before.here);
      }),
    );
  });

  it('always gives a reason, and the first of them is why it was computed so', () => {
    fc.assert(
      fc.property(anyKnowledge, (drawn) => {
        const verdict = judgeStage(knowledge(drawn));
        expect(verdict.reasons[0]?.code).toBe(verdict.computed.because);
      }),
    );
  });
});

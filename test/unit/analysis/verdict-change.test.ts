import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRoles, noCounts, type RoleAtStage } from '../../../server/analysis/count.ts';
import { judgeStage, type StageKnowledge } from '../../../server/analysis/status.ts';
import { changesOf, judgeWithMore, type Judged } from '../../../server/analysis/verdict-change.ts';

const producers = (...outputs: (number | undefined)[]): RoleAtStage[] =>
  outputs.map((outputCny, at) => ({ firmId: `f${at}`, status: 'production', outputCny }));

function judged(
  part: Partial<StageKnowledge> & { roles?: RoleAtStage[] },
  quotient?: (more: number) => number,
): Judged {
  const { roles = [], ...rest } = part;
  const quotientWith = (more: number) => quotient && { value: quotient(more), peer: '株洲市' };
  const knowledge: StageKnowledge = {
    counts: countRoles(roles),
    laboratories: 0,
    firmsElsewhere: 0,
    stated: [],
    ...rest,
    locationQuotient: quotientWith(0),
  };
  return { knowledge, verdict: judgeStage(knowledge), quotientWith };
}

const said = (one: Judged) => changesOf(one).map(({ code, values }) => [code, ...Object.values(values)]);

describe('what would change the verdict', () => {
  it('of a missing stage: one firm in production makes it single, two present', () => {
    expect(said(judged({ firmsElsewhere: 3 }))).toEqual([
      ['more_groups_make', 1, 'single'],
      ['more_groups_make', 2, 'present'],
    ]);
  });

  it('of two even groups against a peer: one more makes it present, two more strong', () => {
    const one = judged({ roles: producers(100, 100, 100, 100) }, () => 1.2);
    expect(one.verdict.status).toBe('present');
    // 4 even groups have an HHI of exactly 2500; a fifth brings it to 2000.
    expect(said(one)).toEqual([['more_groups_make', 1, 'strong']]);
  });

  it('of a weak stage: as many groups as lift the quotient over 1', () => {
    const one = judged({ roles: producers(...Array<number>(6).fill(5)) }, (more) => 0.7 + more / 10);
    expect(one.verdict.status).toBe('weak');
    expect(said(one)).toEqual([['more_groups_make', 3, 'strong']]);
  });

  it('says what known output and a peer could decide, together where each alone does not', () => {
    const roles = producers(100, undefined, 100, 100, 100);
    expect(said(judged({ roles }))).toContainEqual(['output_and_peer_unknown', 5, 'strong']);
    expect(said(judged({ roles }, () => 1))).toContainEqual(['output_would_decide', 5, 'strong']);
    const even = producers(1, 1, 1, 1, 1);
    expect(said(judged({ roles: even }))).toContainEqual(['peer_would_decide', 'strong']);
  });

  it('says that known output decides nothing where even output would not', () => {
    const one = judged({ roles: producers(undefined, undefined) }, () => 1);
    expect(said(one)).toContainEqual(['output_would_decide', 2]);
  });

  it('says what is lost with the only group, and with one of two', () => {
    expect(said(judged({ roles: producers(1), firmsElsewhere: 1 }))).toContainEqual([
      'one_group_fewer_makes',
      'missing',
    ]);
    expect(said(judged({ roles: producers(1, 1) }))).toContainEqual(['one_group_fewer_makes', 'single']);
  });

  it('of a stage nobody is known for: a firm here makes it single, a firm elsewhere missing', () => {
    expect(said(judged({}))).toEqual([
      ['firm_elsewhere_makes', 'missing'],
      ['more_groups_make', 1, 'single'],
      ['more_groups_make', 2, 'present'],
    ]);
  });

  it('of firms of which nobody says whether they produce, and of a reserve', () => {
    const silent = judged({ roles: [{ firmId: 'a' }] });
    expect(said(silent)[0]).toEqual(['silent_role_would_decide', 1, 'single']);
    const reserve = judged({ roles: [{ firmId: 'a', status: 'reserve' }] });
    expect(said(reserve)[0]).toEqual(['reserve_in_production_makes', 1, 'single']);
  });
});

describe('adding groups', () => {
  const role = fc.record({
    firmId: fc.constantFrom('a', 'b', 'c', 'd'),
    status: fc.constantFrom('production' as const, 'reserve' as const, 'planned' as const, undefined),
    outputCny: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
  });

  it('never leaves a stage missing, in reserve or unknown, whatever sources state', () => {
    const stated = fc.constantFrom('missing', 'reserve', 'strong', undefined);
    fc.assert(
      fc.property(
        fc.array(role, { maxLength: 5 }),
        fc.nat(3),
        stated,
        fc.integer({ min: 1, max: 5 }),
        (roles, firmsElsewhere, status, more) => {
          const statement = { source: 's', sourceTitle: 's', evidence: 'claimed' as const };
          const one = judged({
            roles,
            firmsElsewhere,
            stated: status === undefined ? [] : [{ ...statement, status: status as 'missing' }],
          });
          const after = judgeWithMore(one, more);
          expect(['missing', 'reserve', 'unknown']).not.toContain(after.status);
        },
      ),
    );
  });

  it('names only changes that judging again confirms', () => {
    fc.assert(
      fc.property(fc.array(role, { maxLength: 6 }), fc.nat(2), (roles, firmsElsewhere) => {
        const one = judged({ roles, firmsElsewhere }, (more) => 0.9 + more / 20);
        for (const { code, values } of changesOf(one)) {
          if (code !== 'more_groups_make') continue;
          expect(judgeWithMore(one, Number(values['count'])).status).toBe(values['status']);
          expect(values['status']).not.toBe(one.verdict.status);
        }
      }),
    );
  });

  it('starts from nothing too', () => {
    const one = judged({ counts: noCounts });
    expect(judgeWithMore(one, 1).status).toBe('single');
  });
});

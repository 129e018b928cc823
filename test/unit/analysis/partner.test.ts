import { expect, it } from 'vitest';
import { judgePartners, type PartnerChains } from '../../../server/analysis/partner.ts';
import type { Partner } from '../../../server/contract/partner.ts';
import { findingOf } from './finding.ts';

const chains: PartnerChains = {
  roles: [{ kind: 'stage', id: 'motor', name: 'motor' }],
  feeds: [
    { from: 'steel', to: 'motor' },
    { from: 'magnet', to: 'motor' },
    { from: 'motor', to: 'train' },
  ],
  findings: new Map(['steel', 'magnet', 'motor', 'train'].map((id) => [id, findingOf(id, 'missing')])),
};
const partner = (id: string, place: Partner['place'], stage?: string, evidence = 'claimed'): Partner => ({
  firm: { kind: 'firm', id, name: id },
  place,
  ...(stage === undefined ? {} : { stage: { kind: 'stage', id: stage, name: stage } }),
  provenance: { evidence: evidence as 'claimed', sourceIds: ['s'] },
});

it('counts suppliers once by place and by stage, those most not here first, the unsaid last', () => {
  const side = judgePartners(
    [
      partner('a', 'here', 'steel'),
      partner('a', 'here', 'steel'),
      partner('b', 'elsewhere', 'magnet'),
      partner('c', 'unplaced'),
      partner('d', 'elsewhere', 'steel', 'suggested'),
    ],
    chains,
    'before',
  );
  expect(side).toMatchObject({ here: 1, elsewhere: 1, unplaced: 1, suggested: 1, structure: [] });
  expect(side.stages.map(({ stage, here, elsewhere }) => [stage?.stage.id, here, elsewhere])).toEqual([
    ['magnet', 0, 1],
    ['steel', 1, 0],
    [undefined, 0, 0],
  ]);
  expect(side.stages[1]!.partners).toHaveLength(3);
});

it('stands in with the structure of the chain only where no relation is recorded', () => {
  const before = judgePartners([partner('d', 'elsewhere', 'steel', 'suggested')], chains, 'before');
  expect(before.structure.map(({ of, stages }) => [of.id, stages.map(({ stage }) => stage.id)])).toEqual([
    ['motor', ['magnet', 'steel']],
  ]);
  const after = judgePartners([], chains, 'after');
  expect(after.structure.map(({ stages }) => stages.map(({ stage }) => stage.id))).toEqual([['train']]);
});

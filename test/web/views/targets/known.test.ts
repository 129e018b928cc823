import { expect, it } from 'vitest';
import type { EntityRef } from '../../../../server/contract/common.ts';
import type { Fact } from '../../../../server/contract/source.ts';
import { knownInstead, regionsIn } from '../../../../web/views/targets/known.ts';

const ref = (kind: EntityRef['kind'], id: string): EntityRef => ({ kind, id, name: id });
const fact = (id: string, kind: Fact['kind'], about: EntityRef[], values: Fact['values'] = {}): Fact => ({
  id,
  kind,
  subject: ref(kind === 'visit' ? 'visit' : 'figure', id),
  about,
  values,
  provenance: { evidence: 'claimed', sourceIds: ['daily'], observedOn: '2020-10' },
});
const row = (code: string, within?: string) => ({
  code,
  name: code,
  level: 'zone' as const,
  firms: 0,
  facts: 0,
  ...(within ? { within } : {}),
});

it('knows the regions in a region, at every level', () => {
  const rows = [
    row('CN'),
    row('370000', 'CN'),
    row('370200', '370000'),
    row('370200-rail', '370200'),
    row('430200', 'CN'),
  ];
  expect([...regionsIn('370200', rows)]).toEqual(['370200', '370200-rail']);
});

it('takes visits for the chain, concerns about its gaps and figures of the region, and nothing else', () => {
  const known = knownInstead({
    chainName: '轨道交通',
    gapStages: new Set(['motor']),
    here: new Set(['370200', '370200-rail']),
    findings: [],
    visits: [
      fact('to-beijing', 'visit', [ref('region', '110000')], { purpose: '轨道交通产业链精准招商' }),
      fact('furniture', 'visit', [ref('region', '440300')], { purpose: '考察家居产业' }),
      fact('worry', 'visit', [ref('firm', 'x'), ref('stage', 'motor')], { purpose: '表达引进意向' }),
    ],
    ofChain: [
      fact('peer', 'figure', [ref('region', '430200')], { unit: '亿元' }),
      fact('output', 'figure', [ref('region', '370200')], { unit: '亿元' }),
      fact('screened', 'figure', [ref('region', '370200-rail')], { unit: '家' }),
      fact('of-project', 'figure', [ref('region', '370200-rail'), ref('project', 'p')], { unit: '家' }),
    ],
  });
  expect(known.visits.map(({ id }) => id)).toEqual(['to-beijing']);
  expect(known.concerns.map(({ id }) => id)).toEqual(['worry']);
  expect(known.figures.map(({ id }) => id)).toEqual(['screened', 'output', 'of-project']);
});

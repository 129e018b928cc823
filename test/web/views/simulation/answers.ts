import type { ArrivalDetail, NeedStage } from '../../../../server/contract/arrival.ts';
import type { Bundle } from '../../../../server/contract/bundle.ts';
import type { EntityRef, StageStatus } from '../../../../server/contract/common.ts';
import type { Partners } from '../../../../server/contract/partner.ts';
import type { Simulation, SimulatedStage } from '../../../../server/contract/simulation.ts';
import { findingOf } from '../../../unit/analysis/finding.ts';

const region = { code: '370200', name: '青岛市', level: 'city' as const };
const firm = (id: string, name: string): EntityRef => ({ kind: 'firm', id, name });
const stage = (id: string): EntityRef => ({ kind: 'stage', id, name: id });

const changed = (
  id: string,
  change: SimulatedStage['change'],
  before: number | StageStatus,
  after: number | StageStatus,
): SimulatedStage => ({ change, before: findingOf(id, before), after: findingOf(id, after) });

/** A maker of traction motors put into Qingdao: one gap closes, one gets a buyer. */
export const simulated: Simulation = {
  chain: { kind: 'chain', id: 'rail-transit', name: '轨道交通' },
  region,
  firms: [
    {
      firm: firm('f1', '株洲电机'),
      where: 'elsewhere',
      active: true,
      region: { code: '430200', name: '株洲市', level: 'city' },
      roles: [{ stage: stage('牵引电机'), status: 'production' }],
    },
  ],
  stages: [
    changed('牵引电机', 'closed', 'missing', 1),
    changed('硅钢', 'wanted', 'missing', 'missing'),
    changed('车门', 'same', 2, 2),
  ],
  rates: [
    {
      before: { id: 'R1', status: 'unscored', reason: 'no_purchases_recorded' },
      after: { id: 'R1', status: 'unscored', reason: 'no_purchases_recorded' },
    },
    {
      before: { id: 'R4', status: 'scored', unit: 'stage', numerator: 1, denominator: 3, value: 1 / 3 },
      after: { id: 'R4', status: 'scored', unit: 'stage', numerator: 2, denominator: 3, value: 2 / 3 },
    },
  ],
  closed: [stage('牵引电机')],
  open: [stage('硅钢')],
  wanted: [{ stage: stage('硅钢'), status: 'missing', before: 0, after: 1 }],
  finals: { total: 2, before: { made: [], perhaps: [] }, after: { made: [], perhaps: [stage('动车组')] } },
  needs: [],
  unknown: [{ code: 'tray_purchases_unknown', values: { firms: ['株洲电机'] } }],
};

/** The same place with nothing put in. */
export const untouched: Simulation = {
  ...simulated,
  firms: [],
  stages: [changed('牵引电机', 'same', 'missing', 'missing'), changed('车门', 'same', 2, 2)],
  closed: [],
  wanted: [],
  unknown: [],
};

export const bundle: Bundle = {
  chain: simulated.chain,
  region,
  gaps: 3,
  severity: 2,
  candidates: 2,
  steps: [
    {
      firm: firm('f1', '株洲电机'),
      closes: [{ stage: stage('牵引电机'), status: 'missing', severity: 0.9 }],
      closed: 1,
      severity: 0.9,
      others: 0,
    },
    {
      firm: firm('f2', '武汉硅钢'),
      closes: [{ stage: stage('硅钢'), status: 'missing', severity: 0.6 }],
      closed: 2,
      severity: 1.5,
      others: 1,
    },
  ],
  left: [{ stage: stage('制动系统'), status: 'reserve', severity: 0.5, why: 'grow' }],
};

const needStage = (id: string, status: StageStatus, production = 0): NeedStage => ({
  stage: stage(id),
  status,
  production,
  groups: production,
  links: { firmsHere: '', firms: '' },
});
const none = { met: 0, partly: 0, unmet: 0, unknown: 0 };

export const arrival: ArrivalDetail = {
  firm: firm('chip', '控制芯片企业'),
  region,
  here: false,
  roles: { basis: 'counted', stages: [stage('飞控芯片')] },
  weights: 'equal',
  ...none,
  met: 1,
  unmet: 1,
  unknown: 1,
  share: { status: 'scored', value: 0.5, coverage: 2 / 3, parts: [] },
  inputs: { ...none, share: { status: 'unscored', reason: 'no_needs' } },
  complements: { ...none, share: { status: 'unscored', reason: 'no_needs' } },
  needs: [
    {
      id: 'design',
      kind: 'input',
      stages: [needStage('芯片设计', 'single', 1)],
      of: [],
      state: 'met',
      share: 1,
      weight: 1,
      because: [],
      comers: [],
      comersTotal: 0,
    },
    {
      id: 'battery',
      kind: 'complement',
      stages: [needStage('电池', 'missing'), needStage('燃料电池', 'missing')],
      of: [],
      state: 'unmet',
      share: 0,
      weight: 1,
      because: [],
      comers: [{ firm: firm('b', '深圳电池'), stage: stage('电池'), how: 'supplies' }],
      comersTotal: 1,
    },
    {
      id: 'propeller',
      kind: 'complement',
      stages: [needStage('螺旋桨', 'unknown')],
      of: [],
      state: 'unknown',
      weight: 1,
      because: [{ code: 'need_unknown', values: { stages: ['螺旋桨'] } }],
      comers: [],
      comersTotal: 0,
    },
  ],
  made: [],
};

const side = { here: 0, elsewhere: 0, unplaced: 0, suggested: 0, stages: [], structure: [] };
export const partners: Partners = {
  firm: arrival.firm,
  region,
  suppliers: {
    ...side,
    elsewhere: 1,
    stages: [
      {
        stage: needStage('电池', 'missing'),
        here: 0,
        elsewhere: 1,
        unplaced: 0,
        partners: [
          {
            firm: firm('b', '深圳电池'),
            place: 'elsewhere',
            provenance: { evidence: 'claimed', sourceIds: ['s'] },
          },
        ],
      },
    ],
  },
  customers: { ...side, structure: [{ of: stage('飞控芯片'), stages: [needStage('飞控系统', 'missing')] }] },
  brought: [],
  figures: [],
};

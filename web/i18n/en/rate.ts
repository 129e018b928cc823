import type { RateId } from '../../../server/contract/rate.ts';
import { count, percent } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';

const some = (n: number, one: string, more = `${one}s`): string => `${count(n)} ${n === 1 ? one : more}`;

const leftOut: Record<RateId, (part: 'unplaced' | 'unknown', n: number) => Sentence> = {
  R1: (part, n) =>
    part === 'unknown'
      ? sentence`${opening(part, some(n, 'purchase'))} without a value, left out`
      : sentence`${opening(part, some(n, 'purchase'))} from a supplier of unknown place, not local`,
  R2: (part, n) => sentence`${opening(part, some(n, 'supplier'))} of unknown place, not local`,
  R3: (part, n) => sentence`${opening(part, some(n, 'buyer'))} whose supplier’s place is unknown`,
  R4: (part, n) => sentence`${opening(part, some(n, 'stage'))} without data`,
  R5: (part, n) => sentence`${opening(part, some(n, 'stage'))} without known capacity or need`,
};

export const rate: Messages['rate'] = {
  title: { before: 'Local-matching rates of', after: '' },
  note: 'Five definitions side by side, not comparable',
  chosenBuyers: 'Whose purchases',
  allBuyers: 'All firms here',
  name: {
    R1: 'Purchase value',
    R2: 'Suppliers',
    R3: 'Supported firms',
    R4: 'Stage coverage',
    R5: 'Weighted coverage',
  },
  definition: {
    R1: 'local purchase value / purchase value',
    R2: 'local suppliers / suppliers',
    R3: 'firms with a local supplier / firms with a recorded purchase',
    R4: 'stages with a firm in production / all stages',
    R5: 'weighted share of need that capacity meets / sum of weights',
  },
  column: { definition: 'Definition', parts: 'Numerator / denominator', rests: 'Rests on' },
  range: 'Pale band: at most so far, if all of unknown place or without data counted',
  atLeast: 'at least ',
  unit: { cny: '', firm: 'firms', stage: 'stages', weight: 'weight' },
  number: (value) => count(value),
  bar: (value, atMost, peer) =>
    [
      percent(value),
      ...(atMost !== undefined && atMost > value ? [`at most ${percent(atMost)}`] : []),
      ...(peer === undefined ? [] : [`peer ${percent(peer)}`]),
    ].join(', '),
  rests: (id, { unplaced, unknown, weighting }) => {
    const parts = [
      ...(weighting ? [sentence`weights: ${weighting === 'cost_share' ? 'cost share' : 'criticality'}`] : []),
      ...(unknown > 0 ? [leftOut[id]('unknown', unknown)] : []),
      ...(unplaced > 0 ? [leftOut[id]('unplaced', unplaced)] : []),
    ];
    if (parts.length === 0) return sentence`all that is recorded counts`;
    return parts.flatMap((part, index) => (index === 0 ? part : ['; ', ...part]));
  },
  unscored: 'Unscored: ',
  unscoredOpens: (n) => some(n, 'item'),
  why: {
    no_purchases_recorded:
      'no purchase of a firm here is recorded. No record does not mean no local supply, so this is not 0',
    no_purchase_values: 'purchases are recorded, but no value of any',
    purchases_worth_nothing: 'the recorded purchase values add up to 0',
    no_capacity_and_need: 'of no stage both the output of the firms here and what is bought here are known',
    no_weights: 'the stages that could count have no weight: no cost share, and none is critical',
    no_data: 'no source names a firm at any stage of the chain',
    no_stages: 'the chain has no stages yet',
  },
  fix: {
    no_purchases_recorded: 'Import purchases (supplier, buyer, stage, value)',
    no_purchase_values: 'Add values to the purchases',
    purchases_worth_nothing: 'Check the purchase values',
    no_capacity_and_need: 'Import outputs and purchase values',
    no_weights: 'Add cost shares to the feeds',
    no_data: 'Import firms and roles',
    no_stages: 'Import stages',
  },
  part: {
    numerator: 'Numerator',
    denominator: 'Denominator',
    unplaced: 'Place unknown',
    unknown: 'Left out',
  },
  openPart: (name, part) => `${name}: open the ${part.toLowerCase()}`,
  members: (name, part) => `${name} · ${part}`,
  close: 'Close',
  noMembers: 'None',
  more: (n) => `${count(n)} more`,
  table: {
    supplier: 'Supplier',
    buyer: 'Buyer',
    stage: 'Stage',
    value: 'Value',
    year: 'Year',
    provenance: 'Evidence',
    firm: 'Firm',
    place: 'Place',
    purchases: 'Purchases',
    localPurchases: 'Local ones',
    status: 'Status',
    production: 'In production',
    capacity: 'Output here',
    need: 'Bought here',
    weight: 'Weight',
    met: 'Met',
  },
  place: { here: 'here', elsewhere: 'elsewhere', unplaced: 'place unknown' },
};

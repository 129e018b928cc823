import type { Reason } from '../../../server/contract/common.ts';
import { count, grouped, percent, score } from '../number.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { format } from './format.ts';
import { word } from './word.ts';

type Values = Reason['values'];

const number = (value: Values[string] | undefined): number => Number(value ?? 0);
const names = (value: Values[string] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');
const status = (value: Values[string] | undefined): string =>
  `"${((word.status as Record<string, string>)[String(value)] ?? String(value)).toLowerCase()}"`;
const then = (value: Values[string] | undefined): string =>
  value === undefined
    ? '; even at its best it changes nothing'
    : `; at its best it makes this ${status(value)}`;
const wan = (cny: Values[string] | undefined): string => `CNY ${grouped(number(cny) / 1_000_000, 1)}m`;
const groupsOf = (value: Values[string] | undefined): string =>
  `${count(number(value))} ${number(value) === 1 ? 'group' : 'groups'}`;
const purchases = (value: Values[string] | undefined): string =>
  `${count(number(value))} ${number(value) === 1 ? 'purchase' : 'purchases'}`;

/** What the terms of a severity rest on, and what would change a verdict. */
export const gapReasons: Record<string, (values: Values) => Sentence> = {
  status_weighs: ({ status: gap, value }) => sentence`${status(gap)} counts ${score(number(value))}`,
  finals_lost: ({ blocked, finals, names: lost, namesEn }) =>
    number(blocked) === 0
      ? sentence`Without it all ${count(number(finals))} final products can still be made`
      : sentence`Without it ${count(number(blocked))}/${count(number(finals))} final products cannot be made: ${names(namesEn ?? lost)}`,
  buyers_at_fed_stages: ({ groups, anchors, stages, stagesEn }) =>
    sentence`Used by ${names(stagesEn ?? stages)}: ${groupsOf(groups)} in production and ${count(number(anchors))} ${number(anchors) === 1 ? 'anchor' : 'anchors'} here`,
  demand_unknown_at: ({ stages, stagesEn }) =>
    sentence`Nothing is known of ${names(stagesEn ?? stages)}, so it is not counted`,
  bought_outside_by_value: ({ valueCny, outsideValueCny, supplies }) =>
    sentence`${purchases(supplies)} known, ${wan(valueCny)}; ${wan(outsideValueCny)} from outside (${percent(number(outsideValueCny) / number(valueCny))})`,
  bought_outside_by_number: ({ supplies, outside }) =>
    sentence`${purchases(supplies)} known, ${count(number(outside))} from outside (by number: not every value is known)`,
  suppliers_place_unknown: ({ count: supplies }) =>
    sentence`Of ${purchases(supplies)} the supplier’s place is not known: not counted`,
  density_of_stage: ({ density, largest, regions }) =>
    sentence`Density ${score(number(density))} to what this region does, ${score(number(largest))} at most in the chain; ${count(number(regions))} regions of its level compared`,
  few_regions_in_production: ({ count: found, needed }) =>
    sentence`Only ${count(number(found))} regions of its level have a firm in production; ${count(number(needed))} are needed`,
  few_stages_in_production: ({ count: found, needed }) =>
    sentence`Only ${count(number(found))} stages have a firm in production; ${count(number(needed))} are needed`,
  regions_not_connected: () =>
    sentence`These regions share no speciality that would put them all on one scale`,
  complexity_undetermined: () => sentence`These regions are too much alike to be put in an order`,
  more_groups_make: ({ count: groups, status: next }) =>
    sentence`${number(groups) === 1 ? 'One more group' : `${count(number(groups))} more groups`} in production here ${number(groups) === 1 ? 'makes' : 'make'} this ${status(next)}`,
  one_group_fewer_makes: ({ status: next }) =>
    sentence`One group fewer in production makes this ${status(next)}`,
  output_would_decide: ({ firms, status: next }) =>
    sentence`Of the ${format.firms(number(firms))} in production some output is unknown: with it the concentration could be judged${then(next)}`,
  output_and_peer_unknown: ({ firms, status: next }) =>
    sentence`Of the ${format.firms(number(firms))} in production some output is unknown, and there is no region to compare with: both would have to be known${then(next)}`,
  peer_would_decide: ({ status: next }) =>
    sentence`With a region to compare with the location quotient could be judged${then(next)}`,
  silent_role_would_decide: ({ count: firms, status: next }) =>
    sentence`Find out whether the ${format.firms(number(firms))} here ${number(firms) === 1 ? 'produces' : 'produce'}: one in production makes this ${status(next)}`,
  reserve_in_production_makes: ({ count: firms, status: next }) =>
    sentence`One of the ${format.firms(number(firms))} in reserve going into production makes this ${status(next)}`,
  firm_elsewhere_makes: ({ status: next }) => sentence`One firm known elsewhere makes this ${status(next)}`,
};

/** Why a term of a severity, or a severity, has no value. */
export const gapUnscored: Record<string, string> = {
  suppliers_place_unknown: 'it is not known whether the suppliers are here or outside',
  feeds_no_stage: 'it feeds no stage of this chain',
  no_data_on_fed_stages: 'nothing is known here of the stages it feeds',
  not_enough_data: 'too few regions or stages to compare for a density to be reliable',
  region_without_production: 'no firm in production is known here on this chain',
  stage_without_production: 'no firm in production is known in any region of this level',
  stage_near_to_none: 'it is found together with no other stage, so near and far mean nothing',
  region_has_no_speciality: 'nothing this region does is near to any stage',
  known_terms_weigh_nothing: 'every factor that has data weighs 0',
};

import type { Reason } from '../../../server/contract/common.ts';
import { count, grouped, percent, score } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';
import { format } from './format.ts';
import { gapReasons, gapUnscored } from './gap-reason.ts';
import { honour } from './honour.ts';
import { introductionReasons } from './introduction-reason.ts';
import { trayReasons } from './tray-reason.ts';
import { word } from './word.ts';

type Values = Reason['values'];

const number = (value: Values[string] | undefined): number => Number(value ?? 0);
const list = (value: Values[string] | undefined): string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [String(value)];
const status = (value: Values[string] | undefined): string =>
  ((word.status as Record<string, string>)[String(value)] ?? String(value)).toLowerCase();
const roleStatus = (value: Values[string] | undefined): string =>
  word.roleStatus[String(value)] ?? String(value);
/** A firm without a code has its name as id. */
const firm = (value: Values[string] | undefined): string => String(value).replace(/^name:/, '');
const on = (date: Values[string] | undefined): string =>
  date === undefined ? '' : ` (${format.date(String(date))})`;

const projectWord: Record<string, string> = {
  planned: 'planned',
  signed: 'signed',
  building: 'being built',
};

const said: Record<string, (values: Values) => Sentence> = {
  ...introductionReasons,
  ...gapReasons,
  ...trayReasons,
  no_firm_known: () =>
    sentence`No source names a firm that makes it, here or elsewhere; no data is not no firms`,
  firms_known_elsewhere: ({ count: firms }) =>
    sentence`${opening('elsewhere', format.firms(number(firms)))} known elsewhere that could be brought in`,
  firms_place_unknown: ({ count: firms }) =>
    sentence`${format.firms(number(firms))} of unknown city may well be here and are not counted as elsewhere`,
  none_in_production_here: () => sentence`${opening('here', '0 firms')} in production here`,
  planned_here: ({ count: firms }) =>
    sentence`${opening('here', format.firms(number(firms)))} planned here, none in production yet`,
  role_status_unknown: ({ count: firms, stage }) =>
    stage !== undefined
      ? sentence`No source says whether it is in production at ${String(stage)}`
      : sentence`${opening('here', format.firms(number(firms)))} here touch it; no source says whether in production, so it is not judged`,
  reserve_here: ({ firms, laboratories }) => {
    const inFirms = number(firms) > 0 ? [opening('here', format.firms(number(firms)))] : [];
    const total = number(laboratories);
    const inLaboratories = total > 0 ? `${count(total)} ${total === 1 ? 'laboratory' : 'laboratories'}` : '';
    return sentence`${inFirms}${inFirms.length > 0 && inLaboratories ? ' and ' : ''}${inLaboratories} here hold the technology; none in production`;
  },
  one_group_in_production: ({ firm: name }) =>
    sentence`Only ${opening('here', '1 group')} in production here: ${firm(name)}; without it there is no second`,
  groups_in_production: ({ count: groups }) =>
    sentence`${opening('here', `${count(number(groups))} groups`)} in production here`,
  top_group_share: ({ share }) => sentence`The largest holds ${percent(number(share))} of known output`,
  hhi: ({ value }) => sentence`Concentration HHI ${count(number(value))} (high from 2500)`,
  location_quotient: ({ value, peer, peerEn }) =>
    sentence`Location quotient ${grouped(number(value), 2)} against ${String(peerEn ?? peer)}, ${number(value) < 1 ? 'below 1' : 'at least 1'}`,
  location_quotient_unknown: () =>
    sentence`Location quotient unknown: no region to compare with, or too few firms in production`,
  output_unknown: () => sentence`Output is not known for every producer, so concentration is not judged`,
  stated: ({ status: stated, title, source, observedOn }) =>
    sentence`A source says "${status(stated)}"${on(observedOn)}: ${opening('source', String(title ?? source))}`,
  stated_stands: ({ computed, stated }) =>
    sentence`The data say "${status(computed)}"; no known producer contradicts the source, so its "${status(stated)}" stands`,
  stated_differs: ({ computed, stated }) =>
    sentence`Computed and stated differ: computed "${status(computed)}", stated "${status(stated)}"; please review`,
  critical: ({ finals }) =>
    sentence`No substitute: without it ${opening('finals', count(list(finals).length))} final ${list(finals).length === 1 ? 'product' : 'products'} cannot be made (${list(finals).join(', ')})`,
  not_critical: () => sentence`It has substitutes or stands aside: final products can be made without it`,
  final_product: () => sentence`It is a final product itself`,
  closes_gap: ({ stage, status: gap }) =>
    sentence`Could close ${opening('stage', String(stage))} (${status(gap)})`,
  closes_critical_gap: ({ stage, status: gap }) =>
    sentence`Could close the critical stage ${opening('stage', String(stage))} (${status(gap)})`,
  role_in_production: ({ stage }) => sentence`It is in production at ${String(stage)}`,
  role_in_reserve: ({ stage }) =>
    sentence`It has the technology of ${String(stage)} in reserve, none in production`,
  role_planned: ({ stage }) =>
    sentence`At ${stage === undefined ? 'this stage' : String(stage)} it only plans, it does not produce`,
  role_status: ({ status: role }) => sentence`Its role now: ${roleStatus(role)}`,
  group_already_here: ({ firm: name }) =>
    sentence`Its group is here already${name === undefined ? '' : `: ${firm(name)}`}`,
  unnamed: () => sentence`The source does not name the firm; find out who it is first`,
  gap_severity: ({ stage, severity }) =>
    sentence`${opening('stage', String(stage))} has a severity of ${score(number(severity))}`,
  anchors_here: ({ anchors }) => sentence`anchors here: ${list(anchors).join(', ')}`,
  anchor_needs_served: ({ served, unmet }) =>
    sentence`anchors here lack ${count(number(unmet))} ${number(unmet) === 1 ? 'input' : 'inputs'}; it serves ${count(number(served))}`,
  anchor_needs_unknown: ({ count: needs }) =>
    sentence`of ${count(number(needs))} more ${number(needs) === 1 ? 'input' : 'inputs'} of anchors there is no data; not counted`,
  stage_density: ({ stage, density }) =>
    sentence`density of this region around ${String(stage)}: ${score(number(density))}`,
  arrival_needs: ({ met, partly, unmet, unknown }) =>
    sentence`of its needs ${count(number(met))} met here${number(partly) > 0 ? `, ${count(number(partly))} in part` : ''}, ${count(number(unmet))} not, ${count(number(unknown))} unknown`,
  signal_project: ({ name, status: project, on: date }) =>
    sentence`project "${String(name)}" ${projectWord[String(project)] ?? String(project)}${on(date)}`,
  signal_brought: ({ name, on: date }) => sentence`brought ${firm(name)}${on(date)}`,
  signal_visit: ({ name, on: date }) => sentence`was visited: ${String(name)}${on(date)}`,
  introduced_by: ({ organisation, hops }) =>
    number(hops) === 0
      ? sentence`it is one of ours: ${firm(organisation)}`
      : sentence`${firm(organisation)} knows it, ${count(number(hops))} ${number(hops) === 1 ? 'hop' : 'hops'} away`,
  quality: ({ quality }) => sentence`honour: ${honour(String(quality))}`,
  do_not_approach: ({ reason: why, on: date }) =>
    sentence`marked as not to be approached${on(date)}: ${String(why)}`,
  firm_moved: ({ on: date }) => sentence`has moved away${on(date)}`,
  firm_dissolved: ({ on: date }) => sentence`has been dissolved${on(date)}`,
  with_colleague: ({ list: name, progress }) =>
    sentence`with a colleague: list "${String(name)}", ${progress === 'landed' ? 'landed' : 'negotiating'}`,
  evidence_suggested: () => sentence`Only inferred: no source says so directly`,
};

export const reason: Messages['reason'] = {
  say: ({ code, values }) => said[code]?.(values) ?? plainly(code, values),
  codes: Object.keys(said),
  unscored: (code) =>
    ({
      ...gapUnscored,
      no_data: 'because no source names a firm that makes it: not ranked, not 0, and not counted as missing',
      not_a_gap: 'not a gap, so not scored',
      no_term_known: 'because no factor has data',
      no_final_product: 'the chain names no final product',
      no_stages: 'the chain has no stages yet',
      no_purchases_recorded:
        'because no purchase of a firm here is recorded, which does not mean no local supply',
      no_purchase_values: 'because no recorded purchase has a value',
      purchases_worth_nothing: 'because the recorded purchase values add up to 0',
      no_capacity_and_need: 'because of no stage both output and purchases here are known',
      no_weights: 'because the stages that could count have no weight',
      closes_no_gap: 'because it closes no gap',
      severity_unknown: 'because the gap has no severity',
      no_anchor_known: 'because no anchor here is known',
      anchor_stages_unknown: 'because no source says which stages the anchors here play',
      no_unmet_need: 'because anchors find their inputs here, or there is no data',
      density_unknown: 'because too few regions or stages can be compared for a density',
      arrival_unknown: 'because nobody looked at what it needs',
      need_unknown: 'because there is no data on what it needs here',
      no_needs: 'because no input of it is recorded',
      no_signal_known: 'because no sign of expansion is recorded',
      signals_undated: 'because the signs have no date',
      no_path_known: 'because no path to it is known',
      quality_unknown: 'because no honour is recorded',
      no_verified_role: 'because none of its roles is verified',
    })[code] ?? code,
};

function plainly(code: string, values: Values): Sentence {
  const told = Object.entries(values).map(([name, value]) => `${name} ${list(value).join(', ')}`);
  return [told.length === 0 ? `Another reason: ${code}` : `Another reason: ${code} (${told.join('; ')})`];
}

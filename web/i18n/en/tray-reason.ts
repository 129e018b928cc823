import type { Reason } from '../../../server/contract/common.ts';
import { count, grouped } from '../number.ts';
import { sentence, type Sentence } from '../sentence.ts';

type Values = Reason['values'];
const all = (value: Values[string] | undefined): string[] => (Array.isArray(value) ? value : [String(value)]);
const some = (value: Values[string] | undefined, most = 6): string => {
  const names = all(value);
  return (
    names.slice(0, most).join(', ') + (names.length > most ? ` and ${count(names.length - most)} more` : '')
  );
};
const money = (value: Values[string] | undefined): string => `${grouped(Number(value) / 10_000, 1)} 万元`;

/** What reasons of needs and simulations say. */
export const trayReasons: Record<string, (values: Values) => Sentence> = {
  need_produced_here: ({ stages, firms }) =>
    sentence`${count(Number(firms))} in production here at ${some(stages)}`,
  need_quantity: ({ output, purchases }) =>
    sentence`Output here ${money(output)}, it buys ${money(purchases)}`,
  need_quantity_unknown: () => sentence`Output or purchases are unknown: being here counts as met`,
  need_not_produced_here: ({ stages }) => sentence`Nobody produces ${some(stages)} here`,
  need_unknown: ({ stages }) => sentence`No data on ${some(stages)} here: not counted`,
  need_only_stated: ({ stages }) =>
    sentence`${some(stages)}: a source says so, but no producer is known: not counted`,
  tray_firm_not_active: ({ firm }) => sentence`${String(firm)} is dissolved or has moved away: not counted`,
  tray_firm_here: ({ firm }) => sentence`${String(firm)} stands here already: it changes nothing`,
  tray_firm_without_role: ({ firm }) => sentence`${String(firm)} has no role on this chain that counts`,
  tray_firm_unplaced: ({ firm }) =>
    sentence`The city of ${String(firm)} is unknown: it may stand here already`,
  tray_role_silent: ({ firm, stages }) =>
    sentence`No source says whether ${String(firm)} produces at ${some(stages)}`,
  tray_output_unknown: ({ firm, stages }) =>
    sentence`The output of ${String(firm)} at ${some(stages)} is unknown: concentration and weighted coverage stay partial`,
  tray_purchases_unknown: ({ firms }) =>
    sentence`Nothing is recorded of what ${some(firms)} buy: the rates of purchases and suppliers do not see them`,
  tray_stages_unknown: ({ stages }) => sentence`Stages without data: ${some(stages)}`,
};

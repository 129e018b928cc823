import type { Reason } from '../../../server/contract/common.ts';
import { count, grouped } from '../number.ts';
import { sentence, type Sentence } from '../sentence.ts';

type Values = Reason['values'];
const all = (value: Values[string] | undefined): string[] => (Array.isArray(value) ? value : [String(value)]);
const some = (value: Values[string] | undefined, most = 6): string => {
  const names = all(value);
  return names.slice(0, most).join('、') + (names.length > most ? ` 等 ${count(names.length)} 个` : '');
};
const money = (value: Values[string] | undefined): string => `${grouped(Number(value) / 10_000, 1)} 万元`;

/** What reasons of needs and simulations say. */
export const trayReasons: Record<string, (values: Values) => Sentence> = {
  need_produced_here: ({ stages, firms }) => sentence`${some(stages)}本地有 ${count(Number(firms))} 家在产`,
  need_quantity: ({ output, purchases }) => sentence`本地产值 ${money(output)}，它采购 ${money(purchases)}`,
  need_quantity_unknown: () => sentence`产值或采购额未知，有就算满足`,
  need_not_produced_here: ({ stages }) => sentence`${some(stages)}本地没有在产企业`,
  need_unknown: ({ stages }) => sentence`${some(stages)}在本地有没有，没有数据，不计`,
  need_only_stated: ({ stages }) => sentence`${some(stages)}：来源说有，但没有已知的在产企业，不计`,
  tray_firm_not_active: ({ firm }) => sentence`${String(firm)}已注销或迁走，不计`,
  tray_firm_here: ({ firm }) => sentence`${String(firm)}已在本地，不改变什么`,
  tray_firm_without_role: ({ firm }) => sentence`${String(firm)}在这条链上没有可计的角色`,
  tray_firm_unplaced: ({ firm }) => sentence`${String(firm)}所在城市未知，也许已在本地`,
  tray_role_silent: ({ firm, stages }) => sentence`来源没有说${String(firm)}在${some(stages)}是否在产`,
  tray_output_unknown: ({ firm, stages }) =>
    sentence`${String(firm)}在${some(stages)}的产值未知，集中度和加权覆盖算不全`,
  tray_purchases_unknown: ({ firms }) =>
    sentence`没有记录${some(firms)}向谁采购，采购额、供应商两种配套率看不到它们`,
  tray_stages_unknown: ({ stages }) => sentence`没有数据的环节：${some(stages)}`,
};

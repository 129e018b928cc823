import type { Signal } from '../../contract/target.ts';

/** Days after which a signal says half as much. */
export const signalHalfLifeDays = 730;

const dayMilliseconds = 86_400_000;

/** What a signal says on the day it is given, 0 to 1: a site being built most, a visit least. */
const strengthOf: Record<string, number> = {
  'project building': 0.9,
  'project signed': 0.8,
  'project planned': 0.6,
  brought: 0.5,
  visit: 0.4,
};

/** The last day of a date that may be a year, a month or a day, in UTC. */
function toLastMoment(date: string): number {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  return day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
}

/** Recency 2^(−age / half-life), 0 to 1; what is dated in the future counts as of today. */
export function recencyOf(on: string, today: string): number {
  const age = Math.max(0, (toLastMoment(today) - toLastMoment(on)) / dayMilliseconds);
  return 2 ** (-age / signalHalfLifeDays);
}

/** Several independent hints: 1 − Π(1 − hint), so that each one more raises it and none lifts it over 1. */
export const combine = (hints: readonly number[]): number =>
  1 - hints.reduce((rest, hint) => rest * (1 - hint), 1);

/** How strongly a dated signal speaks today, 0 to 1; 0 for a kind we do not weigh. */
export const strengthOn = ({ kind, status, on }: Signal & { on: string }, today: string): number =>
  (strengthOf[kind === 'project' ? `project ${status ?? ''}` : kind] ?? 0) * recencyOf(on, today);

/** A signal whose day is known: only these count. */
export const isDated = (signal: Signal): signal is Signal & { on: string } => signal.on !== undefined;

/**
 * Whether a fact was observed by the end of `lastDay` (YYYY-MM-DD; absent: now, when everything was). A year or a month
 * counts as its last day, and a fact without a date is not known to have been seen by then.
 */
export const isObservedBy = (observedOn: string | undefined, lastDay: string | undefined): boolean =>
  lastDay === undefined ||
  (observedOn !== undefined && observedOn + '-12-31'.slice(observedOn.length - 4) <= lastDay);

import { count } from '../number.ts';
import type { Messages } from '../zh/index.ts';

export const error: Messages['error'] = {
  notFoundTitle: 'Not found',
  notFound:
    'The data have nothing under this address. Its id may have changed, or this version does not have it yet.',
  badRequestTitle: 'The question could not be read',
  badRequest: (fields) => `The server does not understand a part of the address: ${fields}.`,
  forbiddenTitle: 'You cannot do this',
  forbidden: 'Your role does not include it.',
  conflictTitle: 'Not saved',
  conflict: 'Somebody changed it a moment ago. Look at the new content, then change it.',
  tooManyTitle: 'Too many requests',
  tooMany: 'It will be tried again by itself in a moment.',
  timeoutTitle: 'This question takes too long',
  timeout: 'The database did not finish in time and was stopped. Try again, or ask for less.',
  awayTitle: 'The database cannot be reached',
  awayRetry: (seconds) => `The database cannot be reached; trying again in ${count(seconds)} s`,
  awayTries: (tries, seconds) =>
    tries === 0 ? 'Just lost.' : `Tried ${count(tries)} times, away for ${count(seconds)} s.`,
  serverAwayRetry: (seconds) => `The server cannot be reached; trying again in ${count(seconds)} s`,
  away: 'It goes on by itself once connected; no need to reload.',
  tryNow: 'Try now',
  back: 'Connected again; the data are current.',
  internalTitle: 'Something went wrong here',
  internal:
    'The server failed and wrote it down. Try again; if it stays, give the request number to whoever runs it.',
  requestId: (code, id) => `${code} · request ${id}`,
  toOverview: 'To the overview',
  viewTitle: 'No such page',
  view: 'There is no page under this address.',
  viewFailed: 'The page did not arrive; there may be a new version.',
  reload: 'Reload',
};

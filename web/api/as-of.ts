import { question } from '../state/question.svelte.ts';
import { withQuery } from './http.ts';

/**
 * An address asked as of the date of the question, for every answer that takes one: as it is in one place, no view can
 * show a status of now beside one of then.
 */
export const withAsOf = (path: string, parameters: Record<string, string | number | undefined>): string =>
  withQuery(path, { ...parameters, asOf: question.current.asOf });

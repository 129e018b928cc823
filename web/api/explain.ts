import type { Messages } from '../i18n/zh/index.ts';
import type { Failure } from './http.ts';

/** A failure in words: what happened, why and what now; `request` is what to quote to whoever runs the server. */
export interface Explanation {
  title: string;
  text: string;
  request?: string;
}

/** The one place where failures become sentences. */
export function explain(failure: Failure, { error }: Messages): Explanation {
  if (failure.kind === 'unreachable') return { title: error.awayTitle, text: error.away };
  if (failure.kind === 'unexpected') return { title: error.internalTitle, text: error.internal };
  const { code, requestId, errors, detail } = failure.problem;
  const request = error.requestId(code, requestId);
  switch (code) {
    case 'not_found':
      return { title: error.notFoundTitle, text: error.notFound };
    case 'bad_request': {
      const named = (errors ?? []).map(({ field }) => field).join(' ');
      return { title: error.badRequestTitle, text: error.badRequest(named === '' ? detail : named), request };
    }
    case 'conflict':
      return { title: error.conflictTitle, text: error.conflict };
    case 'forbidden':
      return { title: error.forbiddenTitle, text: error.forbidden, request };
    case 'too_many_requests':
      return { title: error.tooManyTitle, text: error.tooMany };
    case 'graph_unavailable':
      return { title: error.awayTitle, text: error.away, request };
    case 'timeout':
      return { title: error.timeoutTitle, text: error.timeout, request };
    default:
      return { title: error.internalTitle, text: error.internal, request };
  }
}

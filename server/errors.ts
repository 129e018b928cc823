import type { ProblemCode } from './contract/common.ts';

/** Where a bad request went wrong: the field (or table cell) and what was expected there. */
export interface FieldError {
  field: string;
  message: string;
}

const statusOf: Record<ProblemCode, number> = {
  bad_request: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many_requests: 429,
  internal: 500,
  graph_unavailable: 503,
  timeout: 503,
};

/** An error whose text may be shown to the user. Everything else is `internal` and goes to the log only. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly errors: FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ProblemCode,
    detail: string,
    extra: { errors?: FieldError[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(detail, { cause: extra.cause });
    this.name = 'ProblemError';
    this.code = code;
    this.status = statusOf[code];
    this.errors = extra.errors ?? [];
    this.retryAfterSeconds = extra.retryAfterSeconds;
  }
}

/** 404: nothing of this kind has this id. */
export const notFound = (kind: string, id: string): ProblemError =>
  new ProblemError('not_found', `No ${kind} has the id "${id}".`);

/** 400: one field is wrong. */
export const badRequest = (field: string, message: string): ProblemError =>
  new ProblemError('bad_request', `${field}: ${message}`, { errors: [{ field, message }] });

/** 409: somebody else changed it first, or it exists already. */
export const conflict = (detail: string): ProblemError => new ProblemError('conflict', detail);

/** 503: the database does not answer; the client asks again after a second. */
export const graphUnavailable = (detail: string, cause?: unknown): ProblemError =>
  new ProblemError('graph_unavailable', detail, { retryAfterSeconds: 1, cause });

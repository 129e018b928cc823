import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from './contract/common.ts';
import { ProblemError, type FieldError } from './errors.ts';
import type { Refusal } from './validation.ts';

const titles: Record<Problem['code'], string> = {
  bad_request: 'The request is not as expected',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  conflict: 'Somebody else changed it first',
  too_many_requests: 'Too many requests',
  graph_unavailable: 'The database does not answer',
  timeout: 'It took too long',
  internal: 'Something went wrong on our side',
};

/** What was expected, in words where the schema's own are about schemas. */
function toMessage({ keyword, params, message }: Refusal): string {
  if (keyword === 'required') return 'is missing';
  if (keyword === 'additionalProperties') return 'is not expected';
  const { allowedValue } = params as { allowedValue?: unknown };
  return allowedValue === undefined ? message : `must be ${JSON.stringify(allowedValue)}`;
}

/** Each field a schema refused, once: a missing or surplus property is named itself, not its parent. */
function toFieldErrors(refusals: Refusal[], part: string): FieldError[] {
  const errors = new Map<string, string[]>();
  for (const refusal of refusals) {
    // These say again, about the whole, what another refusal says of a part.
    if (refusal.keyword === 'boolean' || refusal.keyword === 'anyOf') continue;
    const named = refusal.params as { requiredProperties?: string[]; additionalProperties?: string[] };
    const leaves = named.requiredProperties ?? named.additionalProperties ?? [undefined];
    for (const leaf of leaves) {
      const path = [
        ...refusal.instancePath.split('/').filter(Boolean),
        ...(leaf === undefined ? [] : [leaf]),
      ];
      const field = path.join('.') || part;
      errors.set(field, [...(errors.get(field) ?? []), toMessage(refusal)]);
    }
  }
  return [...errors].map(([field, messages]) => ({ field, message: [...new Set(messages)].join(' or ') }));
}

/** Any thrown thing as an error whose text may be shown. Texts of unforeseen errors never leave the log. */
function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const known = error as FastifyError;
  if (known.validation) {
    const refusals = known.validation as unknown as Refusal[];
    const errors = toFieldErrors(refusals, known.validationContext ?? 'body');
    const detail = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
    return new ProblemError('bad_request', detail, { errors });
  }
  const status = known.statusCode ?? 500;
  if (status === 429)
    return new ProblemError('too_many_requests', 'Ask again in a moment.', { retryAfterSeconds: 1 });
  if (status === 404) return new ProblemError('not_found', 'There is nothing at this address.');
  if (status >= 400 && status < 500) return new ProblemError('bad_request', known.message);
  return new ProblemError('internal', 'The error is in the log under the request id.', { cause: error });
}

function send(request: FastifyRequest, reply: FastifyReply, problem: ProblemError): FastifyReply {
  if (problem.retryAfterSeconds !== undefined) void reply.header('retry-after', problem.retryAfterSeconds);
  const body: Problem = {
    type: `urn:liantu:problem:${problem.code}`,
    title: titles[problem.code],
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    requestId: request.id,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
  };
  void reply.header('cache-control', 'no-store').removeHeader('etag').removeHeader('content-disposition');
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body);
}

/** The one error handler: RFC 9457 problem documents; the cause of a 5xx goes to the log. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblemError(error);
  if (problem.code === 'internal') request.log.error({ err: error }, 'unforeseen error');
  else if (problem.status >= 500) request.log.warn({ err: problem.cause }, problem.message);
  return send(request, reply, problem);
}

/** Unknown addresses answer with a problem document too. */
export const handleNotFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  send(request, reply, new ProblemError('not_found', 'There is nothing at this address.'));

import type { FastifyReply, FastifyRequest } from 'fastify';
import { toCsv, type Column } from '../export/csv.ts';

export type { Column };

interface Table<Row> {
  /** Becomes the file's name. */
  name: string;
  columns: Column<Row>[];
  rows: Row[];
}

/** What a route that is also a table answers with, for the documentation. */
export const tableTypes = ['application/json', 'text/csv'];

/** The weight a media type has in an `Accept` header, 0 when it is not named. */
function weightOf(accept: string, type: string): number {
  const [, ...parameters] =
    accept
      .split(',')
      .map((range) => range.split(';').map((part) => part.trim().toLowerCase()))
      .find(([name]) => name === type) ?? [];
  if (parameters.length === 0) return accept.toLowerCase().includes(type) ? 1 : 0;
  const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
  return Number.isNaN(weight) ? 1 : weight;
}

/** Whether the caller asks for the answer as a table: by `?format=csv`, or because `Accept` prefers it to JSON. */
export function wantsCsv(request: FastifyRequest): boolean {
  const { format } = request.query as { format?: unknown };
  if (format !== undefined) return format === 'csv';
  const accept = request.headers.accept ?? '';
  return weightOf(accept, 'text/csv') > weightOf(accept, 'application/json');
}

/** Answers with the rows as CSV when that is asked for, else with `json()`. */
export function sendTable<Row, Json>(
  request: FastifyRequest,
  reply: FastifyReply,
  table: Table<Row>,
  json: () => Json,
): Json {
  if (!wantsCsv(request)) return json();
  void reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(table.name)}.csv`)
    .serializer((payload: unknown) => payload as string);
  return toCsv(table.columns, table.rows) as Json;
}

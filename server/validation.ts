import type { FastifySchemaCompiler } from 'fastify';
import { Type, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

/** What a schema refused, as the error handler takes it. */
export interface Refusal {
  instancePath: string;
  keyword: string;
  params: object;
  message: string;
}

/** Query strings and paths hold text: whole numbers are read where the schema asks for one, and nothing else. */
function readNumbers(schema: TSchema, value: unknown): unknown {
  if (!Type.IsObject(schema) || value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      const property = schema.properties[name];
      const isNumber = typeof entry === 'string' && /^-?\d{1,15}$/.test(entry);
      return [name, property && Type.IsInteger(property) && isNumber ? Number(entry) : entry];
    }),
  );
}

/** Checks requests against the contract. Bodies are taken as they are: nothing is converted, filled in or left out. */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema);
  return (value: unknown) => {
    const read = httpPart === 'body' ? value : readNumbers(schema, value);
    if (validator.Check(read)) return { value: read };
    const error: Refusal[] = validator.Errors(read);
    // Fastify takes a list of refusals as well as an Error; its type says Error only.
    return { error: error as unknown as Error };
  };
};

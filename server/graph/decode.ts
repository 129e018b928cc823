import type { Static, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';

/** Unknown is absent, never null: nulls are dropped from maps, at every depth. */
function dropNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropNulls);
  if (value === null || typeof value !== 'object') return value;
  const kept: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (entry !== null && entry !== undefined) kept[key] = dropNulls(entry);
  }
  return kept;
}

const validators = new WeakMap<TSchema, Validator>();

function validatorOf(row: TSchema): Validator {
  const known = validators.get(row);
  if (known) return known;
  const compiled = Compile(row);
  validators.set(row, compiled);
  return compiled;
}

/** Records as rows of this schema, so that row types are true; throws on a record that is not as expected. */
export function decodeRows<Row extends TSchema>(records: object[], row: Row): Static<Row>[] {
  const validator = validatorOf(row);
  return records.map((record) => {
    const value = dropNulls(record);
    if (!validator.Check(value)) {
      const [first] = validator.Errors(value);
      throw new Error(`A row of the graph is not as expected: ${first?.instancePath} ${first?.message}`);
    }
    return value as Static<Row>;
  });
}

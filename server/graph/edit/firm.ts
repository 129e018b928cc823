import { Type } from 'typebox';
import type { EditableFirm, EditDone, FirmCorrection } from '../../contract/edit.ts';
import { conflict, notFound, ProblemError } from '../../errors.ts';
import { buildElements } from '../../import/build.ts';
import { deriveSearch } from '../../import/derive.ts';
import { toProperty } from '../../import/element/build.ts';
import type { Row } from '../../import/map.ts';
import { type ColumnName, columnsOf } from '../../import/table/all.ts';
import { difference } from '../change/collapse.ts';
import type { ElementChange } from '../change/record.ts';
import type { GraphClient, GraphTransaction } from '../client.ts';
import { type LinkElement, type NodeElement, type Properties } from '../import/element.ts';
import { asking, type Asker } from '../list.ts';
import { created, inEdit } from './fact.ts';
import { emptyRow, FieldErrors, write } from './row.ts';
import { resolveSource } from './source.ts';
import { resolveRow } from './target.ts';
import { versionOf } from './version.ts';

const PropertiesSchema = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
);
const PlaceRow = Type.Object({ region: Type.String(), properties: PropertiesSchema });
const FirmRow = Type.Object({ properties: PropertiesSchema, places: Type.Array(PlaceRow) });

// What is registered of this firm, and where? (firm)-[:LOCATED_IN]->(region)
const FIRM = `
  MATCH (f:Organisation:Firm {id: $id})
  RETURN properties(f) AS properties,
         COLLECT { MATCH (f)-[l:LOCATED_IN {kind: 'registered'}]->(r:Region)
                   RETURN {region: r.code, properties: properties(l)} AS one ORDER BY one.region } AS places`;

const IdRow = Type.Object({ id: Type.String() });

// Which other organisation has this credit code?
const SAME_CODE = `
  MATCH (o:Organisation {creditCode: $code}) WHERE o.id <> $id
  RETURN o.id AS id LIMIT 1`;

/** Columns of the firms' table that are not what is registered of a firm. */
const others: readonly ColumnName[] = ['id', 'region_code', 'evidence', 'source_ids', 'observed_on', 'note'];

const registered = columnsOf('firms')
  .filter(([name]) => !others.includes(name))
  .map(([name]) => [toProperty(name), name] as const);

async function readRow(graph: Asker, id: string) {
  const [row] = await graph.read(FIRM, { id }, FirmRow);
  if (!row) throw notFound('firm', id);
  const [place] = row.places;
  const version = versionOf({ ...row.properties, place: place?.region ?? '' });
  return { properties: row.properties as Properties, places: row.places, version };
}

/** What is registered of a firm, with its version; throws `not_found`. */
export async function readEditableFirm(graph: GraphClient, id: string): Promise<EditableFirm> {
  const { properties, places, version } = await readRow(graph, id);
  const known = registered.flatMap(([name]) =>
    properties[name] === undefined ? [] : [[name, properties[name]] as const],
  );
  const [place] = places;
  return { id, version, properties: Object.fromEntries(known), ...(place ? { region: place.region } : {}) };
}

/**
 * Corrects what is registered of a firm; values not named stay. A new place needs its source. Throws `not_found`,
 * `bad_request` naming fields, and `conflict` with both values.
 */
export const correctFirm = (
  graph: GraphClient,
  id: string,
  asked: FirmCorrection,
  author: string,
): Promise<EditDone> =>
  inEdit(graph, { cause: 'edit', author }, async (tx) => {
    const found = await readRow(asking(tx), id);
    const errors = new FieldErrors();
    const row = writeRow(id, found.properties, asked, errors);
    const code = row.values.credit_code;
    if (code !== undefined) await refuseSecondCode(tx, id, String(code));
    const moved = await planMove(tx, id, found.places, asked, row, errors);
    await resolveRow(asking(tx), row, toField, errors);
    errors.check();
    const [node] = buildElements(row).elements as [NodeElement];
    const after = toProperties(found.properties, node);
    if (found.version !== asked.version) throw differing(found.properties, after);
    const change: ElementChange = {
      ...{ op: 'change', sort: 'node', label: 'Organisation', key: id },
      ...difference(found.properties, after),
    };
    const differs = Object.keys({ ...change.before, ...change.after }).length > 0;
    return {
      changes: [...(differs ? [change] : []), ...moved],
      id,
      version: versionOf({ ...after, place: asked.region ?? found.places[0]?.region ?? '' }),
      ...(asked.note === undefined ? {} : { note: asked.note }),
    };
  });

const toField = (column: ColumnName): string =>
  column === 'region_code'
    ? 'region'
    : column === 'source_ids'
      ? 'source'
      : `properties.${toProperty(column)}`;

function writeRow(id: string, known: Properties, { properties }: FirmCorrection, errors: FieldErrors): Row {
  const row: Row = { ...emptyRow('firms'), id };
  const columns = new Map(registered);
  for (const [property, column] of registered) {
    const value = known[property];
    if (value !== undefined) row.values[column] = value;
  }
  for (const [property, written] of Object.entries(properties)) {
    const column = columns.get(property);
    if (column) write(row, column, `properties.${property}`, written, errors);
    else errors.add(`properties.${property}`, `is not expected; expected ${[...columns.keys()].join(', ')}`);
  }
  if (row.values.name === undefined) errors.add('properties.name', 'is missing (企业名称)');
  return row;
}

async function refuseSecondCode(tx: GraphTransaction, id: string, code: string): Promise<void> {
  const [other] = await tx.run(SAME_CODE, { id, code }, IdRow);
  if (other)
    throw conflict(`properties.creditCode: ${other.id} has the code ${code}; merge the two if they are one.`);
}

/** The changes that put a firm into another region: the new place takes the place of the old. */
async function planMove(
  tx: GraphTransaction,
  id: string,
  places: { region: string; properties: object }[],
  { region, source }: FirmCorrection,
  known: Row,
  errors: FieldErrors,
): Promise<ElementChange[]> {
  if (region === undefined || places.some((place) => place.region === region)) return [];
  if (source === undefined) {
    errors.add('source', 'a new place is a fact and needs its source');
    return [];
  }
  const resolved = await resolveSource(asking(tx), source, errors);
  const row: Row = { ...emptyRow('firms'), id, values: { name: known.values.name ?? id } };
  write(row, 'region_code', 'region', region, errors);
  await resolveRow(asking(tx), row, toField, errors);
  errors.check();
  row.targets.source_ids = [{ label: 'Source', key: resolved.id }];
  const link = buildElements(row).elements.find((one): one is LinkElement => one.sort === 'link')!;
  return [
    ...resolved.changes,
    ...places.map((place) => removedPlace(id, place)),
    created(link, { ...link.defaults, ...link.given }),
  ];
}

const removedPlace = (id: string, place: { region: string; properties: object }): ElementChange => {
  const before = place.properties as Properties;
  return {
    ...{ op: 'remove', sort: 'link', type: 'LOCATED_IN', key: String(before.id) },
    from: { label: 'Organisation', key: id },
    to: { label: 'Region', key: place.region },
    before,
    after: {},
  };
};

/** All properties as they are afterwards: what the row says, what no column says, and what search needs. */
function toProperties(before: Properties, { given }: NodeElement): Properties {
  const own = new Set([...registered.map(([name]) => name as string), 'pinyin', 'initials', 'simplified']);
  const kept = Object.fromEntries(Object.entries(before).filter(([name]) => !own.has(name)));
  const all = { ...kept, ...given };
  return { ...all, ...deriveSearch('Organisation', all) };
}

function differing(now: Properties, asked: Properties): ProblemError {
  const { before, after } = difference(now, asked);
  const errors = Object.keys({ ...before, ...after })
    .filter((name) => registered.some(([property]) => property === name))
    .map((name) => ({
      field: name,
      message: `is now ${JSON.stringify(before[name]) ?? 'unknown'}, asked for ${JSON.stringify(after[name]) ?? 'unknown'}`,
    }));
  return new ProblemError('conflict', 'Somebody else changed it since it was read.', { errors });
}

import { join } from 'node:path';
import { normaliseName } from '../../server/import/name.ts';
import { type Dataset, readDataset } from './dataset.ts';
import { findShipped, type ListedFirm, toFirms } from './firm.ts';
import { limitColumns, toLimit } from './limit.ts';
import { type FindPlace, placeFinder, type Region } from './place.ts';
import { findRoles, type RoleLead } from './role.ts';
import { readStages } from './stage.ts';
import { readTable } from './table.ts';

/** The source row that every national fact rests on, and the day of the data set's facts. */
export const source = {
  id: 'chain-knowledge-graph-2021',
  title: 'ChainKnowledgeGraph：A 股上市公司、行业与主营产品图谱',
  kind: 'dataset',
  publisher: 'liuhuanyong（GitHub）',
  published_on: '2021',
  url: 'https://github.com/liuhuanyong/ChainKnowledgeGraph',
};

/** Where the project's own tables are. */
export interface Places {
  data: string;
}

/** A listed firm with where its name puts it. */
export interface PlacedFirm extends ListedFirm {
  region: Region | undefined;
  /** The region is that of a former name, for the present one says none: less sure, since the firm may have moved. */
  formerPlace: boolean;
  /** The id under which another shipped table has the same firm. */
  shippedId: string | undefined;
}

/** Everything that the tables are made of. */
export interface National {
  firms: PlacedFirm[];
  roles: RoleLead[];
  stageNames: Map<string, string>;
  /** What another shipped table states of a role, by `firm|stage`. */
  stated: Map<string, StatedRole>;
}

/** The cells of a role in another shipped table. Empty means not stated. */
export interface StatedRole {
  status: string;
  products: string;
}

/** Reads the data set and the project's tables, and finds each firm's place and roles. */
export async function readNational(dataset: string, { data }: Places): Promise<National> {
  const input = await readDataset(dataset);
  const stages = await readStages(join(data, 'qingdao/stages.csv'));
  const limits = await readTable<(typeof limitColumns)[number]>(join(data, 'check/limits.csv'));
  const firms = await placeFirms(input, data);
  const stated = await readTable<'firm_id' | 'stage_id' | keyof StatedRole>(join(data, 'qingdao/roles.csv'));
  return {
    firms,
    roles: findRoles(input.products, input.industries, stages, limits.map(toLimit)),
    stageNames: new Map(stages.map(({ id, name }) => [id, name])),
    stated: new Map(stated.map((row) => [`${row.firm_id}|${row.stage_id}`, row])),
  };
}

async function placeFirms({ companies }: Dataset, data: string): Promise<PlacedFirm[]> {
  const regions = await readTable<keyof Region>(join(data, 'regions/regions.csv'));
  const rows = await readTable<'id' | 'name'>(join(data, 'qingdao/firms.csv'));
  const shipped = new Map(
    rows.map(({ id, name }) => [normaliseName(name), id || `name:${normaliseName(name)}`]),
  );
  const findPlace = placeFinder(regions);
  return toFirms(companies)
    .map((firm) => ({ ...firm, ...placeOf(firm, findPlace), shippedId: findShipped(firm, shipped) }))
    .sort((one, other) => compareCodes(one, other));
}

/** Where the present name puts a firm, else where a former one did. */
function placeOf({ name, formerNames }: ListedFirm, findPlace: FindPlace) {
  const region = findPlace(name);
  const former = region ? undefined : formerNames.map(findPlace).find((found) => found !== undefined);
  return { region: region ?? former, formerPlace: former !== undefined };
}

/** By stock code; those without stand last, by name. */
function compareCodes(one: ListedFirm, other: ListedFirm): number {
  const [left, right] = [one.stockCode ?? `~${one.name}`, other.stockCode ?? `~${other.name}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseCsv } from '../../server/import/csv.ts';

export type TableRow = Record<string, string>;

/** The rows of a table that ships, as `national/roles`: what the answers are held against. */
export async function readTable(name: string): Promise<TableRow[]> {
  const path = fileURLToPath(new URL(`../../data/${name}.csv`, import.meta.url));
  const rows: string[][] = [];
  for await (const batch of parseCsv([readFileSync(path, 'utf8')]))
    rows.push(...batch.map(({ cells }) => cells));
  const [head = [], ...records] = rows;
  return records
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => Object.fromEntries(head.map((column, index) => [column, cells[index] ?? ''])));
}

const readBoth = async (name: string): Promise<TableRow[]> => [
  ...(await readTable(`qingdao/${name}`)),
  ...(await readTable(`national/${name}`)),
];

/** All firms that ship, each with the id it gets: its own, else its name with half-width brackets. */
export async function readFirms(): Promise<{ id: string; region: string; row: TableRow }[]> {
  return (await readBoth('firms')).map((row) => ({
    id: row.id || `name:${row.name!.replaceAll('（', '(').replaceAll('）', ')')}`,
    region: row.region_code!,
    row,
  }));
}

/** Whether a region lies in another, or is it, as the tables of regions say. */
export async function readWithin(): Promise<(code: string, outer: string) => boolean> {
  const rows = [...(await readTable('regions/regions')), ...(await readTable('qingdao/regions'))];
  const above = new Map(rows.map((row) => [row.code!, row.within!]));
  const isWithin = (code: string, outer: string): boolean =>
    code === outer || ((above.get(code) ?? '') !== '' && isWithin(above.get(code)!, outer));
  return isWithin;
}

/** Stages of a chain by id, in the order of their table. */
export const readStages = async (chain: string): Promise<string[]> =>
  (await readTable('qingdao/stages')).filter((row) => row.chain_id === chain).map((row) => row.id!);

export interface ShippedRole {
  firm: string;
  region: string;
  stage: string;
  status: string;
  evidence: string;
}

/** All roles that ship, with the firm's id and place; a role that both folders tell is there twice. */
export async function readRoles(): Promise<ShippedRole[]> {
  const firms = new Map<string, { id: string; region: string }>();
  for (const firm of await readFirms()) {
    firms.set(firm.id, firm);
    if (firm.row.stock_code) firms.set(firm.row.stock_code, firm);
  }
  return (await readBoth('roles')).map((row) => {
    const firm = firms.get(row.firm_id!);
    if (!firm) throw new Error(`no firm ${row.firm_id}`);
    const { stage_id: stage = '', status = '', evidence = '' } = row;
    return { firm: firm.id, region: firm.region, stage, status, evidence };
  });
}

/** Who plays a stage for sure, by stage: the roles in a region, and ids of the firms known to stand outside of it. */
export async function readPlayers(
  region: string,
): Promise<(stage: string) => { here: ShippedRole[]; elsewhere: string[] }> {
  const [roles, isWithin] = [await readRoles(), await readWithin()];
  const counted = roles.filter(({ evidence }) => evidence !== 'suggested');
  return (stage) => {
    const players = counted.filter((role) => role.stage === stage);
    const here = players.filter((role) => isWithin(role.region, region));
    // A firm of which only the province or the country is known may stand here: it is in neither part.
    const away = players
      .filter((role) => !isWithin(role.region, region) && !isWithin(region, role.region))
      .map(({ firm }) => firm);
    return { here, elsewhere: [...new Set(away)].sort() };
  };
}

import { join } from 'node:path';
import { type National, type Places } from './build.ts';
import { judgedFile } from './judge.ts';
import type { Rule } from './match.ts';
import { formatShare, type RoleLead } from './role.ts';
import { drawSample, seeded, shuffle } from './sample.ts';
import { writeTable } from './table.ts';
import { judgedColumns, type JudgedRow } from './verdict.ts';

const blindColumns = judgedColumns.filter((column) => column !== 'rule' && column !== 'evidence');

/** Rules that may give `claimed` are judged on more than those that never will. */
const perCell = (rule: Rule) => (['whole', 'trimmed', 'head'].includes(rule) ? 25 : 5);
const uniform = 60;

/** Writes a blind sample to be judged: the rule and the evidence of each role are left out. */
export async function writeSample(national: National, seed: number, places: Places): Promise<void> {
  const drawn = drawSample(national.roles, seed, perCell, uniform);
  await writeTable(judgedFile(places), judgedColumns, toRows(national, seed, drawn));
}

function toRows(national: National, seed: number, drawn: RoleLead[]): Partial<JudgedRow>[] {
  const firms = new Map(national.firms.map((firm) => [firm.stockCode, firm.shortName ?? firm.name]));
  return drawn.map((role) => toSampleRow(national, firms, seed, role));
}

function toSampleRow(
  { stageNames }: National,
  firms: Map<string | undefined, string>,
  seed: number,
  role: RoleLead,
): Partial<JudgedRow> {
  const shares = role.leads.map(({ share }) => (share === undefined ? '' : formatShare(share)));
  return {
    seed: String(seed),
    stock_code: role.stockCode,
    firm: firms.get(role.stockCode) ?? '',
    products: role.leads.map(({ text }) => text).join(';'),
    revenue_share: shares.join(';'),
    stage_id: role.stage.id,
    stage: stageNames.get(role.stage.id) ?? '',
    chain: role.stage.chainIds.join(';'),
  };
}

/** Writes 100 claimed roles drawn from all alike, to be judged as someone would who doubts them. */
export async function writeClaimedSample(
  national: National,
  isClaimed: (role: RoleLead) => boolean,
  seed: number,
  places: Places,
): Promise<void> {
  const drawn = shuffle(national.roles.filter(isClaimed), seeded(seed)).slice(0, 100);
  await writeTable(
    join(places.data, 'check/national-claimed.csv'),
    blindColumns,
    toRows(national, seed, drawn),
  );
}

const regionColumns = ['seed', 'firm', 'region_code', 'region', 'level', 'verdict', 'why'] as const;

/** Writes a random sample of placed firms to be judged. */
export async function writeRegionSample({ firms }: National, seed: number, places: Places): Promise<void> {
  const placed = firms.flatMap(({ name, region }) => (region ? [{ name, region }] : []));
  const rows = shuffle(placed, seeded(seed))
    .slice(0, 80)
    .map(({ name, region }) => ({
      seed: String(seed),
      firm: name,
      region_code: region.code,
      region: region.name,
      level: region.level,
    }));
  await writeTable(join(places.data, 'check/national-regions.csv'), regionColumns, rows);
}

import type { Firms } from './firm.ts';
import type { Groups } from './group.ts';
import { drawDate, drawProvenance, evidenceColumns } from './provenance.ts';
import { below, type Draw, logNormal, streamOf } from './random.ts';
import { Seen } from './seen.ts';
import type { TableFile } from './table-file.ts';

export const firmColumns = [
  'name',
  'region_code',
  'id',
  'short_name',
  'credit_code',
  'stock_code',
  'group_id',
  'status',
  'status_on',
  'staff',
  'revenue_cny',
  'founded_on',
  'tiers',
  ...evidenceColumns,
];

/** One firm in 200 is listed, up to 9,999: their codes begin with 99, as no real one does. */
const listedShare = 1 / 200;

/** Writes every firm, each under a name of its own. */
export async function writeFirms(
  table: TableFile,
  seed: number,
  firms: Firms,
  groups: Groups,
): Promise<void> {
  const names = new Seen();
  const drawsOf = streamOf(seed, 'firm facts');
  let listed = 0;
  for (let firm = 0; firm < firms.count; firm++) {
    const draw = drawsOf(firm);
    const name = drawName(firms, names, firm);
    const isListed = draw() < listedShare && listed < 9999;
    if (isListed) listed += 1;
    const group = groups.of(firm)?.group;
    await table.add({
      name: name.full,
      region_code: firms.place(firm).code,
      id: firms.id(firm),
      short_name: draw() < 0.7 ? name.short : undefined,
      credit_code: firms.creditCode(firm),
      stock_code: isListed ? `99${String(listed).padStart(4, '0')}` : undefined,
      group_id: group === undefined ? undefined : `gen-group-${group + 1}`,
      ...drawStatus(draw),
      ...drawSize(draw, isListed),
      founded_on: draw() < 0.85 ? drawDate(draw, 1985, 2023) : undefined,
      ...drawProvenance(draw),
    });
  }
}

function drawName(firms: Firms, names: Seen, firm: number): { full: string; short: string } {
  for (let attempt = 0; ; attempt++) {
    const name = firms.name(firm, attempt);
    if (names.add(name.full)) return name;
  }
}

function drawStatus(draw: Draw): { status: string | undefined; status_on: string | undefined } {
  const at = draw();
  if (at < 0.3) return { status: undefined, status_on: undefined };
  if (at < 0.97) return { status: 'active', status_on: undefined };
  return { status: at < 0.99 ? 'dissolved' : 'moved', status_on: drawDate(draw) };
}

/** Staff and revenue, each unknown for some; honours go to the larger ones. */
function drawSize(draw: Draw, isListed: boolean): Record<string, string | number | undefined> {
  const staff = Math.max(1, Math.round(logNormal(draw, isListed ? 900 : 45, 1.2)));
  const revenue = Math.round(staff * logNormal(draw, 700_000, 0.7));
  const honours = [
    ...(isListed ? ['上市公司'] : []),
    ...(draw() < 0.25 ? ['高新技术企业'] : []),
    ...(staff > 60 && draw() < 0.2 ? [['专精特新', '专精特新小巨人'][below(draw, 2)]!] : []),
  ];
  return {
    staff: draw() < 0.7 ? staff : undefined,
    revenue_cny: draw() < 0.55 ? revenue : undefined,
    tiers: honours.join(';') || undefined,
  };
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type National, type PlacedFirm, type Places, source, type StatedRole } from './build.ts';
import type { Rule } from './match.ts';
import { type RoleLead, toNote } from './role.ts';
import { writeTable } from './table.ts';
import type { Verdict } from './verdict.ts';

/** How sure a role is by its chain and rule. */
export type EvidenceOf = (chain: string, rule: Rule) => 'claimed' | 'suggested';

/** What was found of a role when it was judged; undefined where it was not among those judged. */
export type VerdictOf = (role: RoleLead) => Verdict | undefined;

const provenance = { source_ids: source.id, observed_on: '2021' };

const firmColumns = [
  ...(['name', 'region_code', 'id', 'short_name', 'stock_code', 'tiers', 'former_names'] as const),
  ...(['evidence', 'source_ids', 'observed_on', 'note'] as const),
] as const;

const roleColumns = [
  ...([
    'firm_id',
    'stage_id',
    'status',
    'products',
    'evidence',
    'source_ids',
    'observed_on',
    'note',
  ] as const),
] as const;

/** Writes the import tables `sources`, `firms` and `roles`. */
export async function writeNational(
  national: National,
  evidenceOf: EvidenceOf,
  verdictOf: VerdictOf,
  { data }: Places,
): Promise<void> {
  const folder = join(data, 'national');
  await mkdir(folder, { recursive: true });
  await writeTable(join(folder, 'sources.csv'), Object.keys(source) as (keyof typeof source)[], [source]);
  // A firm that another shipped table has already is not described twice; its roles go to that firm.
  const own = national.firms.filter(({ shippedId }) => shippedId === undefined);
  await writeTable(join(folder, 'firms.csv'), firmColumns, own.map(toFirmRow));
  const byCode = new Map(national.firms.map((firm) => [firm.stockCode, firm]));
  const roles = national.roles.flatMap((role) => {
    const firm = byCode.get(role.stockCode);
    const evidence = decideRole(role, evidenceOf, verdictOf);
    if (!firm || !evidence) return [];
    const stated = national.stated.get(`${firm.shippedId}|${role.stage.id}`);
    return [toRoleRow(role, firm, evidence, stated)];
  });
  await writeTable(join(folder, 'roles.csv'), roleColumns, roles);
}

function toFirmRow(firm: PlacedFirm): Partial<Record<(typeof firmColumns)[number], string>> {
  const from = firm.formerPlace ? '曾用名' : '企业全称';
  const evidence = firm.formerPlace ? 'suggested' : 'claimed';
  const place = firm.region ? { ...provenance, evidence, note: `区域取自${from}中的行政区划名` } : {};
  return {
    name: firm.name,
    region_code: firm.region?.code ?? '100000',
    short_name: firm.shortName === firm.name ? '' : (firm.shortName ?? ''),
    stock_code: firm.stockCode ?? '',
    tiers: '上市',
    former_names: firm.formerNames.join(';'),
    ...place,
  };
}

/** A stage of several chains is claimed only where each of them allows it. */
export const judgeRole = ({ stage, rule }: RoleLead, evidenceOf: EvidenceOf): 'claimed' | 'suggested' =>
  stage.chainIds.every((chain) => evidenceOf(chain, rule) === 'claimed') ? 'claimed' : 'suggested';

/**
 * What the product ships of a role: what its rule is worth, but nothing that was judged wrong, and no doubtful one as
 * claimed. The precision of a rule is measured before this.
 */
export function decideRole(
  role: RoleLead,
  evidenceOf: EvidenceOf,
  verdictOf: VerdictOf,
): 'claimed' | 'suggested' | undefined {
  const verdict = verdictOf(role);
  if (verdict === 'wrong') return undefined;
  return verdict === 'doubtful' ? 'suggested' : judgeRole(role, evidenceOf);
}

function toRoleRow(
  role: RoleLead,
  firm: PlacedFirm,
  evidence: 'claimed' | 'suggested',
  stated: StatedRole | undefined,
): Partial<Record<(typeof roleColumns)[number], string>> {
  // An item of the business scope says what a firm may do, not that it does it.
  const sold = role.leads.some(({ share }) => share !== undefined);
  return {
    firm_id: firm.shippedId ?? role.stockCode,
    stage_id: role.stage.id,
    // What another table says of the same role stands; the note keeps the products all the same.
    status: sold && !stated?.status ? 'production' : '',
    products: stated?.products ? '' : role.leads.map(({ text }) => text.replaceAll(';', '，')).join(';'),
    evidence,
    ...provenance,
    note: toNote(role.leads),
  };
}

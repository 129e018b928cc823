import { seeded } from '../../fault/random.ts';
import { balance } from './bundle-balance.ts';
import { cities, idleCity, liesIn, places } from './bundle-place.ts';
import type { Feed } from './plain/chain.ts';

export interface BundleFirm {
  id: string;
  /** Where it is registered, and where else it works. */
  region: string;
  site?: string;
  group?: string;
  status: 'active' | 'dissolved' | 'moved';
}
export interface BundleRole {
  firm: string;
  stage: string;
  status: 'production' | 'reserve' | 'planned' | 'ended' | '';
  output?: number;
  evidence: 'verified' | 'claimed' | 'suggested';
  observedOn: string;
}
export interface BundlePurchase {
  supplier: string;
  buyer: string;
  stage: string;
  value?: number;
  evidence: BundleRole['evidence'];
}
export interface BundleLink {
  from: string;
  to: string;
  kind: string;
  strength: number;
}
export interface BundleOrganisation {
  id: string;
  kind: 'association' | 'investor' | 'agency' | 'university';
  region: string;
}

/** A chain with everything about it, as plain facts. */
export interface Bundle {
  chain: string;
  stages: { id: string; tier: string; final: boolean }[];
  feeds: Feed[];
  firms: BundleFirm[];
  roles: BundleRole[];
  purchases: BundlePurchase[];
  organisations: BundleOrganisation[];
  links: BundleLink[];
}

/** Numbers and choices that are the same for the same seed. */
function dice(seed: number) {
  const next = seeded(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    chance: (share: number) => next() < share,
    below,
    pick: <Value>(values: readonly Value[]): Value => values[below(values.length)]!,
  };
}
type Dice = ReturnType<typeof dice>;

const stageCount = 24;

/** A chain from raw stages to three final products, with alternatives, and stages that nothing is made of. */
function makeChain(seed: number, { chance, below, pick }: Dice): Pick<Bundle, 'stages' | 'feeds'> {
  const id = (index: number) => `u${seed}-s${String(index).padStart(2, '0')}`;
  const stages = Array.from({ length: stageCount }, (_, index) => ({
    id: id(index),
    tier: index < 8 ? 'upstream' : index < 16 ? 'midstream' : 'downstream',
    final: index >= stageCount - 3,
  }));
  const feeds = new Map<string, Feed>();
  const add = (from: number, to: number, group?: string) =>
    feeds.set(`${from}>${to}`, { from: id(from), to: id(to), ...(group === undefined ? {} : { group }) });
  for (let to = 5; to < stageCount; to += 1) {
    const most = Math.min(to, stageCount - 3);
    const reach = Math.min(most, 9);
    const near = () => most - 1 - below(reach);
    const groups = 1 + below(3);
    for (let group = 0; group < groups; group += 1) {
      add(near(), to, chance(0.6) ? `g${group}` : undefined);
      if (chance(0.5)) add(near(), to, `g${group}`);
    }
  }
  // A final product that another one takes as an input.
  if (chance(0.5)) add(stageCount - 3, stageCount - 1, pick(['g0', undefined]));
  return { stages, feeds: [...feeds.values()] };
}

/** Places of one city, itself among them. */
const insideOf = (city: string) => places.filter(({ code }) => liesIn(code, city)).map(({ code }) => code);

/** Firms of every city; a few stand in two places, one kind of them in two cities. */
function makeFirms(seed: number, { chance, below, pick }: Dice): BundleFirm[] {
  const firms: BundleFirm[] = [];
  const add = (region: string, rest: Partial<BundleFirm> = {}) =>
    firms.push({
      id: `u${seed}-f${String(firms.length).padStart(3, '0')}`,
      region,
      status: chance(0.08) ? pick(['dissolved', 'moved']) : 'active',
      ...rest,
    });
  for (const city of cities) {
    const size = 4 + below(9);
    for (let number = 0; number < size; number += 1) {
      const group = chance(0.3) ? `group-${seed}-${below(9)}` : undefined;
      add(pick(insideOf(city)), group === undefined ? {} : { group });
    }
    const [here, there] = [pick(insideOf(city)), pick(insideOf(city))];
    if (here !== there) add(here, { site: there, status: 'active' });
  }
  for (let number = 0; number < 4; number += 1) {
    const [one, other] = [pick(cities), pick(cities)];
    if (one !== other && other !== idleCity) add(one, { site: other, status: 'active' });
  }
  for (let number = 0; number < 4; number += 1) add('990000');
  return firms;
}

/** What the firms do: each city has a bent of its own, and one has nobody in production. */
function makeRoles(
  firms: BundleFirm[],
  stages: Bundle['stages'],
  { chance, below, pick }: Dice,
): BundleRole[] {
  const isIdle = ({ region, site }: BundleFirm) =>
    liesIn(region, idleCity) || (site !== undefined && liesIn(site, idleCity));
  const roles = new Map<string, BundleRole>();
  for (const firm of firms) {
    const bent = [...firm.region.slice(0, 6)].reduce((one, digit) => one * 7 + Number(digit), 0);
    const count = 1 + below(3);
    for (let number = 0; number < count; number += 1) {
      // The last but fourth stage has no producer anywhere.
      const index = chance(0.65) ? (bent + below(8)) % stageCount : below(stageCount);
      const stage = stages[index]!.id;
      const isProducing = chance(0.68) && !isIdle(firm) && index !== stageCount - 5;
      const status = isProducing ? 'production' : pick(['reserve', 'planned', 'ended', ''] as const);
      roles.set(`${firm.id} ${stage}`, {
        firm: firm.id,
        stage,
        status,
        ...(index % 3 === 0 || chance(0.4) ? { output: 1_000_000 * (1 + below(90)) } : {}),
        evidence: chance(0.08) ? 'suggested' : pick(['claimed', 'verified']),
        observedOn: chance(0.1) ? '' : `20${19 + below(6)}${pick(['', '-05', '-11-03'])}`,
      });
    }
  }
  return [...roles.values()];
}

/** Who buys of whom. Nobody buys of a firm that is gone or whose city is not known: no definition says what that is. */
function makePurchases(
  firms: BundleFirm[],
  roles: BundleRole[],
  { chance, below, pick }: Dice,
): BundlePurchase[] {
  const suppliers = firms.filter(({ status, region }) => status === 'active' && region !== '990000');
  const purchases = new Map<string, BundlePurchase>();
  for (const buyer of firms) {
    const count = chance(0.3) ? 0 : 1 + below(4);
    for (let number = 0; number < count; number += 1) {
      const near = suppliers.filter(({ region }) =>
        liesIn(region, cities.find((city) => liesIn(buyer.region, city)) ?? ''),
      );
      const supplier = pick(chance(0.5) && near.length > 0 ? near : suppliers);
      if (supplier.id === buyer.id) continue;
      const stages = roles.filter(({ firm }) => firm === supplier.id).map(({ stage }) => stage);
      const stage = chance(0.1) ? '' : pick(stages);
      purchases.set(`${supplier.id} ${buyer.id} ${stage}`, {
        supplier: supplier.id,
        buyer: buyer.id,
        stage,
        ...(chance(0.12) ? {} : { value: 1000 * (1 + below(9000)) }),
        evidence: chance(0.12) ? 'suggested' : pick(['claimed', 'verified']),
      });
    }
  }
  return [...purchases.values()];
}

/** Associations, investors, agencies and universities, and how strong somebody says each relation is. */
function makeNetwork(seed: number, firms: BundleFirm[], { chance, below, pick }: Dice) {
  const kinds = { association: 5, investor: 6, agency: 4, university: 4 } as const;
  const organisations = Object.entries(kinds).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, number) => ({
      id: `u${seed}-${kind}${number}`,
      kind: kind as keyof typeof kinds,
      region: pick(cities),
    })),
  );
  const of = (kind: string) => organisations.filter((one) => one.kind === kind).map(({ id }) => id);
  const standing = firms.filter(({ status }) => status === 'active').map(({ id }) => id);
  const links = new Map<string, BundleLink>();
  const add = (from: string, to: string, kind: string) =>
    from !== to &&
    links.set(`${from} ${to} ${kind}`, {
      from,
      to,
      kind,
      strength: (100 + below(900)) / 1000 + below(99) / 1e6,
    });
  for (const firm of standing) {
    if (chance(0.35)) add(firm, pick(of('association')), 'member_of');
    if (chance(0.25)) add(pick(of('investor')), firm, 'owns');
    if (chance(0.25)) add(pick(of('university')), firm, pick(['alumni_at', 'partners_with']));
    if (chance(0.2)) add(firm, pick(standing), pick(['partners_with', 'brought', 'introduced']));
  }
  for (const agency of of('agency')) {
    for (const kind of ['association', 'investor', 'university'])
      add(agency, pick(of(kind)), 'partners_with');
    add(agency, pick(standing), 'introduced');
    add(pick(of('association')), agency, 'introduced');
  }
  return { organisations, links: [...links.values()] };
}

/** A chain of 24 stages in fourteen cities that is the same for the same seed. */
export function makeBundle(seed: number): Bundle {
  const roll = dice(seed);
  const { stages, feeds } = makeChain(seed, roll);
  const firms = makeFirms(seed, roll);
  const roles = makeRoles(firms, stages, roll);
  const purchases = makePurchases(firms, roles, roll);
  const network = makeNetwork(seed, firms, roll);
  const bundle = { chain: `unseen-${seed}`, stages, feeds, firms, roles, purchases, ...network };
  balance(bundle, seed);
  return bundle;
}

import { countRoles } from '../../analysis/count.ts';
import { countSupplies, type SuppliedFrom } from '../../analysis/supply.ts';
import { anywhere, type Cell, toSources } from './cell.ts';
import type { Lines, PlacedLaboratory, PlacedRole, PlacedSupply, StageFacts } from './fact.ts';

/** What falls to one region. */
interface Share {
  roles: PlacedRole[];
  laboratories: PlacedLaboratory[];
  supplies: SuppliedFrom[];
  onlyHere: Set<string>;
}

const lineOf = (lines: Lines, code: string): readonly string[] => lines.get(code) ?? [code];

/** Every region that one of these places lies in, each once. */
function coverOf(lines: Lines, places: readonly string[]): Iterable<string> {
  const [only] = places;
  if (places.length === 1 && only !== undefined) return lineOf(lines, only);
  return new Set(places.flatMap((place) => lineOf(lines, place)));
}

/** The place that lies in all the others, if they are on one line: no more is known of where it stands. */
const deepest = (lines: Lines, places: readonly string[]): string | undefined =>
  places.find((place) => {
    const line = lineOf(lines, place);
    return places.every((other) => line.includes(other));
  });

/** Where a supplier stands, seen from a region: a place around the region says nothing of it. */
function whereIs(lines: Lines, places: readonly string[], region: string): SuppliedFrom['where'] {
  if (places.some((place) => lineOf(lines, place).includes(region))) return 'here';
  const around = lineOf(lines, region);
  return places.every((place) => around.includes(place)) ? 'unplaced' : 'elsewhere';
}

/** The cells of one stage: one for each region of which something is known, and the one for anywhere. */
export function countStage(
  stage: string,
  { roles, laboratories, supplies }: StageFacts,
  lines: Lines,
): Cell[] {
  const shares = new Map<string, Share>();
  const shareOf = (region: string): Share => {
    const known = shares.get(region);
    if (known) return known;
    const share: Share = { roles: [], laboratories: [], supplies: [], onlyHere: new Set() };
    shares.set(region, share);
    return share;
  };
  for (const role of roles) {
    for (const region of coverOf(lines, role.places)) shareOf(region).roles.push(role);
    const exact = role.places.length === 0 ? anywhere : deepest(lines, role.places);
    if (exact !== undefined) shareOf(exact).onlyHere.add(role.firmId);
  }
  for (const laboratory of laboratories) {
    for (const region of coverOf(lines, laboratory.places)) shareOf(region).laboratories.push(laboratory);
  }
  for (const supply of supplies) {
    for (const region of coverOf(lines, supply.buyerPlaces)) {
      shareOf(region).supplies.push(seenFrom(lines, supply, region));
    }
  }
  if (roles.length > 0) shareOf(anywhere);
  return [...shares].map(([region, share]) =>
    region === anywhere ? anywhereCell(stage, roles, share) : toCell(region, stage, share),
  );
}

const seenFrom = (
  lines: Lines,
  { supplierPlaces, valueCny }: PlacedSupply,
  region: string,
): SuppliedFrom => ({
  where: whereIs(lines, supplierPlaces, region),
  ...(valueCny === undefined ? {} : { valueCny }),
});

function toCell(region: string, stage: string, { roles, laboratories, supplies, onlyHere }: Share): Cell {
  const supply = countSupplies(supplies);
  return {
    region,
    stage,
    counts: countRoles(roles),
    laboratories: new Set(laboratories.map(({ university }) => university)).size,
    onlyHere: onlyHere.size,
    ...(supply === undefined ? {} : { supply }),
    sources: toSources([...roles, ...laboratories].flatMap(({ sourceIds }) => sourceIds)),
  };
}

/** Of the whole graph only firms are counted: everything else is asked of a region. */
function anywhereCell(stage: string, roles: readonly PlacedRole[], { onlyHere }: Share): Cell {
  const firms = new Set(roles.map(({ firmId }) => firmId)).size;
  const counts = { firms, production: 0, groups: 0, reserve: 0, planned: 0, silent: 0 };
  return { region: anywhere, stage, counts, laboratories: 0, onlyHere: onlyHere.size, sources: [] };
}

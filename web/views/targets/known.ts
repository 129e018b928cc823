import type { Finding } from '../../../server/contract/gap.ts';
import type { RegionRow } from '../../../server/contract/region.ts';
import type { Fact } from '../../../server/contract/source.ts';

/** What sources do say of gaps that nobody is known to close. */
export interface KnownInstead {
  /** Gaps with a statement of a source, and those we only computed. */
  stated: Finding[];
  /** Visits with this chain as their purpose, and visits on which a concern about one of its gaps was heard. */
  visits: Fact[];
  concerns: Fact[];
  figures: Fact[];
}

/** The code of a region and of every region in it. */
export function regionsIn(code: string, rows: readonly RegionRow[]): Set<string> {
  const found = new Set([code]);
  // Parents come before children, so one pass reaches every level.
  for (const row of rows) if (row.within !== undefined && found.has(row.within)) found.add(row.code);
  return found;
}

/** Counts of firms, then of anything else, then amounts; what is said of a single project or firm comes last. */
function rank(figure: Fact): number {
  if (figure.about.some(({ kind }) => kind !== 'region' && kind !== 'chain')) return 3;
  return figure.values['unit'] === '家' ? 0 : figure.values['unit'] === '个' ? 1 : 2;
}

/** By rank, then the newest first, undated last; ties by name. */
const byUse = (a: Fact, b: Fact): number =>
  rank(a) - rank(b) ||
  (b.provenance.observedOn ?? '').localeCompare(a.provenance.observedOn ?? '') ||
  a.subject.name.localeCompare(b.subject.name);

interface Material {
  chainName: string;
  gapStages: ReadonlySet<string>;
  here: ReadonlySet<string>;
  findings: readonly Finding[];
  /** Facts about the chain, and every visit its sources report. */
  ofChain: readonly Fact[];
  visits: readonly Fact[];
}

/**
 * Picks what is worth reading before going out. A visit belongs to the chain when its purpose names the chain or the
 * concern heard is about one of its stages; nothing else links a visit to a chain.
 */
export function knownInstead({
  chainName,
  gapStages,
  here,
  findings,
  ofChain,
  visits,
}: Material): KnownInstead {
  const isAbout = (fact: Fact, test: (kind: string, id: string) => boolean): boolean =>
    fact.about.some(({ kind, id }) => test(kind, id));
  const concerns = visits.filter((fact) =>
    isAbout(fact, (kind, id) => kind === 'stage' && gapStages.has(id)),
  );
  return {
    stated: findings.filter(({ stage, stated }) => gapStages.has(stage.id) && stated.length > 0),
    visits: visits.filter(
      (fact) => !concerns.includes(fact) && String(fact.values['purpose'] ?? '').includes(chainName),
    ),
    concerns,
    figures: ofChain
      .filter(
        (fact) => fact.kind === 'figure' && isAbout(fact, (kind, id) => kind === 'region' && here.has(id)),
      )
      .sort(byUse),
  };
}

/** What was heard of each firm on visits that report a concern, by firm id. */
export function concernsByFirm(visits: readonly Fact[]): Map<string, Fact[]> {
  const heard = new Map<string, Fact[]>();
  for (const visit of visits) {
    if (visit.values['concern'] === undefined) continue;
    for (const { kind, id } of visit.about) {
      if (kind === 'firm') heard.set(id, [...(heard.get(id) ?? []), visit]);
    }
  }
  return heard;
}

import type { MapStage } from '../../../server/contract/chain.ts';
import type { EntityRef, StageStatus, Tier } from '../../../server/contract/common.ts';
import type { UniversityRow } from '../../../server/contract/university.ts';

type Service = UniversityRow['trains'][number];

/** What a university has to do with a stage. Absent where no source says. */
export interface Tie {
  trains?: Service;
  researches?: Service;
}

/** A stage as a column of the matrix. */
export interface Column {
  stage: EntityRef;
  tier: Tier;
  status: StageStatus;
}

export interface MatrixRow {
  row: UniversityRow;
  ties: Map<string, Tie>;
}

/** The mark of a cell: a suggestion stays one even where it is the only thing known. */
export type Mark = 'trains' | 'researches' | 'both' | 'suggested';

const surest = (one: Service | undefined, other: Service): Service =>
  one === undefined || one.provenance.evidence === 'suggested' ? other : one;

/** A university's ties by stage; of two services of a kind the surer one counts. */
export function tiesOf({ trains, researches }: UniversityRow): Map<string, Tie> {
  const ties = new Map<string, Tie>();
  for (const service of trains) {
    const tie = ties.get(service.stage.id) ?? {};
    ties.set(service.stage.id, { ...tie, trains: surest(tie.trains, service) });
  }
  for (const service of researches) {
    const tie = ties.get(service.stage.id) ?? {};
    ties.set(service.stage.id, { ...tie, researches: surest(tie.researches, service) });
  }
  return ties;
}

/** Stages with any tie, in the order of the chain, and the universities that have one of them; other ties are left out. */
export function toMatrix(
  rows: readonly UniversityRow[],
  stages: readonly MapStage[],
): { columns: Column[]; rows: MatrixRow[] } {
  const tied = rows.map((row) => ({ row, ties: tiesOf(row) }));
  const wanted = new Set(tied.flatMap(({ ties }) => [...ties.keys()]));
  const columns = stages
    .filter(({ id }) => wanted.has(id))
    .map(({ id, name, nameEn, tier, status }) => ({
      stage: { kind: 'stage' as const, id, name, ...(nameEn ? { nameEn } : {}) },
      tier,
      status,
    }));
  const shown = new Set(columns.map(({ stage }) => stage.id));
  const onChain = tied.map(({ row, ties }) => ({
    row,
    ties: new Map([...ties].filter(([id]) => shown.has(id))),
  }));
  return { columns, rows: onChain.filter(({ ties }) => ties.size > 0) };
}

const isSure = (service: Service | undefined): boolean =>
  service !== undefined && service.provenance.evidence !== 'suggested';

/** Which mark a tie gets. */
export function markOf({ trains, researches }: Tie): Mark {
  if (isSure(trains) && isSure(researches)) return 'both';
  if (isSure(trains)) return 'trains';
  if (isSure(researches)) return 'researches';
  return 'suggested';
}

/** How many stages somebody is known to train for, or to research. Suggestions do not count. */
export function countServed(rows: readonly MatrixRow[], kind: 'trains' | 'researches'): number {
  const served = rows.flatMap(({ ties }) =>
    [...ties].filter(([, tie]) => isSure(tie[kind])).map(([id]) => id),
  );
  return new Set(served).size;
}

/** How many ties are only suggested. */
export const countSuggested = (rows: readonly MatrixRow[]): number =>
  rows.flatMap(({ ties }) => [...ties.values()]).filter((tie) => markOf(tie) === 'suggested').length;

/** Graduates a year for a stage: what is known, and whether someone trains an unknown number besides. */
export function sumGraduates(rows: readonly MatrixRow[], stage: string): { known?: number; more: boolean } {
  const training = rows.flatMap(({ ties }) => {
    const service = ties.get(stage)?.trains;
    return service && isSure(service) ? [service.graduatesPerYear] : [];
  });
  const known = training.filter((graduates) => graduates !== undefined);
  const more = known.length < training.length;
  return known.length === 0 ? { more } : { known: known.reduce((sum, n) => sum + n, 0), more };
}

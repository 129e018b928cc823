import type { Finding } from '../contract/gap.ts';
import type { Place } from '../contract/rate.ts';
import type { StageTalent, TalentCell, TalentCount, TalentStatus } from '../contract/talent.ts';

const distinct = (cells: TalentCell[]): number => new Set(cells.map(({ university }) => university)).size;

/** Counts the services of a stage: a university once, its graduates of every discipline. */
function countTalent(cells: TalentCell[]): TalentCount {
  const training = cells.filter(({ kind }) => kind === 'trains');
  const known = training.flatMap(({ graduatesPerYear }) => graduatesPerYear ?? []);
  return {
    training: distinct(training),
    researching: distinct(cells.filter(({ kind }) => kind === 'researches')),
    ...(known.length === 0 ? {} : { graduatesPerYear: known.reduce((sum, count) => sum + count, 0) }),
    graduatesUnknown: distinct(training.filter(({ graduatesPerYear }) => graduatesPerYear === undefined)),
  };
}

function judgeTalent(here: TalentCount, elsewhere: TalentCount): TalentStatus {
  if (here.training > 0) return 'trained';
  if (here.researching > 0) return 'researched';
  return elsewhere.training + elsewhere.researching > 0 ? 'missing' : 'unknown';
}

/**
 * The talent of each stage of a chain beside its firm status, in the order of the findings. A university of which only
 * a surrounding region is known counts as elsewhere. Suggested services do not count.
 */
export function judgeTalents(
  findings: Pick<Finding, 'stage' | 'status'>[],
  places: ReadonlyMap<string, Place>,
  cells: TalentCell[],
): StageTalent[] {
  return findings.map(({ stage, status }) => {
    const own = cells.filter((cell) => cell.stage === stage.id && cell.counted);
    const isHere = ({ university }: TalentCell): boolean => places.get(university) === 'here';
    const here = countTalent(own.filter(isHere));
    const elsewhere = countTalent(own.filter((cell) => !isHere(cell)));
    return { stage, status, talent: judgeTalent(here, elsewhere), here, elsewhere };
  });
}

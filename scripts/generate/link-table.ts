import type { Firms } from './firm.ts';
import type { Groups } from './group.ts';
import { isAssociation, organisationId, universityId } from './institution.ts';
import { drawDate, drawProvenance, evidenceColumns } from './provenance.ts';
import { below, type Draw, pick, streamOf } from './random.ts';
import type { TableFile } from './table-file.ts';

export const linkColumns = ['from_id', 'to_id', 'kind', 'position', 'share', 'since', ...evidenceColumns];

const joint = ['联合实验室', '产业学院', '实习基地', '技术合作'];
const offices = ['董事长', '总经理', '技术总监', '创始人'];

/** Who owns whom: the head of a group each of its other members. */
export async function writeShareholdings(
  table: TableFile,
  seed: number,
  firms: Firms,
  groups: Groups,
): Promise<void> {
  const drawsOf = streamOf(seed, 'shareholdings');
  for (let firm = 0; firm < firms.count; firm++) {
    const membership = groups.of(firm);
    if (!membership || membership.isHead) continue;
    const draw = drawsOf(firm);
    await table.add({
      from_id: firms.id(membership.head),
      to_id: firms.id(firm),
      kind: 'owns',
      share: draw() < 0.8 ? Math.round((0.1 + 0.9 * draw()) * 100) / 100 : undefined,
      ...drawProvenance(draw),
    });
  }
}

/** What universities have to do with firms: partners, and firms led by alumni. */
export async function writeUniversityLinks(
  table: TableFile,
  seed: number,
  universities: number,
  firms: Firms,
): Promise<void> {
  const drawsOf = streamOf(seed, 'university links');
  for (let number = 0; number < universities; number++) {
    const draw = drawsOf(number);
    const from = universityId(number);
    for (const [at, firm] of drawFirms(draw, 3, firms).entries()) {
      const link =
        at < 2
          ? { kind: 'partners_with', position: pick(draw, joint), since: drawDate(draw, 2010, 2025) }
          : { kind: 'alumni_at', position: pick(draw, offices) };
      await table.add({ from_id: from, to_id: firms.id(firm), ...link, ...drawProvenance(draw) });
    }
  }
}

/** Members of associations: so many different firms for each. */
export async function writeMembers(
  table: TableFile,
  seed: number,
  organisations: number,
  perAssociation: number,
  firms: Firms,
): Promise<void> {
  const drawsOf = streamOf(seed, 'members');
  for (let number = 0; number < organisations; number++) {
    if (!isAssociation(number)) continue;
    const draw = drawsOf(number);
    for (const firm of drawFirms(draw, perAssociation, firms)) {
      const since = draw() < 0.5 ? drawDate(draw, 2005, 2025) : undefined;
      const ends = { from_id: firms.id(firm), to_id: organisationId(number) };
      await table.add({ ...ends, kind: 'member_of', since, ...drawProvenance(draw) });
    }
  }
}

/** So many different firms, popular or not. */
function drawFirms(draw: Draw, count: number, firms: Firms): number[] {
  const found = new Set<number>();
  while (found.size < Math.min(count, firms.count)) found.add(below(draw, firms.count));
  return [...found];
}

import { type Places } from './place.ts';
import { drawProvenance, evidenceColumns } from './provenance.ts';
import { below, pick, streamOf } from './random.ts';
import type { Firms } from './firm.ts';
import type { Structure } from './structure.ts';
import type { TableFile } from './table-file.ts';
import { brandCharacters, disciplines, organisationKinds, universityKinds } from './word.ts';

export const universityColumns = ['id', 'name', 'region_code', 'kind', 'disciplines', ...evidenceColumns];
export const organisationColumns = ['id', 'name', 'kind', 'region_code', ...evidenceColumns];
export const talentColumns = [
  'university_id',
  'stage_id',
  'kind',
  'discipline',
  'graduates_per_year',
  'laboratory',
  ...evidenceColumns,
];
export const anchorColumns = ['firm_id', 'chain_id', 'region_code', ...evidenceColumns];

export const universityId = (number: number): string => `gen-university-${number + 1}`;
export const organisationId = (number: number): string => `gen-organisation-${number + 1}`;

/** Two characters, others for each number below the square of their count. */
const brandOf = (number: number): string => {
  const count = brandCharacters.length;
  return `${brandCharacters[number % count]}${brandCharacters[Math.floor(number / count + number * 7) % count]}`;
};

export async function writeUniversities(
  table: TableFile,
  seed: number,
  count: number,
  places: Places,
): Promise<void> {
  const drawsOf = streamOf(seed, 'universities');
  for (let number = 0; number < count; number++) {
    const draw = drawsOf(number);
    const { code, word } = places.draw(draw);
    const [suffix, kind] = pick(draw, universityKinds);
    await table.add({
      id: universityId(number),
      name: `${word}${brandOf(number)}${suffix}`,
      region_code: code,
      kind,
      disciplines: [...new Set([pick(draw, disciplines), pick(draw, disciplines)])].join(';'),
      ...drawProvenance(draw),
    });
  }
}

/** The first are associations, one for each of the first numbers: firms are members of them. */
export const isAssociation = (number: number): boolean =>
  organisationKinds[number % organisationKinds.length]![1] === 'association';

export async function writeOrganisations(
  table: TableFile,
  seed: number,
  count: number,
  places: Places,
): Promise<void> {
  const drawsOf = streamOf(seed, 'organisations');
  for (let number = 0; number < count; number++) {
    const draw = drawsOf(number);
    const { code, word } = places.drawEvenly(draw);
    const [suffix, kind] = organisationKinds[number % organisationKinds.length]!;
    await table.add({
      id: organisationId(number),
      name: `${word}${brandOf(number)}${suffix}`,
      kind,
      region_code: code,
      ...drawProvenance(draw),
    });
  }
}

/** So many facts of what universities train for or research: different stages for each of them. */
export async function writeTalent(
  table: TableFile,
  seed: number,
  universities: number,
  perUniversity: number,
  { stages }: Structure,
): Promise<void> {
  const drawsOf = streamOf(seed, 'talent');
  for (let number = 0; number < universities; number++) {
    const draw = drawsOf(number);
    const first = below(draw, stages.length);
    for (let at = 0; at < Math.min(perUniversity, stages.length); at++) {
      const trains = draw() < 0.7;
      await table.add({
        university_id: universityId(number),
        stage_id: stages[(first + at) % stages.length]!.id,
        kind: trains ? 'trains' : 'researches',
        discipline: draw() < 0.8 ? pick(draw, disciplines) : undefined,
        graduates_per_year: trains && draw() < 0.6 ? 20 + below(draw, 600) : undefined,
        laboratory: trains ? undefined : `${pick(draw, disciplines)}实验室`,
        ...drawProvenance(draw),
      });
    }
  }
}

/** The anchors of each chain: different firms that stand high at one of its last stages. */
export async function writeAnchors(
  table: TableFile,
  seed: number,
  perChain: number,
  firms: Firms,
  { chains, stages }: Structure,
): Promise<void> {
  const drawsOf = streamOf(seed, 'anchors');
  for (const [number, chain] of chains.entries()) {
    const draw = drawsOf(number);
    const last = stages.flatMap((stage, at) => (stage.chain === number && stage.final ? [at] : []));
    const found = new Set<number>();
    for (let at = 0; at < perChain * 5 && found.size < perChain; at++)
      found.add(firms.drawAt(pick(draw, last), draw));
    for (const firm of found) {
      const region = draw() < 0.5 ? firms.place(firm).code : undefined;
      await table.add({
        firm_id: firms.id(firm),
        chain_id: chain.id,
        region_code: region,
        ...drawProvenance(draw),
      });
    }
  }
}

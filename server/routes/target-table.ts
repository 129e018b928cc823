import { targetFactors } from '../analysis/target/factor.ts';
import type { Candidate, ScoreBrief } from '../contract/target.ts';
import type { Column } from './table.ts';

const briefValue = (score: ScoreBrief): number | undefined =>
  score.status === 'scored' ? score.value : undefined;

const termOf =
  (id: string) =>
  ({ score }: Candidate): number | undefined =>
    score.status === 'scored' ? score.parts.find((part) => part.id === id)?.value : undefined;

const join = (words: readonly string[]): string => words.join(';');

/** The columns of the candidates as a table: a term without a value is an empty cell, never 0. */
export const targetColumns: Column<Candidate>[] = [
  ['firm_id', ({ firm }) => firm.id],
  ['企业', ({ firm }) => firm.name],
  ['city_code', ({ city }) => city?.code],
  ['城市', ({ city }) => city?.name],
  ['closes', ({ closes }) => join(closes.map(({ stage }) => stage.name))],
  ['gap_status', ({ closes }) => join(closes.map(({ status }) => status))],
  ['critical', ({ closes }) => closes.some(({ critical }) => critical)],
  ['role_status', ({ closes }) => join(closes.map(({ role }) => role.status ?? ''))],
  ['evidence', ({ closes }) => join(closes.map(({ role }) => role.provenance.evidence))],
  [
    'source_ids',
    ({ closes }) => join([...new Set(closes.flatMap(({ role }) => role.provenance.sourceIds))].sort()),
  ],
  ['reasons', ({ reasons }) => join(reasons.map(({ code }) => code))],
  ['score', ({ score }) => (score.status === 'scored' ? score.value : undefined)],
  ['coverage', ({ score }) => (score.status === 'scored' ? score.coverage : undefined)],
  ...targetFactors.map(({ id }): Column<Candidate> => [`score_${id}`, termOf(id)]),
  ['stability', ({ stability }) => stability],
  ['score_verified_only', ({ range }) => briefValue(range.verified)],
  ['score_with_suggested', ({ range }) => briefValue(range.suggested)],
  ['qualities', ({ qualities }) => join(qualities)],
  ['needs_met', ({ arrival }) => arrival?.met],
  ['needs_unmet', ({ arrival }) => arrival?.unmet],
  ['needs_unknown', ({ arrival }) => arrival?.unknown],
  ['introducer', ({ introducer }) => introducer?.organisation.name],
  ['introduction', ({ introducer }) => introducer?.score],
  ['hops', ({ introducer }) => introducer?.hops],
  ['signals', ({ signals }) => join(signals.map(({ kind, on, ref }) => `${kind} ${on ?? ''} ${ref.name}`))],
  ['filtered_by', ({ filteredBy = [] }) => join(filteredBy.map(({ code }) => code))],
];

import type { GraphClient } from '../../graph/client.ts';
import { type NodeLabel, type OrganisationKind } from '../../graph/import/element.ts';
import { readSomeKeys } from '../../graph/import/lookup.ts';
import type { Rejections, Row, Target } from '../map.ts';
import { findNearest } from '../nearest.ts';
import { type ColumnName, columnsOf } from '../table/all.ts';
import type { ReferenceTarget } from '../table/column.ts';
import { type Known, type KeyedTarget, labelOf, wordsOf } from './known.ts';

/** A word that nothing answers to, waiting for a suggestion. */
interface Unknown {
  row: Row;
  column: ColumnName;
  word: string;
  to: ReferenceTarget;
}

/** How many different unknown words get a suggestion: each is compared with every candidate. */
const mostSuggestions = 300;

/** Finds what each reference of each row means and notes it in `row.targets`. */
export async function resolveReferences(
  graph: GraphClient,
  rows: Row[],
  known: Known,
  rejections: Rejections,
): Promise<void> {
  const unknown: Unknown[] = [];
  for (const row of rows) {
    for (const [column, { type }] of columnsOf(row.table)) {
      if (type.is !== 'reference') continue;
      const targets: Target[] = [];
      for (const word of wordsOf(row, column)) {
        const target = resolve(word, type.to, known);
        if (target === undefined) unknown.push({ row, column, word, to: type.to });
        else if ('expected' in target) rejections.add(row, column, target.code, target.expected, word);
        else targets.push(target);
      }
      if (targets.length > 0) row.targets[column] = targets;
    }
  }
  if (unknown.length > 0) await rejectUnknown(graph, unknown, known, rejections);
}

type Refused = { expected: string; code: 'wrong_kind' | 'ambiguous_reference' };

function resolve(word: string, to: ReferenceTarget, known: Known): Target | Refused | undefined {
  if (to === 'chain' || to === 'stage' || to === 'region' || to === 'source') return keyed(word, to, known);
  if (to === 'carrier') return oneOf(known.carriers.find(word), 'Carrier', word);
  if (to === 'project') return oneOf(known.projects.find(word), 'Project', word);
  const found = oneOf(known.organisations.find(word), 'Organisation', word);
  if (found === undefined && to === 'organisationOrChain') return keyed(word, 'chain', known);
  if (found === undefined || 'expected' in found) return found;
  const wanted: OrganisationKind | undefined =
    to === 'firm' ? 'Firm' : to === 'university' ? 'University' : undefined;
  return wanted === undefined || found.kind === undefined || found.kind === wanted
    ? found
    : { code: 'wrong_kind', expected: `a ${wanted}; ${found.key} is an organisation of kind ${found.kind}` };
}

const keyed = (word: string, to: KeyedTarget, known: Known): Target | undefined =>
  known.keys[to].has(word) ? { label: labelOf(to), key: word } : undefined;

function oneOf(
  entries: { id: string; kind?: OrganisationKind | undefined }[],
  label: NodeLabel,
  word: string,
): Target | Refused | undefined {
  const [first, second] = entries;
  if (first === undefined) return undefined;
  if (second === undefined) {
    return { label, key: first.id, ...(first.kind === undefined ? {} : { kind: first.kind }) };
  }
  const ids = entries.map(({ id }) => id).join(', ');
  return { code: 'ambiguous_reference', expected: `an id; "${word}" means several: ${ids}` };
}

const nouns: Record<ReferenceTarget, string> = {
  chain: 'the id of a chain',
  stage: 'the id of a stage',
  region: 'the code of a region',
  source: 'the id of a source',
  carrier: 'the id or name of a carrier',
  project: 'the id or name of a project',
  organisation: 'the id, code or name of an organisation',
  firm: 'the id, credit code, stock code or name of a firm',
  university: 'the id or name of a university',
  organisationOrChain: 'the id, code or name of an organisation, or the id of a chain',
};

async function rejectUnknown(
  graph: GraphClient,
  unknown: Unknown[],
  known: Known,
  rejections: Rejections,
): Promise<void> {
  const candidates = new Map<ReferenceTarget, string[]>();
  const suggestions = new Map<string, string | undefined>();
  for (const { row, column, word, to } of unknown) {
    const words = candidates.get(to) ?? (await readCandidates(graph, to, known));
    candidates.set(to, words);
    const asked = `${to}|${word}`;
    if (!suggestions.has(asked) && suggestions.size < mostSuggestions) {
      suggestions.set(asked, findNearest(word, words));
    }
    const nearest = suggestions.get(asked);
    const expected = `${nouns[to]} in these tables or in the graph`;
    rejections.add(
      row,
      column,
      'unknown_reference',
      nearest === undefined ? expected : `${expected}; nearest: ${nearest}`,
      word,
    );
  }
}

async function readCandidates(graph: GraphClient, to: ReferenceTarget, known: Known): Promise<string[]> {
  if (to === 'chain' || to === 'stage' || to === 'region' || to === 'source') {
    return [...known.keys[to], ...(await readSomeKeys(graph, labelOf(to)))];
  }
  if (to === 'carrier') return [...known.carriers.words(), ...(await readSomeKeys(graph, 'Carrier'))];
  if (to === 'project') return [...known.projects.words(), ...(await readSomeKeys(graph, 'Project'))];
  return [...known.organisations.words(), ...(await readSomeKeys(graph, 'Organisation'))];
}

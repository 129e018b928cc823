import type { GraphClient } from '../../graph/client.ts';
import { type NodeLabel, type OrganisationKind } from '../../graph/import/element.ts';
import { readSomeKeys } from '../../graph/import/lookup.ts';
import type { Row, Target } from '../map.ts';
import { findNearest } from '../nearest.ts';
import type { RejectionSink } from '../rejections.ts';
import type { ColumnName } from '../table/all.ts';
import type { ReferenceTarget } from '../table/column.ts';
import { isKeyed, type Known, type KeyedTarget, labelOf, wordsOf } from './known.ts';
import type { Found } from './roster.ts';

/** A word that nothing answers to, waiting for a suggestion. */
interface Unknown {
  row: Row;
  column: ColumnName;
  word: string;
  to: ReferenceTarget;
}

/** How many different unknown words get a suggestion: each is compared with every candidate. */
const mostSuggestions = 300;
/** How many words a suggestion is chosen from. */
const mostCandidates = 50_000;

/** Finds what references mean, batch by batch, and suggests what may have been meant by those that mean nothing. */
export class References {
  readonly #graph: GraphClient;
  readonly #known: Known;
  readonly #rejections: RejectionSink;
  readonly #candidates = new Map<ReferenceTarget, string[]>();
  readonly #suggestions = new Map<string, string | undefined>();

  constructor(graph: GraphClient, known: Known, rejections: RejectionSink) {
    this.#graph = graph;
    this.#known = known;
    this.#rejections = rejections;
  }

  /** Notes in `row.targets` what each reference of each row means. */
  async resolve(rows: Row[]): Promise<void> {
    const unknown: Unknown[] = [];
    for (const row of rows) {
      for (const { name, column } of row.raw.order) {
        if (column.type.is === 'reference') this.#resolveCell(row, name, column.type.to, unknown);
      }
    }
    for (const one of unknown) await this.#rejectUnknown(one);
  }

  #resolveCell(row: Row, column: ColumnName, to: ReferenceTarget, unknown: Unknown[]): void {
    const targets: Target[] = [];
    for (const word of wordsOf(row, column)) {
      const target = resolve(word, to, this.#known);
      if (target === undefined) unknown.push({ row, column, word, to });
      else if ('expected' in target) this.#rejections.add(row, column, target.code, target.expected, word);
      else targets.push(target);
    }
    if (targets.length > 0) row.targets[column] = targets;
  }

  async #rejectUnknown({ row, column, word, to }: Unknown): Promise<void> {
    const asked = `${to}|${word}`;
    if (!this.#suggestions.has(asked) && this.#suggestions.size < mostSuggestions) {
      const words = this.#candidates.get(to) ?? (await readCandidates(this.#graph, to, this.#known));
      this.#candidates.set(to, words);
      this.#suggestions.set(asked, findNearest(word, words));
    }
    const nearest = this.#suggestions.get(asked);
    const expected = `${nouns[to]} in these tables or in the graph`;
    const suggestion = nearest === undefined ? expected : `${expected}; nearest: ${nearest}`;
    this.#rejections.add(row, column, 'unknown_reference', suggestion, word);
  }
}

type Refused = { expected: string; code: 'wrong_kind' | 'ambiguous_reference' };

function resolve(word: string, to: ReferenceTarget, known: Known): Target | Refused | undefined {
  if (isKeyed(to)) return keyed(word, to, known);
  if (to === 'carrier') return oneOf(known.carriers.find(word), 'Carrier', word);
  if (to === 'project') return oneOf(known.projects.find(word), 'Project', word);
  const found = oneOf(findOrganisations(word, known), 'Organisation', word);
  if (found === undefined && to === 'organisationOrChain') return keyed(word, 'chain', known);
  if (found === undefined || 'expected' in found) return found;
  const wanted: OrganisationKind | undefined =
    to === 'firm' ? 'Firm' : to === 'university' ? 'University' : undefined;
  return wanted === undefined || found.kind === undefined || found.kind === wanted
    ? found
    : { code: 'wrong_kind', expected: `a ${wanted}; ${found.key} is an organisation of kind ${found.kind}` };
}

/** What a word means, or else the firm that the user said it to be. */
function findOrganisations(word: string, { organisations, decided }: Known): Found[] {
  const found = organisations.find(word);
  if (found.length > 0) return found;
  const now = decided.now(word) ?? decided.sameAs({ name: word });
  return now === undefined ? [] : organisations.find(now);
}

const keyed = (word: string, to: KeyedTarget, known: Known): Target | undefined =>
  known.keys[to].has(word) ? { label: labelOf(to), key: word } : undefined;

function oneOf(entries: Found[], label: NodeLabel, word: string): Target | Refused | undefined {
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

async function readCandidates(graph: GraphClient, to: ReferenceTarget, known: Known): Promise<string[]> {
  if (isKeyed(to)) return some(known.keys[to].words(), await readSomeKeys(graph, labelOf(to)));
  if (to === 'carrier') return some(known.carriers.words(), await readSomeKeys(graph, 'Carrier'));
  if (to === 'project') return some(known.projects.words(), await readSomeKeys(graph, 'Project'));
  return some(known.organisations.words(), await readSomeKeys(graph, 'Organisation'));
}

function some(input: Iterable<string>, graph: string[]): string[] {
  const words: string[] = [];
  for (const word of input) {
    if (words.length >= mostCandidates) break;
    words.push(word);
  }
  return [...words, ...graph];
}

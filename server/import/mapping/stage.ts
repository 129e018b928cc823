import { Recent } from './recent.ts';
import type { StageTerm } from '../../graph/mapping-terms.ts';

/** A stage that words mean. `certain`: they are its name or alias; else they hold one, and that is a guess. */
export interface FoundStage {
  id: string;
  certain: boolean;
  /** The words as they were written. */
  words: string;
}

const normalise = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
const separators = /[、，,；;/|\n\r]+/u;

/** A term shorter than this is found inside other words by accident. */
const shortestPart = 3;

/** Finds the stages that people's words mean. */
export class StageFinder {
  #exact = new Map<string, Set<string>>();
  /** Terms to look for inside words, longest first. */
  #parts: { term: string; id: string }[] = [];
  /** Lists repeat their words, and looking for parts is slow. */
  #asked = new Recent<FoundStage | null>();

  constructor(stages: StageTerm[]) {
    for (const { id, name, aliases, keywords } of stages) {
      for (const word of [name, ...aliases]) this.#addExact(normalise(word), id);
      for (const word of [name, ...aliases, ...keywords]) this.#addPart(normalise(word), id);
    }
    for (const { id } of stages) this.#addExact(normalise(id), id);
    this.#parts.sort((one, other) => other.term.length - one.term.length);
  }

  /** The stages that a cell names, several with a mark between them, and the words that mean none. */
  find(cell: string): { stages: FoundStage[]; unknown: string[] } {
    const stages: FoundStage[] = [];
    const unknown: string[] = [];
    for (const written of cell.split(separators)) {
      const words = written.trim();
      if (words === '') continue;
      const found = this.#findOne(words);
      if (found === undefined) unknown.push(words);
      else if (!stages.some(({ id, words: known }) => id === found.id && known === words)) stages.push(found);
    }
    return { stages, unknown };
  }

  #findOne(words: string): FoundStage | undefined {
    const known = this.#asked.get(words);
    if (known !== undefined) return known ?? undefined;
    const found = this.#search(words);
    this.#asked.set(words, found ?? null);
    return found;
  }

  #search(words: string): FoundStage | undefined {
    const word = normalise(words);
    const exact = [...(this.#exact.get(word) ?? [])];
    if (exact.length === 1) return { id: exact[0]!, certain: true, words };
    if (exact.length > 1) return undefined;
    const longest = this.#parts.find(({ term }) => word.includes(term));
    if (!longest) return undefined;
    const rivals = this.#parts.filter(
      ({ term }) => term.length === longest.term.length && word.includes(term),
    );
    return new Set(rivals.map(({ id }) => id)).size === 1
      ? { id: longest.id, certain: false, words }
      : undefined;
  }

  #addExact(word: string, id: string): void {
    this.#exact.set(word, (this.#exact.get(word) ?? new Set()).add(id));
  }

  #addPart(term: string, id: string): void {
    if (term.length >= shortestPart) this.#parts.push({ term, id });
  }
}

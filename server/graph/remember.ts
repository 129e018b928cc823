import { AsyncLocalStorage } from 'node:async_hooks';
import type { GraphClient } from './client.ts';
import { readMetaLately } from './meta.ts';

interface Kept {
  version: number;
  answer: Promise<unknown>;
}

/** The data version that a question already knows. */
const asking = new AsyncLocalStorage<{ version?: number }>();

/** Runs what answers one question: all it remembers is of one data version, which is read once. */
export const asQuestion = <Result>(work: () => Result): Result => asking.run({}, work);

/** Tells the running question the data version, where it was read already. */
export function noteVersion(version: number): void {
  const question = asking.getStore();
  if (question) question.version = version;
}

async function readVersion(graph: GraphClient): Promise<number> {
  const known = asking.getStore()?.version;
  if (known !== undefined) return known;
  const { dataVersion } = await readMetaLately(graph);
  noteVersion(dataVersion);
  return dataVersion;
}

const kept = new WeakMap<GraphClient, Map<string, Kept>>();
/** Answers kept at most; the one not asked for longest makes room. */
const mostKept = 300;

/**
 * The answer of `work`, kept until the data version changes: for questions that scan the graph or are asked by every
 * page. Questions asked at once share one answer; a failed one is asked again.
 */
export async function remember<Answer>(
  graph: GraphClient,
  key: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const version = await readVersion(graph);
  const answers = kept.get(graph) ?? new Map<string, Kept>();
  kept.set(graph, answers);
  const known = answers.get(key);
  answers.delete(key);
  if (known?.version === version) {
    answers.set(key, known);
    return known.answer as Promise<Answer>;
  }
  const [unasked] = answers.keys();
  if (answers.size >= mostKept && unasked !== undefined) answers.delete(unasked);
  const answer = work();
  answers.set(key, { version, answer });
  answer.catch(() => {
    if (answers.get(key)?.answer === answer) answers.delete(key);
  });
  return answer;
}

import { groupBy } from './group.ts';
import { readTable, toList } from './table.ts';
import type { StageWords } from './match.ts';
import { normaliseProduct } from './text.ts';

type StageColumn = 'id' | 'chain_id' | 'name' | 'aliases' | 'keywords';

/** A stage with the name that people read. */
export interface NamedStage extends StageWords {
  name: string;
}

/** The stages of all shipped chains, each once, with the words that mean it. */
export async function readStages(file: string): Promise<NamedStage[]> {
  const rows = await readTable<StageColumn>(file);
  return [...groupBy(rows, ({ id }) => id)].map(([id, same]) => ({
    id,
    name: same[0]!.name,
    chainIds: same.map(({ chain_id }) => chain_id),
    words: toWords(same),
  }));
}

const toWords = (rows: Record<StageColumn, string>[]) => [
  ...new Set(
    rows
      .flatMap(({ name, aliases, keywords }) => [name, ...toList(aliases), ...toList(keywords)])
      .map(normaliseProduct),
  ),
];

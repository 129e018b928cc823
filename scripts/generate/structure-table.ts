import { evidenceColumns } from './provenance.ts';
import type { Structure } from './structure.ts';
import type { TableFile } from './table-file.ts';

export const sourceColumns = ['id', 'title', 'kind', 'publisher', 'published_on'];
export const chainColumns = ['id', 'name', 'description'];
export const stageColumns = ['id', 'chain_id', 'name', 'tier', 'segment', 'order', 'keywords', 'final'];
export const feedColumns = ['from_stage', 'to_stage', 'input_group', 'cost_share', ...evidenceColumns];

/** What the structure rests on: the first of the generated sources. */
const provenance = { evidence: 'claimed', source_ids: 'gen-source-01', observed_on: '2025' };

type Files = Record<'chains' | 'stages' | 'feeds', TableFile>;

export async function writeStructure(files: Files, { chains, stages, feeds }: Structure): Promise<void> {
  for (const { id, name } of chains) {
    await files.chains.add({ id, name, description: '生成数据，不描述任何真实产业链。' });
  }
  for (const stage of stages) {
    await files.stages.add({
      ...stage,
      chain_id: chains[stage.chain]!.id,
      keywords: stage.name,
      final: stage.final ? 'true' : undefined,
      chain: undefined,
    });
  }
  for (const { from, to, group, costShare } of feeds) {
    const ends = { from_stage: stages[from]!.id, to_stage: stages[to]!.id };
    await files.feeds.add({ ...ends, input_group: group, cost_share: costShare, ...provenance });
  }
}

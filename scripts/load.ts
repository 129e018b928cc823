import { fileURLToPath } from 'node:url';
import type { GraphClient } from '../server/graph/client.ts';
import { countChains } from '../server/graph/import/lookup.ts';
import { readFolders } from '../server/import/read.ts';
import { describeCheck } from '../server/import/report.ts';
import { checkImport, loadImport } from '../server/import/run.ts';
import type { Report } from './neo4j/report.ts';

/** The data that ships, read together as one import. */
export const shippedFolders = ['regions', 'qingdao', 'national'].map((name) =>
  fileURLToPath(new URL(`../data/${name}`, import.meta.url)),
);

/** Fills an empty graph with the data that ships; does nothing when there is a chain already. */
export async function loadShipped(graph: GraphClient, report: Report): Promise<void> {
  if ((await countChains(graph)) > 0) return;
  report('reading tables');
  const input = await readFolders(shippedFolders);
  report('checking rows');
  const checked = await checkImport(graph, input);
  try {
    if (checked.rejections.length > 0) {
      throw new Error(`The data that ships cannot be loaded:\n${describeCheck(checked).join('\n')}`);
    }
    await loadImport(graph, checked, {
      title: 'shipped',
      progress: ({ done, total }) => report(`writing ${done} of ${total}`),
    });
  } finally {
    await checked.dispose();
  }
}

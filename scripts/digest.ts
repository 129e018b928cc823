import { readConfig, SetupError } from '../server/config.ts';
import { ProblemError } from '../server/errors.ts';
import { openGraph, patient } from '../server/graph/client.ts';
import { digestGraph } from '../server/graph/digest.ts';
import { withNeo4j } from './neo4j/with.ts';

/** Prints the digest of the graph's content: equal digests, equal content. */
try {
  await withNeo4j(readConfig(), console.error, async (address) => {
    const graph = patient(openGraph(address));
    try {
      const { sha256, nodes, relationships } = await digestGraph(graph);
      console.log(`${sha256}  ${nodes} nodes, ${relationships} relationships`);
    } finally {
      await graph.close();
    }
  });
} catch (error) {
  console.error(error instanceof SetupError || error instanceof ProblemError ? error.message : error);
  process.exitCode = 1;
}

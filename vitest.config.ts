import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const onGraph = {
  globalSetup: ['test/support/neo4j.ts'],
  // One database serves every file: files take turns and each fills its own graph.
  fileParallelism: false,
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

/** Folders are named by what must be running: nothing (unit, web), a graph (graph, api), the product (start, fault, e2e). */
export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], environment: 'node', testTimeout: 30_000 },
      },
      {
        plugins: [svelte({ configFile: 'svelte.config.js' })],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'web',
          include: ['test/web/**/*.test.ts'],
          environment: 'jsdom',
          setupFiles: ['test/support/web.ts'],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'graph', include: ['test/graph/**/*.test.ts'], ...onGraph } },
      { test: { name: 'api', include: ['test/api/**/*.test.ts'], ...onGraph } },
      {
        test: {
          name: 'start',
          include: ['test/start/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'fault',
          include: ['test/fault/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          ...onGraph,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

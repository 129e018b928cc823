import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Engine, EngineOptions } from './engine.ts';
import { findOnPath, runToEnd } from './program.ts';
import { heapMegabytes, settings } from './settings.ts';

const image = 'neo4j:5.26-community';

/** Docker's command, when an engine answers behind it. */
export async function findDocker(): Promise<string | undefined> {
  const docker = findOnPath('docker');
  if (!docker) return undefined;
  const limit = AbortSignal.timeout(10_000);
  const { code } = await runToEnd(docker, ['info'], { signal: limit }).catch(() => ({ code: 1 }));
  return code === 0 ? docker : undefined;
}

/**
 * Neo4j in a container on the same store, for machines without Java. The container stays in the foreground as our
 * child, so that stopping and watching it is the same as with a JVM.
 */
export function dockerEngine({ home, password, report }: EngineOptions, docker: string): Engine {
  const name = `liantu-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`;
  return {
    async launch(port) {
      report(`using Docker's ${image}`);
      // A killed product leaves its container running.
      await runToEnd(docker, ['rm', '--force', name]);
      const environment = {
        ...Object.fromEntries(Object.entries(settings).map(([key, value]) => [toVariable(key), value])),
        [toVariable('server.memory.heap.max_size')]: `${heapMegabytes()}m`,
        NEO4J_AUTH: `neo4j/${password}`,
      };
      const args = ['run', '--rm', '--name', name, '--publish', `127.0.0.1:${port}:7687`];
      args.push(
        '--volume',
        `${join(home, 'data')}:/data`,
        '--user',
        `${process.getuid?.()}:${process.getgid?.()}`,
      );
      // Names only: values given here, the password among them, could be read in the process list.
      for (const variable of Object.keys(environment)) args.push('--env', variable);
      return { command: docker, args: [...args, image], env: { ...process.env, ...environment }, sign: name };
    },
  };
}

/** The image's own rule: `server.http.enabled` is NEO4J_server_http_enabled. */
function toVariable(setting: string): string {
  return `NEO4J_${setting.replaceAll('_', '__').replaceAll('.', '_')}`;
}

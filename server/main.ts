import { buildApp } from './app.ts';
import { type Config, SetupError } from './config.ts';
import { type GraphAddress, openGraph } from './graph/client.ts';
import { warm } from './warm.ts';

export interface Served {
  /** Where a browser finds it. */
  url: string;
  /** Lets running requests end, then closes the graph. */
  close(): Promise<void>;
}

/** Opens the graph and listens: the only place that does. Throws a {@link SetupError} when the port cannot be had. */
export async function serve(config: Config, address: GraphAddress): Promise<Served> {
  const graph = openGraph(address);
  const app = await buildApp({ graph, config });
  const close = async () => {
    await app.close();
    await graph.close();
  };
  try {
    const url = await app.listen({ host: config.host, port: config.port });
    // Nobody waits for it, and whoever asks first meets a database that knows the questions.
    void warm(graph).catch(() => undefined);
    return { url, close };
  } catch (error) {
    await close();
    throw describeListenError(config, error);
  }
}

/** The sentence for a port that cannot be had; any other error as it is. */
export function describeListenError({ host, port }: Config, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new SetupError(`Port ${port} on ${host} is taken: stop what uses it, or set PORT to another.`);
  }
  if (code === 'EACCES') {
    return new SetupError(
      `Port ${port} on ${host} may not be used by this user: set PORT to one above 1023.`,
    );
  }
  if (code === 'EADDRNOTAVAIL') {
    return new SetupError(`HOST ${host} is no address of this machine.`);
  }
  return error;
}

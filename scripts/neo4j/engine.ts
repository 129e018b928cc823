import { SetupError } from '../../server/config.ts';
import { prepareArchive } from './archive.ts';
import { dockerEngine, findDocker } from './docker.ts';
import { fetchJars, readJars } from './jars.ts';
import { findJava, findMaven } from './java.ts';
import { javaEngine } from './jvm.ts';
import type { Report } from './report.ts';

/** How one server process is started. */
export interface Launch {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** Part of the command line that no other process has. */
  sign: string;
}

/** A way to run Neo4j on a home: given a port, what to start. */
export interface Engine {
  launch(port: number): Promise<Launch>;
  /** After a crash of the process itself: whether something was changed that makes another attempt worth while. */
  mendCrash?(): Promise<boolean>;
}

export interface EngineOptions {
  /** Absolute folder with the store, the password and the logs. */
  home: string;
  /** Absolute folder the jars are kept in. */
  jars: string;
  password: string;
  report: Report;
  signal?: AbortSignal | undefined;
}

/** Java with Maven's jars where possible, else Docker, else a {@link SetupError} that says what to install. */
export async function chooseEngine(options: EngineOptions): Promise<Engine> {
  const { jars: cache, report, signal } = options;
  const java = await findJava();
  // Maven is needed once: jars that are already here run without it.
  const jars = java && ((await readJars(cache)) ?? (findMaven() && (await fetchJars(cache, report, signal))));
  if (java && jars) {
    const archive = await prepareArchive({ java, jars }, report, signal);
    return javaEngine(options, { java, jars, archive });
  }
  const docker = await findDocker();
  if (docker) return dockerEngine(options, docker);
  throw new SetupError(
    `${java ? 'Maven' : 'Java 17 or later'} is needed to run Neo4j and was not found, nor was a running Docker. ` +
      `Install it with "${installLine()}", or set NEO4J_URI to a Neo4j of your own.`,
  );
}

/** One line that brings both Java and Maven. */
function installLine(): string {
  return process.platform === 'darwin' ? 'brew install maven' : 'apt-get install -y maven';
}

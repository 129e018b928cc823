import { join } from 'node:path';
import { findOnPath, isProgram, runToEnd } from './program.ts';

/** The oldest Java that runs Neo4j 5.26. */
const oldestJava = 17;

/** The first Java of version 17 or later, looked for in JAVA_HOME and on PATH. */
export async function findJava(): Promise<string | undefined> {
  const home = process.env.JAVA_HOME;
  const candidates = [home && join(home, 'bin', 'java'), findOnPath('java')];
  for (const java of candidates) {
    if (java && isProgram(java) && (await readJavaVersion(java)) >= oldestJava) return java;
  }
  return undefined;
}

/** Maven's command, looked for in MAVEN_HOME and on PATH. */
export function findMaven(): string | undefined {
  const inHome = process.env.MAVEN_HOME && join(process.env.MAVEN_HOME, 'bin', 'mvn');
  return inHome && isProgram(inHome) ? inHome : findOnPath('mvn');
}

/** 17 for `openjdk version "17.0.15"`, 8 for `java version "1.8.0_402"`, 0 when it does not run (macOS has such a stub). */
async function readJavaVersion(java: string): Promise<number> {
  const { tail } = await runToEnd(java, ['-version']).catch(() => ({ tail: [] }));
  const found = /version "(?:1\.)?(\d+)/.exec(tail.join('\n'));
  return Number(found?.[1] ?? 0);
}

/** Java reads file names by the locale: in the plain C locale it does not find a folder named 链图. */
export function javaEnvironment(): NodeJS.ProcessEnv {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  return /utf-?8/i.test(locale) ? process.env : { ...process.env, LC_ALL: 'C.UTF-8' };
}

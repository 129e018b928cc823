import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine, EngineOptions } from './engine.ts';
import { javaEnvironment } from './java.ts';
import { boundToUs } from './program.ts';
import { heapMegabytes, settings } from './settings.ts';

const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];

/** What a JVM of Neo4j runs from. */
export interface Jvm {
  java: string;
  jars: string[];
  /** An archive of prepared classes: the start takes 4 s with it, 6.5 s without. */
  archive?: string | undefined;
}

/** Neo4j as a JVM of ours, from its jars. */
export function javaEngine({ home }: Pick<EngineOptions, 'home'>, jvm: Jvm, extra: string[] = []): Engine {
  let { archive } = jvm;
  return {
    async launch(port) {
      await writeFile(join(home, 'conf', 'neo4j.conf'), toConf(port));
      // 213 paths on the command line would hide everything else in it.
      const classpath = join(home, 'conf', 'classpath.args');
      await writeFile(classpath, `-cp "${jvm.jars.join(':').replaceAll(/["\\]/g, '\\$&')}"\n`);
      const sign = `--home-dir=${home}`;
      const own = [sign, `--config-dir=${join(home, 'conf')}`, '--console-mode'];
      const shared = archive ? [`-XX:SharedArchiveFile=${archive}`] : [];
      const args = [...flags(), ...shared, ...extra, `@${classpath}`, 'org.neo4j.server.CommunityEntryPoint'];
      // A JVM that outlives a killed product goes on holding the store.
      return { ...boundToUs(jvm.java, [...args, ...own]), env: javaEnvironment(), sign };
    },
    async mendCrash() {
      if (!archive) return false;
      await rm(archive, { force: true });
      archive = undefined;
      return true;
    },
  };
}

function flags(): string[] {
  return [
    '-XX:+UseG1GC',
    '-Xms256m',
    `-Xmx${heapMegabytes()}m`,
    '-Dfile.encoding=UTF-8',
    '-Dio.netty.tryReflectionSetAccessible=true',
    ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  ];
}

function toConf(port: number): string {
  const all = { 'server.bolt.listen_address': `127.0.0.1:${port}`, ...settings };
  return Object.entries(all)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

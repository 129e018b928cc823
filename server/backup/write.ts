import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import packageJson from '../../package.json' with { type: 'json' };
import { SetupError } from '../config.ts';
import { conflict, ProblemError } from '../errors.ts';
import { countStored, readMetaProperties } from '../graph/backup.ts';
import type { GraphClient } from '../graph/client.ts';
import { digestGraph } from '../graph/digest.ts';
import { readMeta } from '../graph/meta.ts';
import { formatVersion, type Manifest, toHead } from './format.ts';
import { toLines } from './line.ts';
import { startProgress, type Tell } from './progress.ts';
import { verifyBackup } from './read.ts';

const attempts = 3;
const ownMeta = new Set([
  'id',
  'dataVersion',
  'schemaVersion',
  'loading',
  'coverageVersion',
  'coverageFormat',
]);

/**
 * Writes everything the graph holds into one file, reads it back and checks it; the file is there in whole or not at
 * all. When the data change meanwhile it begins again, up to three times. Throws a {@link SetupError} when the file
 * exists or the graph is being filled, and `conflict` when the data kept changing.
 */
export async function writeBackup(
  graph: GraphClient,
  file: string,
  tell: Tell = () => undefined,
): Promise<Manifest> {
  if (await stat(file).catch(() => undefined)) throw new SetupError(`${file} exists: name another file.`);
  await mkdir(dirname(file), { recursive: true });
  const [unfinished, payload] = [`${file}.unfinished-${process.pid}`, `${file}.payload-${process.pid}`];
  try {
    const manifest = await writeWhole(graph, unfinished, payload, tell);
    tell('reading it back');
    await verifyBackup(unfinished);
    await rename(unfinished, file);
    return manifest;
  } finally {
    await Promise.all([unfinished, payload].map((path) => rm(path, { force: true })));
  }
}

async function writeWhole(graph: GraphClient, file: string, payload: string, tell: Tell): Promise<Manifest> {
  for (let attempt = 1; ; attempt++) {
    try {
      const manifest = await writePayload(graph, payload, tell);
      await writeFile(file, toHead(manifest));
      await pipeline(createReadStream(payload), createWriteStream(file, { flags: 'a' }));
      await toDisk(file);
      return manifest;
    } catch (error) {
      const changed = error instanceof ProblemError && error.code === 'conflict';
      if (!changed || attempt === attempts) throw error;
      tell('the data were changed meanwhile: beginning again');
    }
  }
}

/** A file that a power cut does not take back. */
async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

async function writePayload(graph: GraphClient, file: string, tell: Tell): Promise<Manifest> {
  const before = await readMeta(graph);
  if (before.loading !== undefined) throw new SetupError(`The graph is being filled: ${before.loading}.`);
  const [meta, stored] = [await readMetaProperties(graph), await countStored(graph)];
  const counts = { nodes: new Map<string, number>(), links: new Map<string, number>() };
  const content = createHash('sha256');
  const advance = startProgress('backing up', stored.nodes + stored.links, tell);
  async function* pieces() {
    for await (const lines of toLines(graph)) {
      for (const [name, count] of lines.counts) {
        counts[lines.sort].set(name, (counts[lines.sort].get(name) ?? 0) + count);
        advance(count);
      }
      content.update(lines.text);
      yield lines.text;
    }
  }
  const written = new Measure();
  await pipeline(Readable.from(pieces()), createGzip({ level: 5 }), written, createWriteStream(file));
  const { sha256: digest } = await digestGraph(graph);
  await refuseChanged(graph, before.dataVersion, stored, counts);
  return {
    format: formatVersion,
    product: packageJson.version,
    createdAt: new Date().toISOString(),
    schemaVersion: before.schemaVersion,
    dataVersion: before.dataVersion,
    meta: Object.fromEntries(Object.entries(meta).filter(([name]) => !ownMeta.has(name))),
    nodes: Object.fromEntries(counts.nodes),
    links: Object.fromEntries(counts.links),
    digest,
    content: content.digest('hex'),
    payload: written.result,
  };
}

const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, count) => all + count, 0);

/** Throws `conflict` when the data changed while they were read, and an error when something was not read. */
async function refuseChanged(
  graph: GraphClient,
  dataVersion: number,
  stored: { nodes: number; links: number },
  counts: { nodes: Map<string, number>; links: Map<string, number> },
): Promise<void> {
  const [now, after] = [await readMeta(graph), await countStored(graph)];
  if (now.dataVersion !== dataVersion || after.nodes !== stored.nodes || after.links !== stored.links) {
    throw conflict('The data were changed while they were being backed up: do it again when nobody writes.');
  }
  const [nodes, links] = [sum(counts.nodes), sum(counts.links)];
  if (nodes === stored.nodes && links === stored.links) return;
  throw new SetupError(
    `The graph has ${stored.nodes} nodes and ${stored.links} relationships, but only ${nodes} and ${links} are of this product: nothing was written.`,
  );
}

/** Passes bytes on and measures them. */
class Measure extends Transform {
  readonly #hash = createHash('sha256');
  #bytes = 0;

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    done(null, chunk);
  }

  get result(): Manifest['payload'] {
    return { bytes: this.#bytes, sha256: this.#hash.copy().digest('hex') };
  }
}

import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../config.ts';
import {
  countStored,
  isAtWork,
  markLoading,
  removeEverything,
  type StoredLink,
  type StoredNode,
  whileMarked,
  writeStoredLinks,
  writeStoredNodes,
} from '../graph/backup.ts';
import type { GraphClient } from '../graph/client.ts';
import { coverageFormat } from '../graph/coverage/cell.ts';
import { countAll } from '../graph/coverage/rebuild.ts';
import { digestGraph } from '../graph/digest.ts';
import { readMeta } from '../graph/meta.ts';
import { checkSchema, migrate } from '../graph/migrate.ts';
import type { Manifest } from './format.ts';
import { isNode, toLines } from './line.ts';
import { keptBefore, restoreMark } from '../graph/restore-mark.ts';
import { startProgress, type Tell } from './progress.ts';
import { readBackup, verifyBackup } from './read.ts';
import { writeBackup } from './write.ts';

const schemaFolder = new URL('../../data/schema/', import.meta.url);
const partSize = 5000;
/**
 * Data versions are in the tags by which browsers keep answers. Changes made after the backup and lost since had
 * versions of their own, so the next one is well beyond them: nobody may be told that such an answer still holds.
 */
const versionsAhead = 1000;

export interface RestoreOptions {
  /** The folder that keeps what was there before. */
  folder: string;
  /** Replaces what the graph holds. */
  force?: boolean | undefined;
  tell?: Tell | undefined;
  now?: Date;
}

export interface Restored {
  manifest: Manifest;
  digest: string;
  dataVersion: number;
  /** Where the content from before lies, when there was any. */
  before: string | undefined;
}

/**
 * Makes the graph what a backup says. The whole file is checked before anything is touched; what the graph held is
 * backed up first; readers are kept out until everything is there and proved to be equal. Throws a {@link SetupError}
 * when the file is damaged or newer than this program, or the graph holds something and `force` is not given.
 */
export async function restoreBackup(
  graph: GraphClient,
  file: string,
  { folder, force = false, tell = () => undefined, now = new Date() }: RestoreOptions,
): Promise<Restored> {
  tell('checking the file');
  const manifest = await verifyBackup(file);
  await refuseNewer(graph, file, manifest);
  const present = await readMeta(graph);
  const before = await keepPresent(graph, { folder, force, tell, now });
  if (present.loading !== undefined) await removeTorso(graph, present.dataVersion);
  await migrate(graph);
  const mark = restoreMark(file, before);
  if (!(await markLoading(graph, mark, present.dataVersion))) {
    throw new SetupError('The data were changed a moment ago: nothing was done. Restore again.');
  }
  const dataVersion = Math.max(present.dataVersion, manifest.dataVersion) + versionsAhead;
  const counted = { coverageVersion: dataVersion, coverageFormat };
  const properties = { ...manifest.meta, ...counted, schemaVersion: manifest.schemaVersion };
  try {
    await whileMarked(graph, () => replaceAll(graph, file, manifest, tell), { properties, dataVersion });
  } catch (error) {
    throw new SetupError(`The restore was cut off while ${mark}.`, { cause: error });
  }
  await migrate(graph);
  const { sha256: digest } = await digestGraph(graph);
  return { manifest, digest, dataVersion, before };
}

/** Takes away what a restore or import that was cut off left behind; throws when it is still going on. */
async function removeTorso(graph: GraphClient, dataVersion: number): Promise<void> {
  if (await isAtWork(graph)) {
    throw new SetupError('The graph is being filled by somebody else: wait until that is done.');
  }
  await whileMarked(graph, () => removeEverything(graph), { properties: {}, dataVersion });
}

async function replaceAll(graph: GraphClient, file: string, manifest: Manifest, tell: Tell): Promise<void> {
  tell('removing what is there');
  await removeEverything(graph);
  await load(graph, file, manifest, tell);
  tell('proving that everything is there');
  await prove(graph, manifest);
  tell('counting what each region has');
  await countAll(graph);
}

/** Throws when the file or the graph is of a schema this program does not know. */
async function refuseNewer(graph: GraphClient, file: string, manifest: Manifest): Promise<void> {
  await checkSchema(graph);
  const known = (await readdir(schemaFolder)).filter((name) => name.endsWith('.cypher')).length;
  if (manifest.schemaVersion <= known) return;
  throw new SetupError(
    `${file} has schema version ${manifest.schemaVersion}, newer than the ${known} this program knows: use the program that wrote it, or a newer one. Nothing was done.`,
  );
}

/** Backs up what the graph holds and says where; refuses a graph that holds something unless that is to be replaced. */
async function keepPresent(
  graph: GraphClient,
  {
    folder,
    force,
    tell,
    now,
  }: Required<Omit<RestoreOptions, 'tell' | 'force'>> & { force: boolean; tell: Tell },
): Promise<string | undefined> {
  const { nodes, links } = await countStored(graph);
  const { loading } = await readMeta(graph);
  if (nodes === 0 && links === 0) return undefined;
  if (!force) {
    const what = loading === undefined ? `holds ${nodes} nodes` : `is incomplete (${loading})`;
    throw new SetupError(`The graph ${what}: add --force to replace it. Nothing was done.`);
  }
  // What was cut off in the middle is no content; what was there before it is still named.
  if (loading !== undefined) return keptBefore(loading);
  const time = now.toISOString().replaceAll(/[:.]/g, '-');
  const file = join(folder, `before-restore-${time}.backup`);
  tell(`keeping what is there in ${file}`);
  await writeBackup(graph, file, tell);
  return file;
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);

async function load(graph: GraphClient, file: string, manifest: Manifest, tell: Tell): Promise<void> {
  const advance = startProgress('restoring', sum(manifest.nodes) + sum(manifest.links), tell);
  let [nodes, links]: [StoredNode[], StoredLink[]] = [[], []];
  const flush = async () => {
    if (nodes.length > 0) await writeStoredNodes(graph, nodes);
    if (links.length > 0) await writeStoredLinks(graph, links);
    advance(nodes.length + links.length);
    [nodes, links] = [[], []];
  };
  for await (const page of readBackup(file)) {
    for (const stored of page) {
      if (isNode(stored)) nodes.push(stored);
      else links.push(stored);
    }
    if (nodes.length + links.length >= partSize) await flush();
  }
  await flush();
}

/** Reads the graph again and holds all of it against what the backup says. */
async function prove(graph: GraphClient, manifest: Manifest): Promise<void> {
  const content = createHash('sha256');
  for await (const { text } of toLines(graph)) content.update(text);
  if (content.digest('hex') !== manifest.content) {
    throw new Error('The graph is not what the backup says: somebody may have written to it meanwhile.');
  }
}

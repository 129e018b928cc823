import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { SetupError } from '../config.ts';
import type { StoredLink, StoredNode } from '../graph/backup.ts';
import { formatVersion, longestHeadLine, type Manifest, readHeadLine, readManifest } from './format.ts';
import { isNode, readLine } from './line.ts';

/** A backup whose head is sound: what it holds and where the rest of it begins. */
interface Head {
  manifest: Manifest;
  payloadAt: number;
}

const damaged = (file: string, where: string) =>
  new SetupError(`${file} is damaged (${where}) or no backup: nothing was done.`);

/**
 * Reads the whole file and checks every byte of it; returns what it holds. Throws a {@link SetupError} when anything is
 * not as it was written, or the file was written by a newer program.
 */
export async function verifyBackup(file: string): Promise<Manifest> {
  const { manifest } = await readHead(file);
  const counts = { nodes: new Map<string, number>(), links: new Map<string, number>() };
  for await (const page of readBackup(file)) {
    for (const stored of page) {
      const [sort, name] = isNode(stored)
        ? (['nodes', stored.label] as const)
        : (['links', stored.type] as const);
      counts[sort].set(name, (counts[sort].get(name) ?? 0) + 1);
    }
  }
  for (const sort of ['nodes', 'links'] as const) {
    const same =
      Object.keys(manifest[sort]).length === counts[sort].size &&
      Object.entries(manifest[sort]).every(([name, count]) => counts[sort].get(name) === count);
    if (!same) throw damaged(file, `the number of ${sort}`);
  }
  return manifest;
}

async function readHead(file: string): Promise<Head> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new SetupError(
      `${file} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`,
    );
  });
  try {
    const first = Buffer.alloc(longestHeadLine);
    const { bytesRead } = await handle.read(first, 0, longestHeadLine, 0);
    const end = first.subarray(0, bytesRead).indexOf('\n') + 1;
    const place = readHeadLine(first.toString('latin1', 0, end));
    const { size } = await handle.stat();
    if (!place || end + place.bytes > size) throw damaged(file, 'its first line');
    const bytes = Buffer.alloc(place.bytes);
    await handle.read(bytes, 0, place.bytes, end);
    const manifest = readManifest(bytes, place.sha256);
    if (!manifest) throw damaged(file, 'its list of contents');
    if (manifest.format > formatVersion) {
      throw new SetupError(`${file} was written by a newer program (${manifest.product}): use that one.`);
    }
    if (end + place.bytes + manifest.payload.bytes !== size) throw damaged(file, 'its length');
    return { manifest, payloadAt: end + place.bytes };
  } finally {
    await handle.close();
  }
}

/** Everything in a backup, some at a time; throws a {@link SetupError} at the end when it was not as it was written. */
export async function* readBackup(file: string): AsyncGenerator<(StoredNode | StoredLink)[]> {
  const { manifest, payloadAt } = await readHead(file);
  const [payload, content] = [createHash('sha256'), createHash('sha256')];
  const bytes = createReadStream(file, { start: payloadAt });
  bytes.on('data', (chunk) => payload.update(chunk));
  const plain = bytes.pipe(createGunzip());
  bytes.on('error', (error) => plain.destroy(error));
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) {
      content.update(chunk);
      // Cut at line ends, which no character of several bytes contains.
      const end = chunk.lastIndexOf(10) + 1;
      if (end === 0) {
        rest = Buffer.concat([rest, chunk]);
        continue;
      }
      const text = Buffer.concat([rest, chunk.subarray(0, end)]).toString('utf8');
      rest = Buffer.from(chunk.subarray(end));
      yield text.slice(0, -1).split('\n').map(toStored);
    }
  } catch (error) {
    throw error instanceof SetupError ? error : damaged(file, 'what it holds');
  }
  const sound =
    payload.digest('hex') === manifest.payload.sha256 && content.digest('hex') === manifest.content;
  if (!sound || rest.length > 0) throw damaged(file, 'what it holds');
}

function toStored(line: string): StoredNode | StoredLink {
  const stored = readLine(line);
  if (!stored) throw new Error(`no line of a backup: ${line.slice(0, 80)}`);
  return stored;
}

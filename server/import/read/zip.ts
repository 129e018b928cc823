import type { Readable } from 'node:stream';
import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl';
import { isPlausible } from './encoding.ts';
import { ReadFault } from './fault.ts';
import { limits } from './limit.ts';

/** One file of a zip. Its size is the declared one; reading more than that is an error. */
export interface ZipPart {
  name: string;
  bytes: number;
  open(): Promise<Readable>;
}

const utf8Flag = 0x800;
const unicodePathField = 0x7075;

/** Older Chinese programs write names in GB18030 and do not say so. */
function decodeName(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const isMarked =
    (entry.generalPurposeBitFlag & utf8Flag) !== 0 ||
    entry.extraFields.some(({ id }) => id === unicodePathField);
  if (isMarked) return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
  const encoding = isPlausible(raw, 'utf-8') ? 'utf-8' : 'gb18030';
  return new TextDecoder(encoding).decode(raw).replaceAll('\\', '/');
}

/**
 * Opens a zip and checks what it declares before anything is unpacked: number of files, sizes, ratio, names, encryption.
 * Forged sizes do not help: each part ends with an error at its declared size. Throws a {@link ReadFault}.
 */
export async function openZip(path: string): Promise<{ parts: ZipPart[]; close(): void }> {
  const zip = await openPromise(path, { autoClose: false, decodeStrings: false }).catch((error: Error) => {
    throw new ReadFault(`a whole zip file (${error.message})`);
  });
  try {
    return { parts: await readParts(zip), close: () => zip.close() };
  } catch (error) {
    zip.close();
    if (error instanceof ReadFault) throw error;
    throw new ReadFault(`a whole zip file (${error instanceof Error ? error.message : String(error)})`);
  }
}

async function readParts(zip: ZipFile): Promise<ZipPart[]> {
  const parts: ZipPart[] = [];
  let [packed, unpacked] = [0, 0];
  for await (const entry of zip.eachEntry()) {
    if (parts.length >= limits.entries) throw new ReadFault(`a zip of at most ${limits.entries} files`);
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    checkSizes(packed, unpacked);
    const name = decodeName(entry);
    checkEntry(entry, name);
    if (name.endsWith('/')) continue;
    parts.push({ name, bytes: entry.uncompressedSize, open: () => openEntry(zip, entry, name) });
  }
  return parts;
}

function checkSizes(packed: number, unpacked: number): void {
  if (unpacked > limits.unpackedBytes) {
    throw new ReadFault(`files of at most ${limits.unpackedBytes / 1024 ** 2} MiB together, unpacked`, {
      value: `${Math.round(unpacked / 1024 ** 2)} MiB declared`,
    });
  }
  if (unpacked > limits.harmlessBytes && unpacked > packed * limits.ratio) {
    throw new ReadFault(`files at most ${limits.ratio} times as large unpacked as packed`, {
      value: `${Math.round(unpacked / Math.max(packed, 1))} times declared`,
    });
  }
}

function checkEntry(entry: Entry, name: string): void {
  const problem = validateFileName(name);
  if (problem !== null || name.includes('\0')) {
    throw new ReadFault('files with names inside the zip', { value: name.slice(0, 80) });
  }
  if (entry.isEncrypted()) {
    throw new ReadFault('files without a password', { value: name.slice(0, 80) });
  }
  if (!entry.canDecodeFileData()) {
    throw new ReadFault('files packed in the usual way (deflate)', { value: name.slice(0, 80) });
  }
}

async function openEntry(zip: ZipFile, entry: Entry, name: string): Promise<Readable> {
  const toFault = (error: Error) =>
    new ReadFault(`a whole zip file (${error.message})`, { value: name.slice(0, 80) });
  const stream = await zip.openReadStreamPromise(entry).catch((error: Error) => {
    throw toFault(error);
  });
  return stream;
}

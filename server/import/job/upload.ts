import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Multipart } from '@fastify/multipart';
import { Compile } from 'typebox/compile';
import { Encoding, ReadingChange } from '../../contract/import-reading.ts';
import { badRequest, ProblemError } from '../../errors.ts';
import type { GivenFile } from '../read/given.ts';
import type { Reading } from './prepare.ts';
import { changeReading } from './reading.ts';

/** The largest file, and how many come together. */
export const uploadLimits = { fileSize: 200 * 1024 ** 2, files: 20, fields: 10, fieldSize: 1_000_000 };

/** What came with a request. */
export interface Upload {
  files: GivenFile[];
  reading: Reading;
  encoding?: Encoding | undefined;
}

const readingSchema = Compile(ReadingChange);
const encodingSchema = Compile(Encoding);

/** Writes the files of a request into a folder as they come. Throws `bad_request` naming the field that is wrong. */
export async function takeUpload(parts: AsyncIterable<Multipart>, folder: string): Promise<Upload> {
  try {
    return await take(parts, folder);
  } catch (error) {
    // The parser of the request gives no status of its own to a body that is cut or garbled.
    const isOurs =
      error instanceof ProblemError || (error as { statusCode?: number }).statusCode !== undefined;
    const isDisk = /^E[A-Z]+$/.test((error as NodeJS.ErrnoException).code ?? '');
    if (isOurs || isDisk) throw error;
    throw badRequest('body', 'expected whole multipart/form-data');
  }
}

async function take(parts: AsyncIterable<Multipart>, folder: string): Promise<Upload> {
  const files: GivenFile[] = [];
  const fields = new Map<string, string>();
  for await (const part of parts) {
    if (part.type === 'field') fields.set(part.fieldname, readField(part.fieldname, part.value));
    else {
      if (part.fieldname !== 'file') throw badRequest(part.fieldname, 'is not expected: files are in `file`');
      const path = join(folder, String(files.length));
      await pipeline(part.file, createWriteStream(path));
      const name = toName(part.filename, files);
      if (part.file.truncated) {
        throw badRequest('file', `${name} is larger than ${uploadLimits.fileSize / 1024 ** 2} MB`);
      }
      files.push({ path, file: name });
    }
  }
  if (files.length === 0)
    throw badRequest('file', 'is missing: a table (.csv), workbook (.xlsx) or .zip of them');
  return { files, ...readFields(fields) };
}

function readField(name: string, value: unknown): string {
  if (!['source', 'encoding', 'reading'].includes(name)) throw badRequest(name, 'is not expected');
  if (typeof value !== 'string') throw badRequest(name, 'must be text');
  return value;
}

function readFields(fields: Map<string, string>): Omit<Upload, 'files'> {
  const encoding = fields.get('encoding');
  if (encoding !== undefined && !encodingSchema.Check(encoding)) {
    throw badRequest('encoding', 'expected utf-8, utf-16le or gb18030');
  }
  const change = readReading(fields.get('reading'));
  const source = fields.get('source')?.trim();
  const first: Reading = { sheets: [], ...(source ? { source } : {}) };
  return { reading: changeReading(first, change).reading, encoding };
}

function readReading(text: string | undefined): ReadingChange {
  if (text === undefined) return { sheets: [] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest('reading', 'expected JSON');
  }
  if (readingSchema.Check(value)) return value;
  const [first] = readingSchema.Errors(value);
  const place = ['reading', ...(first?.instancePath.split('/').filter(Boolean) ?? [])].join('.');
  throw badRequest(place, first?.message ?? 'is not as expected');
}

/** The file's name as the user has it, without folders and what no screen shows; each once. */
function toName(filename: string | undefined, taken: GivenFile[]): string {
  const plain = (filename ?? '')
    .split(/[/\\]/)
    .at(-1)!
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex -- what no screen shows
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .trim()
    .slice(-200);
  const name = plain === '' ? 'file' : plain;
  if (!taken.some(({ file }) => file === name)) return name;
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 2; ; number += 1) {
    const other = `${stem} (${number})${ending}`;
    if (!taken.some(({ file }) => file === other)) return other;
  }
}

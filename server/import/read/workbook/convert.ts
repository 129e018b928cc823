import { join } from 'node:path';
import { ReadFault } from '../fault.ts';
import { limits } from '../limit.ts';
import type { ReadNote } from '../raw.ts';
import { RowsWriter } from '../rows-file.ts';
import { openZip, type ZipPart } from '../zip.ts';
import { BookReader, type ListedSheet, RelationReader, toPartName } from './book.ts';
import { SharedReader } from './shared.ts';
import { type BookParts, type DamagedCell, SheetReader } from './sheet.ts';
import { StyleReader } from './style.ts';
import { type XmlHandler, XmlScanner } from './xml.ts';

/** A sheet of a workbook, its rows written to a file. */
export interface ConvertedSheet {
  name: string;
  hidden: boolean;
  /** The file of rows. */
  path: string;
  rows: number;
  notes: ReadNote[];
  damaged: DamagedCell[];
}

type Parts = Map<string, ZipPart>;

/**
 * Writes the rows of every sheet of a workbook to files in a folder. Throws a {@link ReadFault} when it is no workbook.
 * `progress` is told of rows as they are read.
 */
export async function convertWorkbook(
  path: string,
  folder: string,
  progress: (rows: number) => void,
): Promise<ConvertedSheet[]> {
  const zip = await openZip(path);
  try {
    const parts: Parts = new Map(zip.parts.map((part) => [part.name, part]));
    const { book, sheets } = await readBook(parts);
    const converted: ConvertedSheet[] = [];
    for (const [at, { listed, part }] of sheets.entries()) {
      converted.push(await convertSheet(listed, part, book, join(folder, `sheet-${at + 1}.jsonl`), progress));
    }
    return converted;
  } finally {
    zip.close();
  }
}

async function readBook(parts: Parts) {
  const root = await readPart(parts.get('_rels/.rels'), new RelationReader());
  const main = toPartName('', root?.byType.get('officeDocument') ?? 'xl/workbook.xml');
  const folder = main.split('/').slice(0, -1).join('/');
  const file = main.split('/').at(-1)!;
  const book = await readPart(parts.get(main), new BookReader());
  const relations = await readPart(parts.get(`${folder}/_rels/${file}.rels`), new RelationReader());
  if (!book || !relations) throw new ReadFault('a workbook saved as .xlsx (it lacks the list of its sheets)');
  const at = (target: string | undefined) =>
    target === undefined ? undefined : parts.get(toPartName(folder, target));
  const sheets = book.sheets.slice(0, limits.sheets).flatMap((listed) => {
    const part = at(relations.targets.get(listed.relation));
    return part ? [{ listed, part }] : [];
  });
  const shared = await readPart(at(relations.byType.get('sharedStrings')), new SharedReader());
  const styles = await readPart(at(relations.byType.get('styles')), new StyleReader());
  const refers: BookParts = {
    texts: shared?.texts ?? [],
    dates: styles?.dates ?? [],
    from1904: book.from1904,
  };
  return { book: refers, sheets };
}

async function convertSheet(
  { name, hidden }: ListedSheet,
  part: ZipPart,
  book: BookParts,
  path: string,
  progress: (rows: number) => void,
): Promise<ConvertedSheet> {
  const writer = await RowsWriter.open(path);
  let told = 0;
  try {
    const reader = new SheetReader(book, (row) => writer.take(row));
    await readPart(part, reader, async () => {
      await writer.flush();
      if (writer.rows - told < 1000) return;
      progress(writer.rows - told);
      told = writer.rows;
    });
    return { name, hidden, path, rows: writer.rows, notes: reader.notes, damaged: reader.damaged };
  } finally {
    await writer.close();
  }
}

/** Goes through a part of the workbook; `between` is called after each piece. Throws a {@link ReadFault}. */
async function readPart<Handler extends XmlHandler>(
  part: ZipPart | undefined,
  handler: Handler,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<Handler | undefined> {
  if (!part) return undefined;
  const scanner = new XmlScanner(handler);
  try {
    const stream = await part.open();
    stream.setEncoding('utf8');
    for await (const piece of stream as AsyncIterable<string>) {
      scanner.feed(piece.startsWith('\uFEFF') ? piece.slice(1) : piece);
      await between();
    }
    scanner.end();
  } catch (error) {
    if (error instanceof ReadFault) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReadFault(`a whole workbook saved as .xlsx (${reason})`, { value: part.name.slice(0, 80) });
  }
  return handler;
}

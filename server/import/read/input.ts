import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../../config.ts';
import type { Encoding } from '../../contract/import-reading.ts';
import type { ImportInput } from '../read.ts';
import { rejectDamaged } from './damaged.ts';
import { listGiven } from './given.ts';
import type { Look } from './look.ts';
import { readRaw } from './raw-input.ts';
import type { RawSheet } from './raw.ts';

/** What an import reads, and how to let go of what was unpacked for it. */
export interface OpenedInput extends ImportInput {
  /** Things a reader should know, as sentences: how an encoding was guessed, what formulas were read as. */
  notices: string[];
  dispose(): Promise<void>;
}

/**
 * Reads a folder of tables, a .zip, an .xlsx workbook (a sheet per table) or a single table, by `npm run import`.
 * Hidden sheets are passed over. Throws a {@link SetupError} when nothing is there.
 */
export async function readInput(
  path: string,
  { encoding, ...look }: Look & { encoding?: Encoding | undefined } = {},
): Promise<OpenedInput> {
  const files = await listGiven(path);
  const folder = await mkdtemp(join(tmpdir(), 'liantu-import-'));
  const dispose = () => rm(folder, { recursive: true, force: true });
  try {
    const raw = await readRaw(files, { folder, encoding, ...look });
    if (raw.sheets.length === 0 && raw.rejections.length === 0) {
      throw new SetupError(`${path} holds no table: expected files such as firms.csv.`);
    }
    const sheets = raw.sheets.filter(({ hidden }) => !hidden);
    return {
      ...raw,
      sheets,
      rejections: [...raw.rejections, ...sheets.flatMap((sheet) => rejectDamaged(sheet))],
      notices: raw.sheets.flatMap(describe),
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function describe({ file, notes, encoding, encodingConfirmed, hidden }: RawSheet): string[] {
  const guessed = encodingConfirmed
    ? []
    : [`${file} is read as ${encoding} (guessed; --encoding says another)`];
  if (hidden) return [`${file} is hidden in its workbook and is not read`];
  return [
    ...guessed,
    ...notes.map(
      ({ code, place, count = 1 }) =>
        `${file}: ${code.replaceAll('_', ' ')}, ${count}${place ? `, first at ${place}` : ''}`,
    ),
  ];
}

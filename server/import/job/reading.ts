import type { ReadingChange, SheetReading } from '../../contract/import-reading.ts';
import type { Reading } from './prepare.ts';

/**
 * How the sheets are read after a change: sheets that it does not name stay as they are, the later of a source and a
 * new source holds. `rereads`: bytes are read as other text than before.
 */
export function changeReading(
  before: Reading,
  change: ReadingChange,
): { reading: Reading; rereads: boolean } {
  const bySheet = new Map(before.sheets.map((one) => [one.file, one]));
  let rereads = false;
  for (const sheet of change.sheets) {
    const known = bySheet.get(sheet.file);
    const encoding = sheet.encoding ?? known?.encoding;
    if (encoding !== known?.encoding) rereads = true;
    bySheet.set(sheet.file, {
      ...sheet,
      ...(encoding === undefined ? {} : { encoding }),
    } satisfies SheetReading);
  }
  return {
    reading: {
      ...pickSource(before, change),
      ...pickRemember(before, change),
      sheets: [...bySheet.values()],
    },
    rereads,
  };
}

function pickSource(
  before: Reading,
  { source, newSource }: ReadingChange,
): Pick<Reading, 'source' | 'newSource'> {
  if (newSource !== undefined) return { newSource };
  if (source !== undefined) return { source };
  if (before.newSource !== undefined) return { newSource: before.newSource };
  return before.source === undefined ? {} : { source: before.source };
}

const pickRemember = (
  before: Reading,
  { remember = before.remember }: ReadingChange,
): Pick<Reading, 'remember'> => (remember === undefined ? {} : { remember });

import type { Compared } from '../analysis/duplicate.ts';
import { normaliseName } from './name.ts';
import { splitName, stemOf } from './stem.ts';

/** A firm as it is looked at for duplicates: a row of an import, or a firm of the graph. */
export interface FirmSketch {
  /** Where the row is; a firm of the graph has neither. */
  file?: string;
  row?: number;
  id: string;
  name: string;
  shortName?: string | undefined;
  aliases?: string[] | undefined;
  formerNames?: string[] | undefined;
  creditCode?: string | undefined;
  stockCode?: string | undefined;
  regionCode?: string | undefined;
  groupId?: string | undefined;
}

/** A sketch in the form in which it is compared. */
export interface ComparedFirm extends Compared {
  sketch: FirmSketch;
}

/** The place a name ends with is the one it means: 山东青岛… is in 青岛; that in brackets comes before it. */
function placeOf({ regionCode }: FirmSketch, [first, ...rest]: string[]): string | undefined {
  if (regionCode !== undefined || first === undefined) return regionCode;
  const within = (code: string, wide: string) => code.startsWith(wide.replace(/(?:00)+$/, ''));
  return rest.reduce((place, code) => (within(code, place) ? code : place), first);
}

export function toCompared(sketch: FirmSketch): ComparedFirm {
  const { stem, legalForm, places } = splitName(sketch.name);
  const names = [
    ...(sketch.shortName ? [sketch.shortName] : []),
    ...(sketch.aliases ?? []),
    ...(sketch.formerNames ?? []),
  ];
  const { creditCode, stockCode, groupId } = sketch;
  return {
    sketch,
    name: sketch.name,
    nameKey: normaliseName(sketch.name).replaceAll(' ', '').toLowerCase(),
    stem,
    legalForm,
    others: names.map((name) => ({ name, stem: stemOf(name) })),
    place: placeOf(sketch, places),
    creditCode,
    stockCode,
    groupId,
  };
}

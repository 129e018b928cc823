/** What a column is sorted by; undefined is unknown and comes last in both directions. */
export type SortKey = number | string | undefined;

/** A column id, with a minus before it for descending, as it stands in the address. */
export interface Sort {
  column: string;
  descending: boolean;
}

export function readSort(text: string | undefined, otherwise: string): Sort {
  const given = text ?? otherwise;
  return given.startsWith('-')
    ? { column: given.slice(1), descending: true }
    : { column: given, descending: false };
}

export const writeSort = ({ column, descending }: Sort): string => (descending ? `-${column}` : column);

/** Rows sorted by a key; rows with equal keys keep their order. */
export function sorted<Row>(rows: readonly Row[], key: (row: Row) => SortKey, descending: boolean): Row[] {
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  const compare = (a: NonNullable<SortKey>, b: NonNullable<SortKey>): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return [...rows].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    return descending ? compare(right, left) : compare(left, right);
  });
}

/** Rows gathered under a key, each turned into what is kept of it. Order within a key is the rows' order. */
export function groupRows<Row, Kept>(
  rows: Row[],
  key: (row: Row) => string,
  keep: (row: Row) => Kept,
): Map<string, Kept[]> {
  const groups = new Map<string, Kept[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(keep(row));
    else groups.set(key(row), [keep(row)]);
  }
  return groups;
}

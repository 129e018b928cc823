import type { SheetRow } from '../sheet.ts';

/** Rows of sums and remarks below a list are no firms. */
export function findLitter({ cells }: SheetRow): 'total_row' | 'remark_row' | undefined {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.slice(0, 2).some((cell) => /^(?:合|总|小)\s*计[:：]?$|^(?:sub)?total$/i.test(cell)))
    return 'total_row';
  const isAlone = filled.length === 1 && /^(?:注|备注|说明|填表|制表|填报|数据来源)/.test(filled[0]!);
  return isAlone ? 'remark_row' : undefined;
}

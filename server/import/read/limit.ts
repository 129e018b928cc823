/** What one import may hold. A person's files are far below; what is beyond was made to do harm, or is no table. */
export const limits = {
  /** Files in a zip, and parts in a workbook. */
  entries: 2000,
  /** Bytes of all entries unpacked: 2 GiB. */
  unpackedBytes: 2 * 1024 ** 3,
  /** Unpacked bytes for each packed one. Tables shrink to a twentieth; a hundredth was seen in repetitive workbooks. */
  ratio: 250,
  /** Below this size a high ratio does no harm: 8 MiB. */
  harmlessBytes: 8 * 1024 ** 2,
  /** Columns of a sheet that hold anything. */
  columns: 500,
  /** Characters of a cell; a spreadsheet allows 32,767. */
  cellLength: 40_000,
  /** Sheets of one import. */
  sheets: 100,
  /** The largest workbook is read in this time, apart from everything else. */
  workbookMs: 300_000,
  /** Memory of the thread that reads a workbook, in MiB: the texts of a workbook are held while it is read. */
  workbookMegabytes: 384,
} as const;

/** Rows handed on at once. */
export const batchRows = 1000;

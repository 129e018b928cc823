import type {
  GuessedColumn,
  ReadingChange,
  SheetPreview,
  SheetReading,
  Template,
} from '../../contract/import-reading.ts';
import type { ImportAsk } from '../../contract/import-job.ts';
import { mapSheet } from '../mapping/apply.ts';
import { findContext } from '../mapping/context.ts';
import { guessColumns, judgeColumns } from '../mapping/guess.ts';
import { templateId } from '../mapping/header.ts';
import { toPlan } from '../mapping/plan.ts';
import type { Knowledge } from '../mapping/understand.ts';
import type { ImportInput } from '../read.ts';
import { rejectDamaged, rejectWide } from '../read/damaged.ts';
import type { RawInput } from '../read/raw-input.ts';
import type { RawSheet, ReadNote } from '../read/raw.ts';
import { tables } from '../table/all.ts';
import { sourceId, sourceSheet } from './source.ts';
import { findTable } from './table-sheet.ts';

/** How the sheets are read, as far as the user has said. */
export type Reading = Omit<ReadingChange, 'sheets'> & { sheets: SheetReading[] };

/** What is to be checked, how a screen shows it, and what has to be asked before. */
export interface Prepared {
  input: ImportInput;
  previews: SheetPreview[];
  asks: ImportAsk[];
  source: string | undefined;
  /** How each free-form sheet is read, to be kept as a template. */
  templates: Omit<Template, 'usedAt'>[];
  /** What was noted when the rows were read, by sheet; known after a check. */
  notesOf(): Map<string, ReadNote[]>;
}

/** Decides how each sheet is read: as a table, as the user said, as before, or as guessed. */
export function prepare(
  raw: RawInput,
  reading: Reading,
  known: { knowledge: Knowledge; templates: ReadonlyMap<string, Template> },
): Prepared {
  const { newSource } = reading;
  const source = newSource ? sourceId(newSource) : reading.source;
  const prepared: Prepared = {
    input: { ...raw, sheets: newSource ? [sourceSheet(newSource)] : [], rejections: [...raw.rejections] },
    previews: [],
    asks: [],
    source,
    templates: [],
    notesOf: () => new Map(notes.map(([file, read]) => [file, read()])),
  };
  const notes: [string, () => ReadNote[]][] = [];
  for (const sheet of raw.sheets) {
    const said = reading.sheets.find(({ file }) => file === sheet.file);
    const skip = said?.skip ?? sheet.hidden;
    if (!sheet.encodingConfirmed && !skip) prepared.asks.push({ code: 'encoding', file: sheet.file });
    const table = said?.columns ? undefined : findTable(sheet);
    if (skip) prepared.previews.push({ ...toPreview(sheet), ...(table ? { table } : {}), skip });
    else if (table) addTable(prepared, sheet, table);
    else notes.push([sheet.file, addFreeForm(prepared, sheet, said, known)]);
  }
  return prepared;
}

function addTable({ input, previews }: Prepared, sheet: RawSheet, table: string): void {
  input.sheets.push(sheet);
  input.rejections.push(...rejectDamaged(sheet));
  previews.push({ ...toPreview(sheet), table });
}

function addFreeForm(
  { input, previews, asks, templates, source }: Prepared,
  sheet: RawSheet,
  said: SheetReading | undefined,
  { knowledge, templates: kept }: { knowledge: Knowledge; templates: ReadonlyMap<string, Template> },
): () => ReadNote[] {
  const { file, header } = sheet;
  const id = templateId(header.cells);
  const template = kept.get(id);
  const defaults = said?.defaults ?? template?.defaults ?? {};
  const { columns, context } = readColumns(sheet, said, template, defaults, knowledge);
  const plan = toPlan(sheet, columns, defaults, context);
  const fields = new Set([...plan.columns.map(({ field }) => field), ...plan.defaults.keys()]);
  const ask = (one: Omit<ImportAsk, 'file'>) => asks.push({ ...one, file });

  if (!said?.columns && !template) ask({ code: 'mapping' });
  else if (plan.columns.length === 0) ask({ code: 'mapping', field: 'firms.name' });
  for (const field of listMissing(plan.tables, fields)) ask({ code: 'default', field });
  const isStated = plan.tables.some(({ table }) => tables[table].evidence !== 'none');
  const named = plan.tables.every(({ table }) => fields.has(`${table}.source_ids`));
  if (isStated && source === undefined && !named) ask({ code: 'source' });

  const mapped = mapSheet(sheet, plan, knowledge);
  input.sheets.push(...mapped.sheets);
  input.rejections.push(
    ...rejectDamaged(sheet, new Set(plan.columns.map(({ at }) => at))),
    ...rejectWide(sheet),
  );
  previews.push({ ...toPreview(sheet), columns, defaults });
  templates.push({
    id,
    name: sheet.name,
    headers: header.cells.map((one) => one.trim()).filter(Boolean),
    columns: columns.map(({ header: name, field, factor }) => ({
      header: name,
      ...(field === undefined ? {} : { field }),
      ...(factor === undefined ? {} : { factor }),
    })),
    defaults,
  });
  return mapped.notes;
}

function readColumns(
  sheet: RawSheet,
  said: SheetReading | undefined,
  template: Template | undefined,
  defaults: Record<string, string>,
  knowledge: Knowledge,
): { columns: GuessedColumn[]; context: string | undefined } {
  const mappings = said?.columns ?? template?.columns;
  // The city is found with a first guess, and names that many places have are understood in the second.
  const first = mappings ?? guessColumns(sheet, knowledge);
  const context = findContext(sheet, first, defaults, knowledge);
  const columns = mappings
    ? judgeColumns(sheet, mappings, said?.columns ? 'user' : 'template', knowledge, context)
    : guessColumns(sheet, knowledge, context);
  return { columns, context };
}

/** Needed fields of the tables that no column and no default gives. A role's firm is that of its row. */
function listMissing(made: { table: keyof typeof tables }[], fields: Set<string>): string[] {
  return made.flatMap(({ table }) =>
    Object.entries(tables[table].columns)
      .filter(([, { required }]) => required)
      .map(([name]) => `${table}.${name}`)
      .filter((field) => !fields.has(field) && (field !== 'roles.firm_id' || !fields.has('firms.name'))),
  );
}

function toPreview(sheet: RawSheet): SheetPreview {
  const { file, name, rows, encoding, encodings, encodingConfirmed, notes } = sheet;
  return {
    file,
    name,
    rows,
    ...(encoding === undefined ? {} : { encoding }),
    ...(encodings === undefined ? {} : { encodings }),
    encodingConfirmed,
    skip: false,
    notes: [...notes],
  };
}

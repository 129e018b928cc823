import type { SheetRow } from '../sheet.ts';
import type { ColumnName, TableName } from '../table/all.ts';
import type { MappedColumn, MappingPlan } from './plan.ts';
import type { FoundStage } from './stage.ts';
import { type Knowledge, understand, type Understood } from './understand.ts';

export type Cells = Partial<Record<ColumnName, string>>;

/** What one row of a free-form sheet says, table by table. */
export interface SplitRow {
  tables: Map<TableName, Cells[]>;
  /** Codes of what a reader should know of it. */
  notes: string[];
}

interface Filled {
  cells: Cells;
  /** Words for the note: what the cells say beyond the values they became. */
  words: string[];
}

/** One row of the user's sheet → rows of tables. */
export function splitRow(row: SheetRow, plan: MappingPlan, knowledge: Knowledge): SplitRow {
  const notes: string[] = [];
  const filled = new Map<TableName, Filled>();
  let stages: { stages: FoundStage[]; unknown: string[] } | undefined;
  for (const { table } of plan.tables) filled.set(table, { cells: {}, words: [] });
  for (const column of plan.columns) {
    const written = row.cells[column.at]?.trim() ?? '';
    const into = filled.get(column.table) ?? filled.get('firms');
    if (!into || written === '') continue;
    const found = understand(written, { ...column, context: plan.context }, knowledge);
    if (column.field === 'roles.stage_id') stages = readStages(found, written);
    else put(into, column, written, found, notes, filled.has(column.table));
  }
  for (const [field, value] of plan.defaults) fillDefault(field, value, plan, filled, knowledge);
  stages ??= defaultStage(plan, knowledge);
  const firms = filled.get('firms');
  if (stages && stages.unknown.length > 0) {
    notes.push('stage_unknown');
    const column = plan.columns.find(({ field }) => field === 'roles.stage_id');
    firms?.words.push(`${column?.header ?? ''}：${stages.unknown.join('、')}`);
  }
  const tables = new Map<TableName, Cells[]>();
  const roles = filled.get('roles');
  if (roles) tables.set('roles', makeRoles(roles, stages?.stages ?? [], firms, notes));
  for (const [table, one] of filled) if (table !== 'roles') tables.set(table, [finish(one)]);
  return { tables, notes };
}

/** Puts what a cell says where it belongs; what is more than the value goes into the note in its own words. */
function put(
  into: Filled,
  { name, header, ofYear }: MappedColumn,
  written: string,
  found: Understood,
  notes: string[],
  hasColumn: boolean,
): void {
  const words = `${header}：${written}`;
  if (!hasColumn) into.words.push(words);
  else if (found.is === 'value') {
    into.cells[name] = found.value;
    if (found.hedged) notes.push('hedge');
    if (found.hedged || ofYear) into.words.push(words);
  } else if (found.is === 'kept') {
    notes.push(found.code);
    into.words.push(words);
  } else if (found.is === 'stages') into.cells[name] = found.stages.map(({ id }) => id).join(';');
  // What is not understood stays as it was written, so that the check refuses it and says so.
  else if (found.is === 'unknown') into.cells[name] = written;
}

const readStages = (found: Understood, written: string) =>
  found.is === 'stages'
    ? { stages: found.stages, unknown: found.unknown }
    : { stages: [], unknown: found.is === 'unknown' ? [written] : [] };

function defaultStage(plan: MappingPlan, knowledge: Knowledge) {
  const value = plan.defaults.get('roles.stage_id');
  if (value === undefined) return undefined;
  return readStages(understand(value, { field: 'roles.stage_id' }, knowledge), value);
}

function fillDefault(
  field: string,
  value: string,
  { context }: MappingPlan,
  filled: Map<TableName, Filled>,
  knowledge: Knowledge,
): void {
  const [table, name] = field.split('.') as [TableName, ColumnName];
  const cells = filled.get(table)?.cells;
  if (!cells || name === 'stage_id' || (cells[name] ?? '') !== '') return;
  const found = understand(value, { field, context }, knowledge);
  cells[name] = found.is === 'value' ? found.value : value;
}

/** A role for each stage. What is said of the firm as a whole belongs to a role only where there is one. */
function makeRoles(roles: Filled, stages: FoundStage[], firms: Filled | undefined, notes: string[]): Cells[] {
  const firm = roles.cells.firm_id ?? firms?.cells.credit_code ?? firms?.cells.name ?? '';
  const byStage = new Map<string, FoundStage[]>();
  for (const stage of stages) byStage.set(stage.id, [...(byStage.get(stage.id) ?? []), stage]);
  if (byStage.size !== 1) {
    const { output_cny: output, capacity, share, ...rest } = roles.cells;
    const words = [
      output && `产值（元）：${output}`,
      capacity && `产能：${capacity}`,
      share && `占比：${share}`,
    ];
    const kept = words.filter((one) => one !== undefined && one !== '') as string[];
    if (kept.length > 0 || roles.words.length > 0) firms?.words.push(...roles.words, ...kept);
    if (kept.length > 0) notes.push('output_kept');
    roles = { cells: rest, words: [] };
  }
  return [...byStage].map(([id, found]) => {
    const products = [
      roles.cells.products,
      ...found.filter(({ certain }) => !certain).map(({ words }) => words),
    ];
    const certain = found.some((one) => one.certain);
    return finish({
      ...roles,
      cells: {
        ...roles.cells,
        firm_id: firm,
        stage_id: id,
        products: products.filter((one) => one !== undefined && one !== '').join(';'),
        // That a product belongs to a stage was inferred here, and nobody said so.
        ...(certain ? {} : { evidence: 'suggested' }),
      },
    });
  });
}

/** A firm's note holds what is read as its parts: they are divided by the same mark as elsewhere. */
function finish({ cells, words }: Filled): Cells {
  const note = [...new Set([cells.note, ...words])]
    .filter((one) => one !== undefined && one !== '')
    .join('；');
  return note === '' ? cells : { ...cells, note };
}

import type { Decided } from '../graph/duplicate/decided.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Arc } from '../graph/import/lookup.ts';
import { readOrganisations } from '../graph/import/lookup.ts';
import type { Present } from '../graph/import/present.ts';
import { Int32List, Uint8List } from './compact/numbers.ts';
import { RowHashes } from './content.ts';
import { tableOf } from './header.ts';
import { type Row, textOf } from './map.ts';
import { normaliseName } from './name.ts';
import { markOnly, type RejectionSink } from './rejections.ts';
import { readRows, type Reading } from './rows.ts';
import type { Sheet } from './sheet.ts';
import { type TableName, tables } from './table/all.ts';
import { relationBuilders } from './element/relation.ts';
import { Directory } from './validate/directory.ts';
import {
  checkAgainstGraph,
  decidedKey,
  isOrganisation,
  organisationKey,
  organisationKindOf,
  ownKey,
} from './validate/identify.ts';
import { Known, lookupSize } from './validate/known.ts';
import { SecondRows } from './validate/second.ts';

/** A row that says which thing lies in or feeds which other. */
export interface RowArc extends Arc {
  sheet: number;
  row: number;
  table: TableName;
}

/** What is known of one sheet after the first reading, by the place of its rows among those that are not empty. */
export interface SheetSurvey {
  /** The number under which the roster has the id of an organisation, + 1. */
  organisations: Int32List;
  /** 1: rejected, 2: redirected to a firm of the graph. */
  marks: Uint8List;
}

export const rejectedMark = 1;
export const redirectedMark = 2;

/** What the first reading of an import finds out. */
export interface Survey {
  known: Known;
  sheets: SheetSurvey[];
  arcs: RowArc[];
  notices: string[];
  rows: number;
  /** Equal for the same rows in any order; undefined when a sheet could not be read as a table. */
  hashes: RowHashes;
  /** Firms that a row was redirected to. */
  redirected: Set<string>;
}

export interface SurveyInput {
  graph: GraphClient;
  present: Present;
  decided: Decided;
  sheets: Sheet[];
  /** The source of every row that names none. */
  source: string | undefined;
  rejections: RejectionSink;
}

/**
 * Reads everything once: finds the key of each thing that is described, refuses what is described twice, and asks the
 * graph for what the input refers to and does not bring. Rejected rows are made known as well: that a firm's founding
 * date is wrong is no reason to call its roles unknown.
 */
export async function surveyRows(input: SurveyInput, reading: Omit<Reading, 'cells'>): Promise<Survey> {
  const { graph, present, decided, sheets, source } = input;
  const known = new Known(graph, present, decided);
  const survey: Survey = {
    known,
    sheets: sheets.map(() => ({ organisations: new Int32List(), marks: new Uint8List() })),
    arcs: [],
    notices: [],
    rows: 0,
    hashes: new RowHashes(),
    redirected: new Set(),
  };
  const seconds = new SecondRows((sheet) => sheets[sheet]!.file, known.organisations.index);
  if (source !== undefined) known.wantWord('source', source);
  for (const sheet of inReadingOrder(sheets)) {
    let place = 0;
    for await (const batch of readRows(sheets[sheet]!, { ...reading, cells: markOnly })) {
      const directory = await lookUpOwn(batch, input, known);
      for (const row of batch) {
        survey.hashes.add(row.raw, row.cells);
        noteRow(row, { sheet, place: place++ }, directory, { input, survey, seconds });
      }
      survey.rows += batch.length;
      await known.lookUp();
    }
  }
  await known.lookUp(true);
  return survey;
}

/** Things before facts: what a fact refers to is asked of the graph only when the input does not bring it. */
function inReadingOrder(sheets: Sheet[]): number[] {
  const rank = (sheet: number) => {
    const table = tableOf(sheets[sheet]!);
    return table === undefined || table in relationBuilders || ['figures', 'visits'].includes(table) ? 1 : 0;
  };
  return sheets.map((_, sheet) => sheet).sort((one, other) => rank(one) - rank(other));
}

/** What the graph has under any of the words by which the organisations of these rows are called. */
async function lookUpOwn(rows: Row[], input: SurveyInput, known: Known): Promise<Directory> {
  const directory = new Directory();
  if (!input.present.has('Organisation')) return directory;
  const words = new Set<string>();
  for (const row of rows) {
    if (!isOrganisation(row)) continue;
    for (const column of ['id', 'name', 'credit_code', 'stock_code'] as const) {
      const word = textOf(row, column);
      if (word !== undefined) words.add(word);
    }
    const decided = row.table === 'firms' ? decidedKey(row, input.decided) : undefined;
    if (decided !== undefined) words.add(decided);
  }
  const all = [...words];
  for (let at = 0; at < all.length; at += lookupSize) {
    const asked = all.slice(at, at + lookupSize);
    for (const entry of await readOrganisations(input.graph, asked, asked.map(normaliseName))) {
      directory.add(entry);
      known.organisations.addGraph(entry);
    }
  }
  return directory;
}

interface Noting {
  input: SurveyInput;
  survey: Survey;
  seconds: SecondRows;
}

/** Finds the key of what a row describes, makes it known, and notes what the row refers to. */
function noteRow(
  row: Row,
  { sheet, place }: { sheet: number; place: number },
  directory: Directory,
  { input, survey, seconds }: Noting,
): void {
  const { rejections, decided, source } = input;
  row.id = isOrganisation(row) ? organisationKey(row, directory, decided, rejections) : ownKey(row);
  if (row.id !== undefined) {
    if (!row.isRedirected) seconds.refuse(row, row.id, sheet, rejections);
    // One wrong cell is said once: a second row is not compared with the graph as well.
    const notice = row.rejected ? undefined : checkAgainstGraph(row, directory, rejections);
    if (notice !== undefined) survey.notices.push(notice);
    makeKnown(row, row.id, place, survey.known, survey.sheets[sheet]!);
  }
  if (row.isRedirected && row.id !== undefined) survey.redirected.add(row.id);
  const mark = row.isRedirected ? redirectedMark : 0;
  if (row.rejected || mark > 0) survey.sheets[sheet]!.marks.set(place, row.rejected ? rejectedMark : mark);
  noteArc(row, sheet, survey.arcs);
  if (source !== undefined && tables[row.table].evidence !== 'none') row.values.source_ids ??= [source];
  survey.known.want(row);
}

function makeKnown(row: Row, id: string, place: number, known: Known, sheet: SheetSurvey): void {
  const nameKey = normaliseName(textOf(row, 'name') ?? '');
  if (row.table === 'chains') known.keys.chain.add(id);
  else if (row.table === 'stages') known.keys.stage.add(id);
  else if (row.table === 'regions') known.keys.region.add(id);
  else if (row.table === 'sources') known.keys.source.add(id);
  else if (row.table === 'carriers') known.carriers.addInput({ id, nameKey });
  else if (row.table === 'projects') known.projects.addInput({ id, nameKey });
  else if (isOrganisation(row)) {
    // An organisation whose kind is wrong is still known; which kind it is cannot be said.
    const kind = organisationKindOf(row);
    const [creditCode, stockCode] = [textOf(row, 'credit_code'), textOf(row, 'stock_code')];
    const entry = known.organisations.addInput({ id, nameKey, kind, creditCode, stockCode });
    sheet.organisations.set(place, entry + 1);
    const own = textOf(row, 'id');
    // Other rows may call it by the id it was given here.
    if (row.isRedirected && own !== undefined) {
      known.organisations.addInput({ id, nameKey: normaliseName(own), kind });
    }
  }
}

/** Stages and regions are referred to by their keys, so what a cell says is what it means. */
function noteArc(row: Row, sheet: number, arcs: RowArc[]): void {
  const [from, to] =
    row.table === 'feeds'
      ? [textOf(row, 'from_stage'), textOf(row, 'to_stage')]
      : row.table === 'regions'
        ? [row.id, textOf(row, 'within')]
        : [];
  if (from !== undefined && to !== undefined)
    arcs.push({ from, to, sheet, row: row.number, table: row.table });
}

import { badRequest } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Present } from '../graph/import/present.ts';
import type { Rejections, Row } from './map.ts';
import { tables } from './table/all.ts';
import { checkFeeds, checkParents } from './validate/cycle.ts';
import { identify } from './validate/identify.ts';
import { readKnown } from './validate/known.ts';
import { resolveReferences } from './validate/reference.ts';
import { checkRules } from './validate/rule.ts';

/**
 * Checks rows against one another and against the graph, and finds what they refer to. Wrong rows are marked and
 * their cells noted in `rejections`. Returns notices: things worth knowing that forbid nothing.
 * `defaultSource` is the source of every row that names none; `bad_request` when there is no such source.
 */
export async function validateRows(
  graph: GraphClient,
  present: Present,
  rows: Row[],
  rejections: Rejections,
  defaultSource?: string,
): Promise<string[]> {
  const known = await readKnown(graph, present, rows, defaultSource);
  const notices = identify(rows, known, rejections);
  if (defaultSource !== undefined) {
    if (!known.keys.source.has(defaultSource)) {
      throw badRequest('source', `no source has the id "${defaultSource}", in these tables or in the graph`);
    }
    for (const row of rows) {
      if (tables[row.table].evidence !== 'none') row.values.source_ids ??= [defaultSource];
    }
  }
  await resolveReferences(graph, rows, known, rejections);
  for (const row of rows) checkRules(row, rejections);
  await checkFeeds(graph, present, rows, rejections);
  await checkParents(graph, present, rows, rejections);
  return notices;
}

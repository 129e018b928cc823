import { Type, type Static } from 'typebox';
import type { ColumnMapping, Template } from '../contract/import-reading.ts';
import { notFound } from '../errors.ts';
import type { GraphClient } from './client.ts';

const TemplateRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  headers: Type.Array(Type.String()),
  columns: Type.String(),
  defaults: Type.String(),
  usedAt: Type.String(),
});

// Which templates are there, the one used last first?
const TEMPLATES = `
  MATCH (t:Template) WHERE $ids IS NULL OR t.id IN $ids
  RETURN t.id AS id, t.name AS name, t.headers AS headers, t.columns AS columns, t.defaults AS defaults,
         t.usedAt AS usedAt
  ORDER BY usedAt DESC, id`;

/** Every template, or those of the ids given; the one used last first. */
export async function readTemplates(graph: GraphClient, ids?: string[]): Promise<Template[]> {
  return (await graph.read(TEMPLATES, { ids: ids ?? null }, TemplateRow)).map(toTemplate);
}

/** Maps are kept as JSON, for the graph's properties hold none. */
const toTemplate = ({ columns, defaults, ...rest }: Static<typeof TemplateRow>): Template => ({
  ...rest,
  columns: JSON.parse(columns) as ColumnMapping[],
  defaults: JSON.parse(defaults) as Record<string, string>,
});

// Keeps a template in the place of the one with the same headers.
const SAVE = `MERGE (t:Template {id: $template.id}) SET t = $template`;

/**
 * Keeps how the columns of a sheet were read. A template is no content of the graph: the data version stays, and what
 * was checked against it stays checked.
 */
export const saveTemplate = (graph: GraphClient, template: Template): Promise<void> =>
  graph.write((tx) =>
    tx.execute(SAVE, {
      template: {
        ...template,
        columns: JSON.stringify(template.columns),
        defaults: JSON.stringify(template.defaults),
      },
    }),
  );

const RemovedRow = Type.Object({ id: Type.String() });

// Removes a template.
const REMOVE = `
  MATCH (t:Template {id: $id})
  WITH t, t.id AS id
  DELETE t
  RETURN id`;

/** Forgets a template; throws `not_found`. */
export const removeTemplate = (graph: GraphClient, id: string): Promise<void> =>
  graph.write(async (tx) => {
    const removed = await tx.run(REMOVE, { id }, RemovedRow);
    if (removed.length === 0) throw notFound('template', id);
  });

import { randomUUID } from 'node:crypto';
import type { GivenSource } from '../../contract/edit.ts';
import { buildElements } from '../../import/build.ts';
import { deriveSearch } from '../../import/derive.ts';
import type { ElementChange } from '../change/record.ts';
import type { NodeElement } from '../import/element.ts';
import type { Asker } from '../list.ts';
import { emptyRow, type FieldErrors, write } from './row.ts';
import { findTarget } from './target.ts';

/** The id of a source, with the change that makes it where it is new. */
export interface ResolvedSource {
  id: string;
  changes: ElementChange[];
}

/** A source as it is given: one that is there, or a new one of kind `user`. Wrong fields are named in `errors`. */
export async function resolveSource(
  graph: Asker,
  given: GivenSource,
  errors: FieldErrors,
): Promise<ResolvedSource> {
  if ('id' in given) {
    if (!(await findTarget(graph, 'source', given.id))) {
      errors.add('source', `no source has the id "${given.id}"`);
    }
    return { id: given.id, changes: [] };
  }
  const id = `user-${randomUUID()}`;
  return { id, changes: [createSource(id, given, errors)] };
}

/** The change that makes a source of kind `user`, with the properties an import would give it. */
export function createSource(
  id: string,
  { title, publishedOn = '', url = '' }: { title: string; publishedOn?: string; url?: string },
  errors: FieldErrors,
): ElementChange {
  const row = { ...emptyRow('sources'), id };
  write(row, 'title', 'source.title', title, errors);
  write(row, 'kind', 'source', 'user', errors);
  write(row, 'published_on', 'source.publishedOn', publishedOn, errors);
  write(row, 'url', 'source.url', url, errors);
  if (url !== '' && !/^https?:\/\/\S+$/.test(url.trim())) errors.add('source.url', 'expected a web address');
  const [element] = buildElements(row).elements as [NodeElement];
  const properties = { ...element.defaults, ...element.given };
  const after = { ...properties, ...deriveSearch('Source', properties) };
  return { op: 'create', sort: 'node', label: 'Source', key: id, before: {}, after };
}

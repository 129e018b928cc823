import { createHash } from 'node:crypto';
import type { ReadingChange } from '../../contract/import-reading.ts';
import type { Sheet } from '../sheet.ts';
import type { ColumnName } from '../table/all.ts';

type NewSource = NonNullable<ReadingChange['newSource']>;

/** The id of a source that the user describes: the same description is the same source. */
export function sourceId({ title, publisher = '', publishedOn = '' }: NewSource): string {
  const content = [title, publisher, publishedOn].map((word) => word.normalize('NFC').trim()).join('\0');
  return `user-${createHash('sha256').update(content).digest('hex').slice(0, 12)}`;
}

/** A source that the user describes, as a table of one row that is imported with the others. */
export function sourceSheet(source: NewSource): Sheet {
  const { title, publisher = '', publishedOn = '' } = source;
  const columns: ColumnName[] = ['id', 'title', 'kind', 'publisher', 'published_on'];
  const cells = [sourceId(source), title, 'user', publisher, publishedOn];
  return {
    file: title,
    name: 'sources',
    mapped: { table: 'sources', columns: new Map(columns.map((name, at) => [name, { at, header: name }])) },
    async *batches() {
      yield [
        { number: 1, cells: [...columns] },
        { number: 2, cells: [...cells] },
      ];
    },
  };
}

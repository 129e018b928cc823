import type { Encoding } from '../../contract/import-reading.ts';
import type { ImportJob } from '../../contract/import-job.ts';
import { readAuthor } from '../../author.ts';
import type { GivenFile } from '../read/given.ts';
import type { Reading } from './prepare.ts';

/** What somebody gives to be imported. */
export interface NewJob {
  id: string;
  files: GivenFile[];
  reading: Reading;
  encoding?: Encoding | undefined;
  /** To be loaded once it is checked and nothing is wrong with it. */
  loads: boolean;
}

/** A job of which nothing is known but its files. */
export const toNew = (id: string, files: GivenFile[]): ImportJob => ({
  id,
  title: files.length > 1 ? `${files[0]!.file} +${files.length - 1}` : files[0]!.file,
  author: readAuthor(),
  createdAt: new Date().toISOString(),
  status: 'reading',
  sheets: [],
  asks: [],
  ignored: [],
  tables: [],
  rejections: { total: 0, items: [] },
  changes: 0,
  duplicates: [],
  notices: [],
});

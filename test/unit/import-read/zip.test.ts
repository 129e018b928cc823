import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRaw } from '../../../server/import/read/raw-input.ts';
import { makeFolder } from '../../fixtures/files/folder.ts';
import { toGb18030 } from '../../fixtures/files/gb18030.ts';
import { makeZip, type ZipEntry } from '../../fixtures/files/zip.ts';

const folder = makeFolder();
const raw = (entries: ZipEntry[]) =>
  readRaw([{ path: folder.write('x.zip', makeZip(entries)), file: 'x.zip' }], { folder: folder.path });
const table = 'name,region_code\nA,370200\n';

describe('zips', () => {
  it('hold tables at the top or in a folder, and names in GB18030', async () => {
    const { sheets, ignored } = await raw([
      { name: 'firms.csv', content: table },
      { name: 'set/roles.csv', content: table },
      { name: toGb18030('企业名单.csv'), content: table, utf8: false },
      { name: 'set/read me.md', content: 'x' },
      { name: '__MACOSX/._firms.csv', content: 'x' },
    ]);
    expect(sheets.map(({ file, name }) => [file, name])).toEqual([
      ['firms.csv', 'firms'],
      ['set/roles.csv', 'roles'],
      ['企业名单.csv', '企业名单'],
    ]);
    expect(ignored).toEqual(['set/read me.md']);
  });

  it('are refused with what is wrong', async () => {
    const wrong: [ZipEntry[], RegExp][] = [
      [[{ name: '../firms.csv', content: table }], /names inside the zip/],
      [[{ name: '/etc/firms.csv', content: table }], /names inside the zip/],
      [[{ name: 'C:/firms.csv', content: table }], /names inside the zip/],
      [[{ name: '..\\firms.csv', content: table }], /names inside the zip/],
      [[{ name: 'firms.csv', content: table, encrypted: true }], /without a password/],
      [
        [{ name: 'inner.zip', content: makeZip([{ name: 'firms.csv', content: table }]) }],
        /zip inside a zip/,
      ],
      [[{ name: 'firms.csv', content: 'x'.repeat(100_000), declared: 10 }], /whole zip/],
      [[{ name: 'firms.csv', content: Buffer.alloc(30_000_000) }], /250 times/],
      [[], /tables in it/],
      [Array.from({ length: 2001 }, (_, at) => ({ name: `${at}`, content: '' })), /at most 2000 files/],
    ];
    for (const [entries, expected] of wrong) {
      const { sheets, rejections } = await raw(entries);
      expect(sheets).toEqual([]);
      expect(rejections.map((rejection) => rejection.expected).join()).toMatch(expected);
    }
  });

  it('write nothing outside the folder, whatever their names say', async () => {
    const before = readdirSync(`${folder.path}/..`);
    await raw([
      { name: '../evil.csv', content: table },
      { name: 'a/../../evil.csv', content: table },
    ]);
    expect(readdirSync(`${folder.path}/..`).filter((name) => name.includes('evil'))).toEqual([]);
    expect(before).toBeDefined();
  });
});

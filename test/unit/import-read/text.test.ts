import { describe, expect, it } from 'vitest';
import { readInput } from '../../../server/import/read/input.ts';
import { readRaw } from '../../../server/import/read/raw-input.ts';
import type { Sheet, SheetRow } from '../../../server/import/sheet.ts';
import { makeFolder } from '../../fixtures/files/folder.ts';
import { toGb18030 } from '../../fixtures/files/gb18030.ts';

const folder = makeFolder();

async function rowsOf(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of sheet.batches()) rows.push(...batch);
  return rows;
}

const raw = (name: string, content: string | Buffer, encoding?: 'utf-8' | 'gb18030' | 'utf-16le') =>
  readRaw([{ path: folder.write(name, content), file: name }], { folder: folder.path, encoding });

const list = '企业全称,所属园区\r\n青岛华芯晶电科技有限公司,青岛高新区\r\n';

describe('text tables', () => {
  it('are read in UTF-8 with and without a mark, in UTF-16LE with and without, and in GB18030', async () => {
    const utf16 = Buffer.from(list, 'utf16le');
    const files: [Buffer, string][] = [
      [Buffer.from(list), 'utf-8'],
      [Buffer.from(`\uFEFF${list}`), 'utf-8'],
      [Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), 'utf-16le'],
      [utf16, 'utf-16le'],
      [toGb18030(list), 'gb18030'],
    ];
    for (const [bytes, encoding] of files) {
      const { sheets, rejections } = await raw('名单.csv', bytes);
      expect(rejections).toEqual([]);
      expect(sheets[0]).toMatchObject({ name: '名单', encoding, rows: 1 });
      expect(await rowsOf(sheets[0]!)).toEqual([
        { number: 1, cells: ['企业全称', '所属园区'] },
        { number: 2, cells: ['青岛华芯晶电科技有限公司', '青岛高新区'] },
      ]);
    }
  });

  it('leave the encoding to the user where nothing in the file says it', async () => {
    const gb = (await raw('a.csv', toGb18030(list))).sheets[0]!;
    expect(gb.encodingConfirmed).toBe(false);
    expect(gb.encodings?.[0]).toEqual({
      encoding: 'gb18030',
      lines: ['企业全称,所属园区', '青岛华芯晶电科技有限公司,青岛高新区'],
    });
    const said = (await raw('a.csv', toGb18030(list), 'gb18030')).sheets[0]!;
    expect(said.encodingConfirmed).toBe(true);
    const ascii = (await raw('a.csv', 'id,name\n1,a\n')).sheets[0]!;
    expect(ascii).toMatchObject({ encoding: 'utf-8', encodingConfirmed: true });
    expect(ascii.encodings).toBeUndefined();
  });

  it('are guessed right where GB18030 is valid UTF-8 by accident, and still asked for', async () => {
    // The bytes of 小学 are two valid sequences of UTF-8.
    const sheet = (await raw('a.csv', toGb18030('小学,a\n小学,b\n'))).sheets[0]!;
    expect(sheet.encodings?.map(({ encoding }) => encoding).sort()).toEqual(['gb18030', 'utf-8']);
    expect(sheet).toMatchObject({ encoding: 'gb18030', encodingConfirmed: false });
  });

  it('are not asked for when what they show is Chinese in UTF-8 and rare characters in GB18030', async () => {
    const sheet = (await raw('a.csv', 'name\n青岛重启有限公司\n')).sheets[0]!;
    expect(sheet).toMatchObject({ encoding: 'utf-8', encodingConfirmed: true });
  });

  it('are not asked for when they are long enough to be UTF-8 by no accident', async () => {
    const sheet = (await raw('a.csv', list.repeat(3))).sheets[0]!;
    expect(sheet).toMatchObject({ encoding: 'utf-8', encodingConfirmed: true });
  });

  it('find their delimiter in the header line', async () => {
    for (const delimiter of [',', '\t', ';']) {
      const { sheets } = await raw('a.txt', `名称${delimiter}区域\n"甲${delimiter}乙"${delimiter}x\n`);
      expect((await rowsOf(sheets[0]!))[1]!.cells).toEqual([`甲${delimiter}乙`, 'x']);
    }
  });

  it('keep their own row numbers below titles and empty lines', async () => {
    const { sheets } = await raw(
      'a.csv',
      '青岛市企业名单（2023年）,,单位：万元\n\n企业,员工,产值\n甲公司,5,7\n\n乙公司,6,8\n',
    );
    expect(sheets[0]!.header).toEqual({ number: 3, cells: ['企业', '员工', '产值'] });
    expect(sheets[0]!.notes).toContainEqual({ code: 'title_rows', place: 'A1', count: 1 });
    const rows = await rowsOf(sheets[0]!);
    expect(rows.filter(({ cells }) => cells[0] !== '').map(({ number }) => number)).toEqual([3, 4, 6]);
  });

  it('are refused with the place where they go wrong', async () => {
    const wrong: [string, Buffer, RegExp][] = [
      ['zero.csv', Buffer.from('a,b\n\0\0\0,c\n'), /a table as text/],
      [
        'utf16be.csv',
        Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(list, 'utf16le').swap16()]),
        /UTF-16BE/,
      ],
      ['quote.csv', Buffer.from('a,b\n"c,d\n'), /quotation mark/],
      ['empty.csv', Buffer.from(''), /header row/],
      ['blank.csv', Buffer.from('\n\n,,\n'), /header row/],
      ['cut.csv', Buffer.concat([Buffer.from('\uFEFF名称,b\n'), Buffer.from([0xe4, 0xb8])]), /UTF-8/],
      ['old.xls', Buffer.from('x'), /save it as .xlsx/],
    ];
    for (const [name, bytes, expected] of wrong) {
      const { sheets, rejections } = await raw(name, bytes);
      expect(sheets, name).toEqual([]);
      expect(rejections, name).toHaveLength(1);
      expect(rejections[0], name).toMatchObject({ file: name, code: 'unreadable' });
      expect(rejections[0]!.expected, name).toMatch(expected);
    }
  });

  it('are hashed by name and bytes, whatever they mean', async () => {
    const one = await raw('a.csv', 'a,b\n1,2\n');
    expect((await raw('a.csv', 'a,b\n1,2\n')).hash).toBe(one.hash);
    expect((await raw('a.csv', 'a,b\n1,3\n')).hash).not.toBe(one.hash);
    expect((await raw('b.csv', 'a,b\n1,2\n')).hash).not.toBe(one.hash);
  });

  it('come from a folder too, other files being said', async () => {
    folder.write('firms.csv', 'name,region_code\n甲,370200\n');
    const input = await readInput(folder.path);
    expect(input.sheets.map(({ name }) => name)).toContain('firms');
    expect(input.rejections.map(({ file }) => file)).toContain('quote.csv');
    await input.dispose();
    await expect(readInput(`${folder.path}/nothing`)).rejects.toThrow(/does not exist/);
  });
});

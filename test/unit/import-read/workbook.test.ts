import writeExcelFile from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../../server/import/read/input.ts';
import { rejectDamaged } from '../../../server/import/read/damaged.ts';
import { readRaw } from '../../../server/import/read/raw-input.ts';
import { readApart } from '../../../server/import/read/workbook/apart.ts';
import type { Sheet } from '../../../server/import/sheet.ts';
import { makeFolder } from '../../fixtures/files/folder.ts';
import { makeWorkbook, textRow, workbookParts } from '../../fixtures/files/workbook.ts';
import { makeZip } from '../../fixtures/files/zip.ts';

const folder = makeFolder();

async function rowsOf(sheet: Sheet): Promise<[number, ...string[]][]> {
  const rows: [number, ...string[]][] = [];
  for await (const batch of sheet.batches())
    rows.push(...batch.map((row) => [row.number, ...row.cells] as never));
  return rows;
}

const raw = (name: string, content: Buffer) =>
  readRaw([{ path: folder.write(name, content), file: name }], { folder: folder.path });

const head = textRow(1, ['名称', '代码', '日期', '数', '别']);

describe('workbooks', () => {
  it('are read as another program writes them', async () => {
    const data = [
      ['名称', '成立', '员工', '上市'].map((value) => ({ value })),
      [
        { value: '甲公司' },
        { value: new Date(Date.UTC(2016, 4, 3)), format: 'yyyy-mm-dd' },
        { value: 120.5 },
        { value: true },
      ],
    ];
    const bytes = (await writeExcelFile(data as never).toBuffer()) as Buffer;
    const { sheets, rejections } = await raw('x.xlsx', bytes);
    expect(rejections).toEqual([]);
    expect(await rowsOf(sheets[0]!)).toEqual([
      [1, '名称', '成立', '员工', '上市'],
      [2, '甲公司', '2016-05-03', '120.5', 'true'],
    ]);
  });

  it('give dates as dates, numbers as written, errors as unknown, formulas as their kept values', async () => {
    const rows =
      head +
      `<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" s="1"><v>42493</v></c><c r="D3"><v>0.10000000000000001</v></c><c r="E3" t="b"><v>1</v></c></row>` +
      `<row r="4"><c r="A4" t="s"><v>1</v></c><c r="C4" s="2"><v>42491</v></c><c r="D4" s="3"><f>1+1</f><v>2</v></c><c r="E4" t="e"><v>#N/A</v></c></row>` +
      `<row r="9"><c r="A9" t="str"><f>"乙"&amp;"厂"</f><v>乙厂</v></c><c r="C9" s="1"><v>60.5</v></c><c r="D9"><f>X()</f></c><c r="E9" t="inlineStr"><is><t xml:space="preserve"> 1200 </t></is></c></row>`;
    const shared = [
      '<t>甲&#x5382;_x000D_</t>',
      '<r><t>丙</t></r><r><t>厂</t></r><rPh sb="0" eb="1"><t>ビン</t></rPh>',
    ];
    const { sheets } = await raw(
      'x.xlsx',
      makeWorkbook(
        [{ name: '名单', rows, after: '<mergeCells><mergeCell ref="A3:A5"/></mergeCells>' }],
        shared,
      ),
    );
    const [sheet] = sheets;
    expect(sheet).toMatchObject({ file: 'x.xlsx/名单', name: '名单', rows: 3 });
    expect(await rowsOf(sheet!)).toEqual([
      [1, '名称', '代码', '日期', '数', '别'],
      [3, '甲厂', '', '2016-05-03', '0.1', 'true'],
      [4, '丙厂', '', '2016-05', '2', ''],
      [9, '乙厂', '', '1900-02-29'.replace('29', '28'), '', '1200'],
    ]);
    const notes = Object.fromEntries(sheet!.notes.map(({ code, place, count }) => [code, [place, count]]));
    expect(notes).toMatchObject({
      formula: ['D4', 2],
      formula_without_value: ['D9', 1],
      date: ['C3', 3],
      error_cell: ['E4', 1],
      number_as_text: ['E9', 1],
      merged: ['A3', 1],
      boolean: ['E3', 1],
    });
  });

  it('reject codes that lost digits, naming the cell', async () => {
    const rows =
      head +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="B2"><v>9.1370200000000006E+17</v></c></row>';
    const [sheet] = (await raw('x.xlsx', makeWorkbook([{ name: 'firms', rows }]))).sheets;
    expect(rejectDamaged(sheet!)).toMatchObject([
      { file: 'x.xlsx/firms', row: 2, column: '代码', value: '9.1370200000000006E+17' },
    ]);
    expect(rejectDamaged(sheet!, new Set([0]))).toEqual([]);
    const input = await readInput(`${folder.path}/x.xlsx`);
    expect(input.rejections).toHaveLength(1);
    await input.dispose();
  });

  it('have a sheet per table; hidden and empty ones are said', async () => {
    const sheets = [
      { name: 'firms', rows: head + textRow(2, ['甲']) },
      { name: 'roles', rows: '' },
      { name: '选项', rows: head + textRow(2, ['甲']), hidden: true },
    ];
    const input = await readInput(folder.write('book.xlsx', makeWorkbook(sheets)));
    expect(input.sheets.map(({ name }) => name)).toEqual(['firms']);
    expect(input.notices.join()).toMatch(/选项 is hidden/);
    await input.dispose();
  });

  it('count days from 1904 where the workbook says so', async () => {
    const parts = workbookParts([
      { name: 'a', rows: head + '<row><c/><c/><c s="1"><v>41031</v></c></row>' },
    ]).map((part) =>
      part.name === 'xl/workbook.xml'
        ? { ...part, content: String(part.content).replace('<sheets>', '<workbookPr date1904="1"/><sheets>') }
        : part,
    );
    const [sheet] = (await raw('x.xlsx', makeZip(parts))).sheets;
    expect((await rowsOf(sheet!))[1]).toEqual([2, '', '', '2016-05-03', '', '']);
  });

  it('are refused when they are none, damaged, or made to do harm', async () => {
    const parts = workbookParts([{ name: 'a', rows: head }]);
    const forged = parts.map((part) =>
      part.name.toString().includes('sheet1')
        ? { ...part, content: `<worksheet>${' '.repeat(3_000_000)}</worksheet>`, declared: 100 }
        : part,
    );
    const entityBomb = parts.map((part) =>
      part.name.toString().includes('sheet1')
        ? { ...part, content: '<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet/>' }
        : part,
    );
    const wide = makeWorkbook([{ name: 'a', rows: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }]);
    const wrong: [Buffer, RegExp][] = [
      [Buffer.from('no zip at all'), /whole zip/],
      [makeZip(forged), /whole workbook/],
      [makeZip(entityBomb), /document type/],
      [makeZip(parts.slice(0, 1)), /list of its sheets/],
      [makeZip([{ name: 'a', content: 'x', declared: 3_000_000_000 }]), /at most 2048 MiB/],
      [makeZip([{ name: 'a', content: Buffer.alloc(20_000_000) }]), /250 times/],
      [wide, /more than 500 columns/],
      [makeWorkbook([{ name: 'a', rows: '<row r="5"/><row r="4"/>' }]), /out of order/],
      [makeWorkbook([{ name: 'a', rows: '<row><c>' }]), /whole workbook|header row/],
    ];
    for (const [bytes, expected] of wrong) {
      const { sheets, rejections } = await raw('x.xlsx', bytes);
      expect(sheets).toEqual([]);
      expect(rejections[0]?.expected).toMatch(expected);
    }
  });

  it('end only their own thread when they exceed its memory or time', async () => {
    const shared = Array.from({ length: 200_000 }, (_, at) => `<t>text ${at} of many</t>`);
    const path = folder.write('x.xlsx', makeWorkbook([{ name: 'a', rows: head }], shared));
    const read = (limit: { megabytes: number; ms: number }) => readApart(path, folder.path, {}, limit);
    await expect(read({ megabytes: 12, ms: 60_000 })).rejects.toThrow(/12 MB of memory/);
    await expect(read({ megabytes: 384, ms: 1 })).rejects.toThrow(/save its sheets as CSV/);
  });

  it('stop at once when the reading is cancelled', async () => {
    const stop = new AbortController();
    const reading = readRaw(
      [{ path: folder.write('x.xlsx', makeWorkbook([{ name: 'a', rows: head }])), file: 'x.xlsx' }],
      {
        folder: folder.path,
        signal: stop.signal,
      },
    );
    stop.abort();
    await expect(reading).rejects.toThrow(/abort/i);
  });
});

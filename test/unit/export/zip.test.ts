import { PassThrough } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise, type Entry } from 'yauzl';
import { ZipWriter } from '../../../server/export/zip.ts';

/** The texts in a zip by name, as another program reads them. */
async function unzip(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const texts: Record<string, string> = {};
  const done = new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        text(stream).then((content) => {
          texts[entry.fileName] = content;
          zip.readEntry();
        }, reject);
      });
    });
  });
  zip.readEntry();
  await done;
  return texts;
}

async function zipOf(texts: Record<string, string[]>): Promise<Buffer> {
  const out = new PassThrough();
  const read = buffer(out);
  const zip = new ZipWriter(out);
  for (const [name, pieces] of Object.entries(texts)) await zip.add(name, pieces);
  await zip.end();
  return read;
}

describe('a zip written as it comes', () => {
  it('is read by another program, names and all', async () => {
    const long = Array.from({ length: 3000 }, (_, index) => `第${index}行,牵引电机\r\n`);
    const bytes = await zipOf({ '企业.csv': ['a,b\r\n', '甲,"乙"\r\n'], 'empty.csv': [], 'long.csv': long });
    expect(await unzip(bytes)).toEqual({
      '企业.csv': 'a,b\r\n甲,"乙"\r\n',
      'empty.csv': '',
      'long.csv': long.join(''),
    });
  });

  it('is the same for the same texts', async () => {
    const texts = { 'a.csv': ['x'], 'b.csv': ['y'] };
    expect(await zipOf(texts)).toEqual(await zipOf(texts));
  });

  it('cannot be read when a text was cut off', async () => {
    const out = new PassThrough();
    const read = buffer(out);
    const zip = new ZipWriter(out);
    async function* cut() {
      yield 'half';
      throw new Error('changed meanwhile');
    }
    await expect(zip.add('a.csv', cut())).rejects.toThrow('changed meanwhile');
    out.end();
    await expect(unzip(await read)).rejects.toThrow();
  });
});

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GenerateOptions, generateTables } from '../../../scripts/generate/tables.ts';

type Row = Record<string, string>;
const options: GenerateOptions = {
  firms: 3000,
  seed: 5,
  relationsPerFirm: 1.6,
  chains: 3,
  stagesPerChain: 20,
};
const folders: string[] = [];
let tables: Record<string, Row[]> = {};

async function generate(changes: Partial<GenerateOptions> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'liantu-generated-'));
  folders.push(folder);
  await generateTables(folder, { ...options, ...changes });
  return folder;
}
async function hashOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await readdir(folder)).sort())
    hash.update(file).update(await readFile(join(folder, file)));
  return hash.digest('hex');
}
const countBy = (rows: Row[], column: string): number[] => {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row[column]!, (counts.get(row[column]!) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
};
const column = (table: string, name: string): string[] => tables[table]!.map((row) => row[name]!);

beforeAll(async () => {
  const folder = await generate();
  const files = await readdir(folder);
  tables = Object.fromEntries(
    await Promise.all(
      files.map(async (file) => {
        const rows = parse(await readFile(join(folder, file), 'utf8'), { columns: true }) as Row[];
        return [file.slice(0, -4), rows] as const;
      }),
    ),
  );
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

describe('a generated graph', () => {
  it('is the same to the byte for the same seed, and another for another', async () => {
    const again = await hashOf(await generate());
    expect(await hashOf(folders[0]!)).toBe(again);
    expect(await hashOf(await generate({ seed: 6 }))).not.toBe(again);
  });

  it('has as many firms and relations as asked for', () => {
    expect(tables['firms']).toHaveLength(3000);
    const relations = ['roles', 'supplies', 'talent', 'links', 'anchors'].flatMap((name) => tables[name]!);
    expect(relations).toHaveLength(4800);
  });

  it('has firms of different names and ids, with names as firms have them', () => {
    expect(new Set(column('firms', 'name')).size).toBe(3000);
    expect(new Set(column('firms', 'id')).size).toBe(3000);
    for (const name of column('firms', 'name')) {
      expect(name).toMatch(/^[\u4e00-\u9fff]{6,}(有限公司|有限责任公司)$/);
    }
  });

  it('has no credit code for some, no role of known status for some', () => {
    for (const [table, name] of [
      ['firms', 'credit_code'],
      ['firms', 'staff'],
      ['roles', 'status'],
      ['roles', 'output_cny'],
    ] as const) {
      const empty = column(table, name).filter((value) => value === '').length / tables[table]!.length;
      expect(empty, name).toBeGreaterThan(0.05);
      expect(empty, name).toBeLessThan(0.75);
    }
  });

  it('names only what is there', async () => {
    const known = {
      firm: new Set(column('firms', 'id')),
      stage: new Set(column('stages', 'id')),
      source: new Set(column('sources', 'id')),
      organisation: new Set(['firms', 'universities', 'organisations'].flatMap((name) => column(name, 'id'))),
    };
    for (const id of [...column('roles', 'firm_id'), ...column('supplies', 'buyer_id')])
      expect(known.firm).toContain(id);
    for (const id of [...column('roles', 'stage_id'), ...column('talent', 'stage_id')])
      expect(known.stage).toContain(id);
    for (const id of [...column('links', 'from_id'), ...column('links', 'to_id')])
      expect(known.organisation).toContain(id);
    const sources = Object.values(tables).flatMap((rows) =>
      rows.flatMap((row) => row['source_ids']?.split(';') ?? []),
    );
    for (const id of new Set(sources)) expect(known.source).toContain(id);
    const shipped = await readFile(new URL('../../../data/regions/regions.csv', import.meta.url), 'utf8');
    const codes = new Set(shipped.split('\n').map((line) => line.split(',')[0]!));
    for (const code of column('firms', 'region_code')) expect(codes).toContain(code);
  });

  it('feeds nothing into itself: inputs come earlier', () => {
    const order = new Map(column('stages', 'id').map((id, at) => [id, at]));
    for (const { from_stage: from, to_stage: to } of tables['feeds']!) {
      expect(order.get(from!)!).toBeLessThan(order.get(to!)!);
    }
    expect(tables['feeds']!.length).toBeGreaterThan(60);
  });

  it('is as unequal as real ones: few firms, stages and places have very much', () => {
    for (const [table, name] of [
      ['roles', 'firm_id'],
      ['roles', 'stage_id'],
      ['supplies', 'supplier_id'],
      ['supplies', 'buyer_id'],
      ['firms', 'region_code'],
    ] as const) {
      const counts = countBy(tables[table]!, name);
      expect(counts[0]! / counts[counts.length >> 1]!, `${table} by ${name}`).toBeGreaterThan(4);
    }
  });

  it('sells mostly along the chain, never to itself, and each pair once', () => {
    const supplies = tables['supplies']!;
    expect(supplies.every((row) => row['supplier_id'] !== row['buyer_id'])).toBe(true);
    const pairs = supplies.map((row) => `${row['supplier_id']} ${row['buyer_id']}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    const feeds = new Set(tables['feeds']!.map((row) => `${row['from_stage']} ${row['to_stage']}`));
    const stagesOf = new Map<string, string[]>();
    for (const { firm_id: firm, stage_id: stage } of tables['roles']!) {
      stagesOf.set(firm!, [...(stagesOf.get(firm!) ?? []), stage!]);
    }
    const judged = supplies.filter((row) => row['stage_id'] !== '' && stagesOf.has(row['buyer_id']!));
    const along = judged.filter((row) =>
      stagesOf.get(row['buyer_id']!)!.some((stage) => feeds.has(`${row['stage_id']} ${stage}`)),
    );
    expect(along.length / judged.length).toBeGreaterThan(0.6);
  });

  it.each([
    { firms: 1, relationsPerFirm: 1.6 },
    { firms: 2, relationsPerFirm: 100 },
    { firms: 50, relationsPerFirm: 0 },
    { firms: 30, chains: 1, stagesPerChain: 2 },
  ])('can be as small as $firms', async (changes) => {
    await expect(generate(changes)).resolves.toBeTypeOf('string');
  });
});

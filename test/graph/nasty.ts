import fc from 'fast-check';
import { toRecords } from '../../server/export/csv.ts';
import { protect } from '../../server/import/protect.ts';

/** Texts that break careless writers and readers of tables. */
const nastyText = fc
  .array(
    fc.constantFrom(
      ...[
        ',',
        '"',
        '\n',
        '\r\n',
        '=',
        '+',
        '-',
        '@',
        "'",
        '＝',
        '＋',
        '－',
        '＠',
        '；',
        '|',
        '¦',
        '国',
        '國',
      ],
      ...['a', 'é', ' ', '\u3000', '1', '（', '𠮷', '\u200b', '#', '\\'],
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');

const nastyName = fc.tuple(nastyText, fc.integer({ min: 0, max: 1e9 })).map(([text, n]) => `${text}${n}`);
const words = fc.array(
  nastyText.filter((text) => !/[;；]/.test(text)),
  { maxLength: 3 },
);
const evidence = fc.record({
  evidence: fc.constantFrom('', 'claimed', 'verified', 'suggested'),
  source_ids: fc.constantFrom('a', 'b', 'a;b'),
  observed_on: fc.constantFrom('', '2020', '2021-05', '2022-02-28'),
  note: fc.oneof(fc.constant(''), nastyText),
});
const share = fc.oneof(fc.constant(''), fc.double({ min: 0, max: 1, noNaN: true }).map(String));
const amount = fc.oneof(fc.constant(''), fc.double({ min: 0, max: 1e12, noNaN: true }).map(String));

const unique = <Row>(row: fc.Arbitrary<Row>, selector: (row: Row) => string, maxLength = 6) =>
  fc.uniqueArray(row, { selector, maxLength, minLength: 1 });

const normal = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();

type Cells = Record<string, string>;

/** Rows as the text of a table, protected as an export would. */
function toTable(rows: Cells[]): string {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const records = rows.map((row) => headers.map((header) => protect(row[header] ?? '')));
  return toRecords([headers, ...records]);
}

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

/** Small imports that the importer accepts, as text by table. */
export const nastyTables: fc.Arbitrary<Record<string, string>> = fc
  .record({
    firms: unique(
      fc.record({
        name: nastyName,
        short_name: fc.oneof(fc.constant(''), nastyText),
        aliases: words,
        evidence,
      }),
      ({ name }) => normal(name),
    ),
    stages: unique(
      fc.record({ id: fc.constantFrom('s1', 's2', 's3'), name: nastyName, keywords: words }),
      ({ id }) => id,
      3,
    ),
    roles: fc.array(
      fc.record({ firm: fc.nat(5), stage: fc.nat(2), products: words, output: amount, share, evidence }),
      { maxLength: 6 },
    ),
    figures: fc.array(
      fc.record({
        measure: nastyText,
        value: fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
        unit: nastyText,
        evidence,
      }),
      { maxLength: 4 },
    ),
    projects: unique(
      fc.record({
        name: nastyName,
        regions: fc.constantFrom('', 'CN', '370200', 'CN;370200'),
        evidence,
        again: evidence,
      }),
      ({ name }) => normal(name),
      3,
    ),
    carriers: unique(
      fc.record({ id: fc.constantFrom('c1', 'c2'), evidence, second: fc.option(evidence) }),
      ({ id }) => id,
      2,
    ),
  })
  .map((made) => {
    const firms = made.firms.map(({ evidence: own, aliases, ...row }, at) => ({
      ...row,
      ...own,
      id: at % 2 === 0 ? '' : `firm-${at}`,
      aliases: aliases.join(';'),
      region_code: at % 3 === 0 ? 'CN' : '370200',
    }));
    const roles = new Map(
      made.roles.map(({ firm, stage, products, output, evidence: own, ...row }) => {
        const [name, id] = [firms[firm % firms.length]!, ids(made.stages)[stage % made.stages.length]!];
        const cells = { ...row, ...own, firm_id: name.id || name.name, stage_id: id, output_cny: output };
        return [`${name.name}|${id}`, { ...cells, products: products.join(';') }] as const;
      }),
    );
    const place = {
      a: { id: 'a', title: '甲', kind: 'article' },
      b: { id: 'b', title: '=乙', kind: 'user' },
    };
    return {
      sources: toTable([place.a, place.b]),
      regions: toTable([
        { code: 'CN', name: '中国', level: 'country', within: '' },
        { code: '370200', name: '青岛市', level: 'city', within: 'CN' },
      ]),
      chains: toTable([{ id: 'x', name: '链' }]),
      stages: toTable(
        made.stages.map(({ keywords, ...row }) => ({
          ...row,
          chain_id: 'x',
          tier: 'upstream',
          keywords: keywords.join(';'),
        })),
      ),
      firms: toTable(firms),
      ...(roles.size > 0 ? { roles: toTable([...roles.values()]) } : {}),
      ...(made.figures.length > 0
        ? {
            figures: toTable(
              made.figures.map(({ evidence: own, value, ...row }) => ({
                ...row,
                ...own,
                value: String(value),
                as_of: '2020',
                region_code: '370200',
              })),
            ),
          }
        : {}),
      projects: toTable(
        made.projects.flatMap(({ name, regions, evidence: own, again }, at) => [
          { id: `p${at}`, name, region_code: regions, ...own },
          { id: `p${at}`, name, region_code: '', ...again },
        ]),
      ),
      carriers: toTable(
        made.carriers.flatMap(({ id, evidence: own, second }) => [
          { id, name: `园${id}`, region_code: 'CN', ...own },
          ...(second ? [{ id, name: `园${id}`, region_code: '370200', ...second }] : []),
        ]),
      ),
    };
  });

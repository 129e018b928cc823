import { below, type Draw, pick, streamOf, zipf } from './random.ts';
import type { TableFile } from './table-file.ts';

export const evidenceColumns = ['evidence', 'source_ids', 'observed_on'] as const;

const kinds = ['registry', 'filing', 'article', 'dataset'] as const;
const titles = { registry: '登记信息', filing: '年度报告', article: '产业报道', dataset: '产业数据集' };
const sourceCount = 60;
const idOf = (number: number): string => `gen-source-${String(number + 1).padStart(2, '0')}`;
const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A day, a month or a year from 2018 to 2025: dates are as precise as sources are. */
export function drawDate(draw: Draw, from = 2018, to = 2025): string {
  const year = from + below(draw, to - from + 1);
  const month = `${year}-${twoDigits(1 + below(draw, 12))}`;
  const precision = draw();
  return precision < 0.2
    ? String(year)
    : precision < 0.4
      ? month
      : `${month}-${twoDigits(1 + below(draw, 28))}`;
}

/** The sources everything generated rests on; their titles say that it is generated. */
export async function writeSources(table: TableFile, seed: number): Promise<void> {
  const drawsOf = streamOf(seed, 'sources');
  for (let number = 0; number < sourceCount; number++) {
    const draw = drawsOf(number);
    const kind = pick(draw, kinds);
    await table.add({
      id: idOf(number),
      title: `生成数据：${titles[kind]}${number + 1}`,
      kind,
      publisher: '链图生成器',
      published_on: drawDate(draw),
    });
  }
}

/** Evidence, one or more sources (a few carry most) and a date. */
export function drawProvenance(draw: Draw): Record<(typeof evidenceColumns)[number], string> {
  const evidence = draw();
  const sources = new Set([zipf(draw, sourceCount)]);
  while (draw() < 0.15) sources.add(zipf(draw, sourceCount));
  return {
    evidence: evidence < 0.15 ? 'verified' : evidence < 0.9 ? 'claimed' : 'suggested',
    source_ids: [...sources].map(idOf).join(';'),
    observed_on: drawDate(draw),
  };
}

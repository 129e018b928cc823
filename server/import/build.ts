import type { Row } from './map.ts';
import type { Built } from './element/build.ts';
import { recordBuilders } from './element/record.ts';
import { relationBuilders } from './element/relation.ts';
import { thingBuilders } from './element/thing.ts';

const nodeBuilders = { ...thingBuilders, ...recordBuilders };

/** A checked row → the nodes and relationships it says there are. */
export function buildElements(row: Row): Built {
  const { table } = row;
  if (table in relationBuilders) {
    const build = relationBuilders[table as keyof typeof relationBuilders];
    return { row, elements: [build(row)], replacements: [] };
  }
  const { label, build } = nodeBuilders[table as keyof typeof nodeBuilders];
  return { row, ...build(row, { label, key: row.id ?? '' }) };
}

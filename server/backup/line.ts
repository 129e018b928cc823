import { SetupError } from '../config.ts';
import type { GraphClient } from '../graph/client.ts';
import { readStoredLinks, readStoredNodes, type StoredLink, type StoredNode } from '../graph/backup.ts';

/** Lines of a backup that belong together; how many of each label or type there are among them. */
export interface Lines {
  sort: 'nodes' | 'links';
  text: string;
  counts: Map<string, number>;
}

/**
 * Everything the graph holds as lines of JSON: nodes before relationships, the same content always the same text.
 * Throws a {@link SetupError} at a property that JSON cannot hold.
 */
export async function* toLines(graph: GraphClient): AsyncGenerator<Lines> {
  for await (const page of readStoredNodes(graph)) {
    yield joinLines(
      'nodes',
      page.map((node) => [node.label, toNodeLine(node)]),
    );
  }
  for await (const page of readStoredLinks(graph)) {
    // The database gives the relationships of a page in any order.
    const lines = page.map((link): [string, string] => [link.type, toLinkLine(link)]);
    yield joinLines(
      'links',
      lines.sort(([, one], [, other]) => (one < other ? -1 : 1)),
    );
  }
}

function joinLines(sort: Lines['sort'], lines: [name: string, line: string][]): Lines {
  const counts = new Map<string, number>();
  for (const [name] of lines) counts.set(name, (counts.get(name) ?? 0) + 1);
  return { sort, counts, text: lines.map(([, line]) => `${line}\n`).join('') };
}

const toNodeLine = ({ label, key, labels, properties, floats }: StoredNode) =>
  JSON.stringify([
    'node',
    label,
    key,
    [...labels].sort(),
    sorted(properties, floats, `${label} ${key}`),
    floats.sort(),
  ]);

const toLinkLine = ({ type, from, to, properties, floats }: StoredLink) =>
  JSON.stringify([
    'link',
    type,
    from,
    to,
    sorted(properties, floats, `${type} of ${from[1]}`),
    floats.sort(),
  ]);

/** Properties in the order of their names; throws at a value that would not come back as it is. */
function sorted(properties: Record<string, unknown>, floats: string[], owner: string) {
  const names = Object.keys(properties).sort();
  for (const name of names) {
    const value = properties[name];
    const values: unknown[] = Array.isArray(value) ? value : [value];
    if (values.every((one) => isPlain(one, floats.includes(name)))) continue;
    throw new SetupError(
      `${owner}: its property ${name} is no text, yes or no, or number that a backup can hold. Nothing was written.`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, properties[name]]));
}

const isPlain = (value: unknown, isFloat: boolean): boolean =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && (isFloat ? Number.isFinite(value) : Number.isSafeInteger(value)));

/** A line as what it says, or undefined when it says nothing that belongs in a backup. */
export function readLine(line: string): StoredNode | StoredLink | undefined {
  const [sort, ...parts] = JSON.parse(line) as unknown[];
  if (sort === 'node' && parts.length === 5) {
    const [label, key, labels, properties, floats] = parts;
    return { label, key, labels, properties, floats } as StoredNode;
  }
  if (sort !== 'link' || parts.length !== 5) return undefined;
  const [type, from, to, properties, floats] = parts;
  return { type, from, to, properties, floats } as StoredLink;
}

export const isNode = (stored: StoredNode | StoredLink): stored is StoredNode => 'labels' in stored;

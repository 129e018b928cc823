import type { GraphClient } from '../../graph/client.ts';
import { type Arc, readFeeds, readParents } from '../../graph/import/lookup.ts';
import type { Present } from '../../graph/import/present.ts';
import type { Rejections, Row } from '../map.ts';
import type { ColumnName } from '../table/all.ts';

/** Refuses rows by which a stage would feed itself, directly or through others; the graph's feeds count as well. */
export async function checkFeeds(
  graph: GraphClient,
  present: Present,
  rows: Row[],
  rejections: Rejections,
): Promise<void> {
  const own = toArcs(rows, 'feeds', 'from_stage', 'to_stage');
  if (own.length === 0) return;
  const others = present.has('FEEDS') ? await readFeeds(graph) : [];
  refuseCycles(own, others, rejections, 'to_stage', 'feeds without a cycle');
}

/** Refuses rows by which a region would lie within itself. A row's parent replaces the one in the graph. */
export async function checkParents(
  graph: GraphClient,
  present: Present,
  rows: Row[],
  rejections: Rejections,
): Promise<void> {
  const own = toArcs(rows, 'regions', 'code', 'within');
  if (own.length === 0) return;
  const replaced = new Set(own.map(({ from }) => from));
  const parents = present.has('WITHIN') ? await readParents(graph) : [];
  const others = parents.filter(({ from }) => !replaced.has(from));
  refuseCycles(own, others, rejections, 'within', 'regions without a cycle');
}

interface RowArc extends Arc {
  row: Row;
}

function toArcs(rows: Row[], table: Row['table'], from: ColumnName, to: ColumnName): RowArc[] {
  return rows.flatMap((row) => {
    const source = from === 'code' ? row.id : row.targets[from]?.[0]?.key;
    const target = row.targets[to]?.[0]?.key;
    return row.table === table && source !== undefined && target !== undefined
      ? [{ from: source, to: target, row }]
      : [];
  });
}

function refuseCycles(
  own: RowArc[],
  others: Arc[],
  rejections: Rejections,
  column: ColumnName,
  expected: string,
): void {
  for (const cycle of findCycles([...own, ...others])) {
    const steps = new Set(cycle.map((node, at) => `${node}|${cycle[at + 1]}`));
    const named = cycle.join(' → ');
    for (const { from, to, row } of own) {
      if (steps.has(`${from}|${to}`)) rejections.add(row, column, 'cycle', `${expected}; found ${named}`);
    }
  }
}

/**
 * One cycle for each knot (strongly connected part) of the arcs, as nodes with the first repeated at the end.
 * It is a shortest one through the knot's first node in alphabetical order, so the order of rows does not matter.
 */
export function findCycles(arcs: Arc[]): string[][] {
  const next = toNeighbours(arcs);
  const cycles: string[][] = [];
  let rest = withoutEnds(next);
  while (rest.size > 0) {
    const found = firstCycle(rest);
    if (!found) break;
    cycles.push(found);
    found.forEach((node) => rest.delete(node));
    rest = withoutEnds(rest);
  }
  return cycles;
}

function toNeighbours(arcs: Arc[]): Map<string, string[]> {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of arcs) {
    if (!next.has(from)) next.set(from, new Set());
    if (!next.has(to)) next.set(to, new Set());
    next.get(from)!.add(to);
  }
  return new Map([...next].map(([node, targets]) => [node, [...targets].sort()]));
}

/** What is left when nodes that nothing leaves, or that nothing enters, are taken away until there are none. */
function withoutEnds(graph: Map<string, string[]>): Map<string, string[]> {
  let rest = graph;
  for (;;) {
    const entered = new Set([...rest.values()].flat());
    const kept = new Map(
      [...rest]
        .filter(([node]) => entered.has(node))
        .map(([node, targets]) => [node, targets.filter((target) => rest.has(target))] as const)
        .filter(([, targets]) => targets.length > 0),
    );
    if (kept.size === rest.size) return kept;
    rest = kept;
  }
}

/** A shortest cycle through the first node that lies on one. */
function firstCycle(graph: Map<string, string[]>): string[] | undefined {
  for (const start of [...graph.keys()].sort()) {
    const cameFrom = new Map<string, string>();
    const queue = [start];
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at]!;
      for (const target of graph.get(node) ?? []) {
        if (target === start) return traceBack(cameFrom, start, node);
        if (cameFrom.has(target)) continue;
        cameFrom.set(target, node);
        queue.push(target);
      }
    }
  }
  return undefined;
}

function traceBack(cameFrom: Map<string, string>, start: string, last: string): string[] {
  const path = [start];
  for (let node: string | undefined = last; node !== undefined && node !== start; node = cameFrom.get(node)) {
    path.unshift(node);
  }
  return [start, ...path];
}

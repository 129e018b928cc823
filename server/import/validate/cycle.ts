import type { GraphClient } from '../../graph/client.ts';
import { type Arc, readFeeds, readParents } from '../../graph/import/lookup.ts';
import type { Present } from '../../graph/import/present.ts';
import type { RowArc } from '../survey.ts';
import type { ColumnName } from '../table/all.ts';
import type { Known } from './known.ts';

/** What is wrong with a row that closes a cycle. */
export interface CycleFault {
  column: ColumnName;
  expected: string;
}

/** The rows that close a cycle, by sheet and row. */
export type CycleFaults = Map<string, CycleFault[]>;
export const placeKey = (sheet: number, row: number): string => `${sheet}|${row}`;

/**
 * Finds rows by which a stage would feed itself, directly or through others, or a region would lie within itself. What
 * the graph says counts as well; a row's parent replaces the one in the graph.
 */
export async function findCycleRows(
  graph: GraphClient,
  present: Present,
  arcs: RowArc[],
  { keys }: Known,
): Promise<CycleFaults> {
  const faults: CycleFaults = new Map();
  const feeds = arcs.filter(
    ({ table, from, to }) => table === 'feeds' && keys.stage.has(from) && keys.stage.has(to),
  );
  const parents = arcs.filter(({ table, to }) => table === 'regions' && keys.region.has(to));
  if (feeds.length > 0) {
    const others = present.has('FEEDS') ? await readFeeds(graph) : [];
    noteCycles(faults, feeds, others, { column: 'to_stage', expected: 'feeds without a cycle' });
  }
  if (parents.length > 0) {
    const replaced = new Set(parents.map(({ from }) => from));
    const others = present.has('WITHIN') ? await readParents(graph) : [];
    const kept = others.filter(({ from }) => !replaced.has(from));
    noteCycles(faults, parents, kept, { column: 'within', expected: 'regions without a cycle' });
  }
  return faults;
}

function noteCycles(
  faults: CycleFaults,
  own: RowArc[],
  others: Arc[],
  { column, expected }: CycleFault,
): void {
  for (const cycle of findCycles([...own, ...others])) {
    const steps = new Set(cycle.map((node, at) => `${node}|${cycle[at + 1]}`));
    const named = cycle.join(' → ');
    for (const { from, to, sheet, row } of own) {
      if (!steps.has(`${from}|${to}`)) continue;
      const fault = { column, expected: `${expected}; found ${named}` };
      const key = placeKey(sheet, row);
      faults.set(key, [...(faults.get(key) ?? []), fault]);
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

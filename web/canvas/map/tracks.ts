import { boxGap, labelHeight, laneStep } from './geometry.ts';
import { cellKey, heightOf, type Grid } from './grid.ts';
import type { Net } from './net.ts';
import type { Hints } from './outcome.ts';

/** First track below the boxes above a gap. */
const firstTrack = 7;

/** A net's way along one gap, over neighbouring columns. */
interface Run {
  net: Net;
  row: number;
  from: number;
  to: number;
  /** Where it comes from and goes to, for the order of the tracks. */
  lean: number;
  track: number;
}

export interface Tracks {
  /** Height each gap has to have. */
  gaps: Map<number, number>;
  /** Track of a net in a gap, by `net@column`. */
  trackOf: Map<string, number>;
}

function runsOf(nets: readonly Net[], grid: Grid, row: number, hints: Hints): Run[] {
  const runs: Run[] = [];
  for (const net of nets) {
    const columns = [...net.cross.keys()].sort((a, b) => a - b);
    let run: Run | undefined;
    for (const column of columns) {
      const position = net.cross.get(column);
      if (position?.kind !== 'gap' || position.row !== row) {
        run = undefined;
        continue;
      }
      if (run?.to === column - 1) run.to = column;
      else {
        run = { net, row, from: column, to: column, lean: 0, track: 0 };
        runs.push(run);
      }
    }
  }
  for (const run of runs) run.lean = leanOf(run, grid);
  const byLean = (a: Run, b: Run): number => a.lean - b.lean || (a.net.id < b.net.id ? -1 : 1);
  const ranked = runs
    .flatMap((run) => {
      const rank = rankOf(run, hints);
      return rank === undefined ? [] : [{ run, rank }];
    })
    .sort((a, b) => a.rank - b.rank || byLean(a.run, b.run))
    .map(({ run }) => run);
  return runs
    .filter((run) => !ranked.includes(run))
    .sort(byLean)
    .reduce((sorted, run) => {
      const at = sorted.findIndex((other) => byLean(run, other) < 0);
      sorted.splice(at < 0 ? sorted.length : at, 0, run);
      return sorted;
    }, ranked);
}

/** Rank of a run that is where the board had it. */
function rankOf({ net, from, row }: Run, hints: Hints): number | undefined {
  const hint = hints.get(`${net.id}@${from}`);
  return hint?.row === row ? hint.rank : undefined;
}

/** Mean height of where the run begins and ends: those from above take the upper tracks. */
function leanOf({ net, from, to }: Run, grid: Grid): number {
  const heights: number[] = [];
  for (const column of [from - 1, to + 1]) {
    const position = net.cross.get(column);
    if (position) heights.push(heightOf(grid, position));
  }
  if (!net.cross.has(to + 1)) heights.push(grid.top[grid.rowOf.get(net.to) ?? 0] ?? 0);
  if (!net.cross.has(from - 1)) {
    for (const id of net.sources) heights.push(grid.top[grid.rowOf.get(id) ?? 0] ?? 0);
  }
  return heights.reduce((sum, height) => sum + height, 0) / Math.max(1, heights.length);
}

/** Gives lines in the same gap tracks of their own where they meet, and makes the gaps high enough. */
export function assignTracks(nets: readonly Net[], grid: Grid, hints: Hints): Tracks {
  const gaps = new Map<number, number>();
  const trackOf = new Map<string, number>();
  for (let row = 0; row <= grid.rows; row++) {
    const runs = runsOf(nets, grid, row, hints);
    let labelled = false;
    let most = -1;
    runs.forEach((run, at) => {
      const before = runs
        .slice(0, at)
        .filter((other) => other.from <= run.to + 1 && run.from <= other.to + 1);
      run.track = Math.max(-1, ...before.map((other) => other.track)) + 1;
      most = Math.max(most, run.track);
      for (let column = run.from; column <= run.to; column++) {
        trackOf.set(`${run.net.id}@${column}`, run.track);
        labelled ||= grid.labelled.has(cellKey(column, row));
      }
    });
    if (most < 0) continue;
    const tracks = firstTrack + most * laneStep;
    gaps.set(row, labelled ? tracks + 5 + labelHeight : Math.max(boxGap, tracks + firstTrack));
  }
  return { gaps, trackOf };
}

/** Height of a net where it crosses a column. */
export function crossingHeight(
  grid: Grid,
  { trackOf }: Tracks,
  net: Net,
  column: number,
): number | undefined {
  const position = net.cross.get(column);
  if (!position) return undefined;
  if (position.kind !== 'gap') return heightOf(grid, position);
  const track = trackOf.get(`${net.id}@${column}`) ?? 0;
  return (grid.top[position.row] ?? 0) - (grid.gap[position.row] ?? 0) + firstTrack + track * laneStep;
}

import type { Finding } from '../../../server/contract/gap.ts';

/** A gap with both of what the quadrant shows, each 0 to 1. */
export interface Placed {
  finding: Finding;
  feasibility: number;
  severity: number;
}

/** Gaps that can be placed, and those that cannot with the code of why their feasibility is not known. */
export interface Quadrant {
  placed: Placed[];
  left: { finding: Finding; because: string }[];
}

/** What is left out, by the reason: many are for one, which is then said once. */
export function groupLeft(left: Quadrant['left']): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const { finding, because } of left) {
    groups.set(because, [...(groups.get(because) ?? []), finding]);
  }
  return groups;
}

/** Puts gaps on severity × feasibility; what lacks either is listed beside, never put at 0. */
export function toQuadrant(findings: readonly Finding[]): Quadrant {
  const quadrant: Quadrant = { placed: [], left: [] };
  for (const finding of findings) {
    const { severity } = finding;
    if (severity.status === 'unscored') {
      quadrant.left.push({ finding, because: severity.reason });
      continue;
    }
    const part = severity.parts.find(({ id }) => id === 'feasibility');
    if (part?.value === undefined)
      quadrant.left.push({ finding, because: part?.unscored ?? 'not_enough_data' });
    else quadrant.placed.push({ finding, feasibility: part.value, severity: severity.value });
  }
  return quadrant;
}

/** The four moves the quadrant tells apart: split at half of either scale. */
export type Move = 'first' | 'hard' | 'easy' | 'later';

export const moveOf = ({ feasibility, severity }: Pick<Placed, 'feasibility' | 'severity'>): Move =>
  severity >= 0.5 ? (feasibility >= 0.5 ? 'first' : 'hard') : feasibility >= 0.5 ? 'easy' : 'later';

/** A rectangle on the plot, in px. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlotPoint {
  id: string;
  x: number;
  y: number;
  label: string;
}

/** Where the text of a label begins (its left end and baseline), and the room it takes. */
export interface Label {
  x: number;
  y: number;
  box: Box;
}

const [radius, lineHeight] = [9, 16];

/** Roughly how wide a text of 12 px is: Chinese characters are square, others a little over half as wide. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 12 : 6.8), 0);

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const markOf = ({ x, y }: { x: number; y: number }): Box => ({
  x: x - radius,
  y: y - radius,
  width: 2 * radius,
  height: 2 * radius,
});

/** The places a label is tried at, the best first: right, left, above, below, then the corners. */
function placesOf({ x, y }: PlotPoint, width: number): Box[] {
  const [beside, middle] = [radius + 2, -lineHeight / 2];
  const offsets: [number, number][] = [
    [beside, middle],
    [-beside - width, middle],
    [-width / 2, -radius - lineHeight],
    [-width / 2, radius],
    [radius - 2, -radius - lineHeight + 4],
    [radius - 2, radius - 4],
    [-width - radius + 2, -radius - lineHeight + 4],
    [-width - radius + 2, radius - 4],
  ];
  return offsets.map(([dx, dy]) => ({ x: x + dx, y: y + dy, width, height: lineHeight }));
}

/**
 * A place for every label that finds one free of all marks and of the labels before it; the first points choose first.
 * Words that stand on the plot already (`standing`) stay free as well.
 * A point whose label finds none goes without: the table beside names it.
 */
export function placeLabels(
  points: readonly PlotPoint[],
  plot: Box,
  standing: readonly Box[] = [],
): Map<string, Label> {
  const marks = points.map((point) => ({ id: point.id, box: markOf(point) }));
  const labels = new Map<string, Label>();
  const taken: Box[] = [...standing];
  for (const point of points) {
    const free = placesOf(point, textWidth(point.label)).find(
      (box) =>
        box.x >= plot.x &&
        box.y >= plot.y &&
        box.x + box.width <= plot.x + plot.width &&
        box.y + box.height <= plot.y + plot.height &&
        !taken.some((other) => overlaps(box, other)) &&
        !marks.some(({ id, box: mark }) => id !== point.id && overlaps(box, mark)),
    );
    if (!free) continue;
    taken.push(free);
    labels.set(point.id, { x: free.x, y: free.y + lineHeight - 4, box: free });
  }
  return labels;
}

import { expect } from 'vitest';
import { inPort, labelHeight, outPort } from '../../../web/canvas/map/geometry.ts';
import type { Line, Placement, Point } from '../../../web/canvas/map/place.ts';
import { alternatives, normalise, type Shape } from '../../../web/canvas/map/shape.ts';

interface Area {
  name: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.01;

const stretches = ({ points }: Line): { a: Point; b: Point }[] =>
  points.flatMap((b, at) => {
    const a = points[at - 1];
    return a ? [{ a, b }] : [];
  });

const cuts = ({ a, b }: { a: Point; b: Point }, area: Area): boolean =>
  Math.max(a.x, b.x) > area.left + 0.01 &&
  Math.min(a.x, b.x) < area.right - 0.01 &&
  Math.max(a.y, b.y) > area.top + 0.01 &&
  Math.min(a.y, b.y) < area.bottom - 0.01;

/** Everything every map has to keep to, whatever the chain. */
export function expectRules(input: Shape, placement: Placement): void {
  const shape = normalise(input);
  const boxes = new Map(placement.boxes.map((box) => [box.id, box]));
  expect(placement.boxes.map((box) => box.id).sort()).toEqual(shape.stages.map((stage) => stage.id).sort());
  noOverlaps(placement);
  const areas: Area[] = [
    ...placement.boxes.map((box) => ({
      name: box.id,
      left: box.x,
      right: box.x + box.w,
      top: box.y,
      bottom: box.y + box.h,
    })),
    ...placement.labels.map((label) => ({
      name: label.segment,
      left: label.x,
      right: label.x + label.w,
      top: label.y + 8 - labelHeight,
      bottom: label.y + 3,
    })),
  ];
  expect(placement.lines).toHaveLength(shape.feeds.length);
  for (const line of placement.lines) {
    const [from, to] = [boxes.get(line.from), boxes.get(line.to)];
    if (!from || !to) throw new Error(`a line without a box: ${line.from} > ${line.to}`);
    expect(line.points[0]).toEqual({ x: from.x + from.w, y: from.y + outPort });
    expect(line.points.at(-1)).toEqual({ x: to.x, y: to.y + inPort });
    for (const stretch of stretches(line)) {
      const { a, b } = stretch;
      expect(near(a.x, b.x) || near(a.y, b.y), `${line.from} > ${line.to} runs aslant`).toBe(true);
      for (const area of areas) {
        expect(cuts(stretch, area), `${line.from} > ${line.to} runs behind ${area.name}`).toBe(false);
      }
    }
  }
  expect(placement.rings.map((ring) => [...ring.members].sort())).toHaveLength(
    alternatives(shape.feeds).length,
  );
  for (const { to, group, members } of alternatives(shape.feeds)) {
    const ring = placement.rings.find((one) => one.id === `${to}|${group}`);
    expect([...(ring?.members ?? [])].sort(), `the ring of ${to}`).toEqual([...members].sort());
    for (const member of members) {
      const line = placement.lines.find((one) => one.from === member && one.to === to);
      const met = line && ring && stretches(line).some(({ a, b }) => touches(a, b, ring));
      expect(met, `${member} > ${to} passes its ring`).toBe(true);
    }
  }
}

const touches = (a: Point, b: Point, { x, y }: Point): boolean =>
  Math.min(a.x, b.x) <= x + 0.01 &&
  Math.max(a.x, b.x) >= x - 0.01 &&
  Math.min(a.y, b.y) <= y + 0.01 &&
  Math.max(a.y, b.y) >= y - 0.01;

function noOverlaps({ boxes, labels }: Placement): void {
  const areas = [
    ...boxes.map(({ id, x, y, w, h }) => ({ id, x, y, w, h })),
    ...labels.map(({ segment, x, y, w }) => ({
      id: segment,
      x,
      y: y + 8 - labelHeight,
      w,
      h: labelHeight - 5,
    })),
  ];
  areas.forEach((one, at) => {
    for (const other of areas.slice(at + 1)) {
      const apart =
        one.x >= other.x + other.w ||
        other.x >= one.x + one.w ||
        one.y >= other.y + other.h ||
        other.y >= one.y + one.h;
      expect(apart, `${one.id} on ${other.id}`).toBe(true);
    }
  });
}

/** Upright stretches of lines to different stages never lie on one another, and level ones only behind one stage. */
export function expectLanesApart({ lines }: Placement): void {
  const upright = lines.flatMap((line) =>
    stretches(line)
      .filter(({ a, b }) => near(a.x, b.x))
      .map((s) => ({ ...s, line })),
  );
  upright.forEach((one, at) => {
    for (const other of upright.slice(at + 1)) {
      if (one.line.to === other.line.to || !near(one.a.x, other.a.x)) continue;
      const overlap =
        Math.min(Math.max(one.a.y, one.b.y), Math.max(other.a.y, other.b.y)) -
        Math.max(Math.min(one.a.y, one.b.y), Math.min(other.a.y, other.b.y));
      expect(overlap, `lanes of ${one.line.to} and ${other.line.to}`).toBeLessThan(0.01);
    }
  });
  const level = lines.flatMap((line) =>
    stretches(line)
      .filter(({ a, b }) => near(a.y, b.y))
      .map((s) => ({ ...s, line })),
  );
  level.forEach((one, at) => {
    for (const other of level.slice(at + 1)) {
      if (one.line.to === other.line.to || one.line.from === other.line.from || !near(one.a.y, other.a.y))
        continue;
      const overlap =
        Math.min(Math.max(one.a.x, one.b.x), Math.max(other.a.x, other.b.x)) -
        Math.max(Math.min(one.a.x, one.b.x), Math.min(other.a.x, other.b.x));
      expect(overlap, `${one.line.from}>${one.line.to} on ${other.line.from}>${other.line.to}`).toBeLessThan(
        0.01,
      );
    }
  });
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tiers } from '../../../server/contract/order.ts';
import { layGroup, type GroupInput } from '../../../web/canvas/network/group.ts';
import { convexHull, insideHull, padding, sideAt } from '../../../web/canvas/network/hull.ts';
import { nextMark } from '../../../web/canvas/network/next.ts';
import { placeNetwork, type NetworkShape } from '../../../web/canvas/network/place.ts';
import { shortName } from '../../../web/canvas/network/shape-of.ts';

const anyNetwork: fc.Arbitrary<NetworkShape> = fc
  .record({
    groups: fc.array(
      fc.record({
        tier: fc.constantFrom(...tiers),
        members: fc.integer({ min: 0, max: 14 }),
        titleEm: fc.integer({ min: 4, max: 16 }),
      }),
      { maxLength: 30 },
    ),
    shelf: fc.array(fc.record({ labelEm: fc.integer({ min: 2, max: 11 }), group: fc.nat(29) }), {
      maxLength: 12,
    }),
  })
  .map(({ groups, shelf }) => ({
    groups: groups.map(({ tier, members, titleEm }, at) => ({
      id: `g${at}`,
      tier,
      titleEm,
      members: Array.from({ length: members }, (_, i) => ({ id: `g${at}-${i}`, r: 4 + (i % 4) * 4 })),
    })),
    talent: shelf
      .slice(0, 6)
      .map((item, at) => ({ id: `t${at}`, labelEm: item.labelEm, groups: [`g${item.group}`] })),
    bodies: shelf
      .slice(6)
      .map((item, at) => ({ id: `b${at}`, labelEm: item.labelEm, groups: [`g${item.group}`] })),
  }));

describe('places of the network', () => {
  it('keep groups apart, every member inside its own hull, and shelves off the groups', () => {
    fc.assert(
      fc.property(anyNetwork, (shape) => {
        const { groups, marks, shelves, width } = placeNetwork(shape);
        groups.forEach((one, at) => {
          for (const other of groups.slice(at + 1)) {
            const apart =
              one.x >= other.x + other.w ||
              other.x >= one.x + one.w ||
              one.y >= other.y + other.h ||
              other.y >= one.y + one.h;
            expect(apart, `${one.id} on ${other.id}`).toBe(true);
          }
          for (const corner of one.hull) {
            expect(corner.x - padding).toBeGreaterThanOrEqual(one.x - 0.01);
            expect(corner.x + padding).toBeLessThanOrEqual(one.x + one.w + 0.01);
            expect(corner.y - padding).toBeGreaterThanOrEqual(one.y - 0.01);
            expect(corner.y + padding).toBeLessThanOrEqual(one.y + one.h + 0.01);
          }
          for (const { id } of shape.groups.find((group) => group.id === one.id)?.members ?? []) {
            const mark = marks.get(id);
            expect(mark && insideHull(one.hull, mark, padding), `${id} in its hull`).toBe(true);
          }
          expect(one.y).toBeGreaterThanOrEqual(shelves.top);
          expect(one.y + one.h).toBeLessThanOrEqual(shelves.bottom);
          expect(one.x + one.w).toBeLessThanOrEqual(width);
        });
        for (const { id } of shape.talent) expect(marks.get(id)?.y ?? 0).toBeLessThan(shelves.top);
        for (const { id } of shape.bodies) expect(marks.get(id)?.y ?? 0).toBeGreaterThan(shelves.bottom);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps shelf marks apart', () => {
    fc.assert(
      fc.property(anyNetwork, (shape) => {
        const { marks } = placeNetwork(shape);
        for (const shelf of [shape.talent, shape.bodies]) {
          shelf.forEach((one, at) => {
            for (const other of shelf.slice(at + 1)) {
              const [a, b] = [marks.get(one.id), marks.get(other.id)];
              expect(a && b && (a.y !== b.y || Math.abs(a.x - b.x) >= 16)).toBe(true);
            }
          });
        }
      }),
    );
  });

  it('does not depend on the order of members, and tiers run from left to right', () => {
    const members = Array.from({ length: 7 }, (_, at) => ({ id: `m${at}`, r: 6 }));
    const group = (id: string, tier: GroupInput['tier']): GroupInput => ({
      id,
      tier,
      titleEm: 6,
      members: id === 'a' ? members : [],
    });
    const shape: NetworkShape = {
      groups: [group('c', 'downstream'), group('a', 'upstream')],
      talent: [],
      bodies: [],
    };
    const turned = {
      ...shape,
      groups: shape.groups.map((one) => ({ ...one, members: [...one.members].reverse() })),
    };
    expect(placeNetwork(turned)).toEqual(placeNetwork(shape));
    const [first, second] = placeNetwork(shape).groups;
    expect([first?.id, second?.id]).toEqual(['a', 'c']);
    expect((first?.x ?? 0) + (first?.w ?? 0)).toBeLessThan(second?.x ?? 0);
  });

  it('draws a group without members as its title alone', () => {
    expect(layGroup({ id: 'a', tier: 'upstream', titleEm: 6, members: [] }).h).toBeLessThan(45);
  });
});

describe('hulls', () => {
  const square = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 0, y: 10 },
  ];

  it('are the convex outline, and know what is inside and where their side is', () => {
    const hull = convexHull([...square, { x: 5, y: 5 }, { x: 5, y: 0 }]);
    expect(hull).toHaveLength(4);
    expect(insideHull(hull, { x: 5, y: 5 })).toBe(true);
    expect(insideHull(hull, { x: 12, y: 5 })).toBe(false);
    expect(sideAt(hull, 5, true)).toBe(10 + padding);
    expect(sideAt(hull, 5, false)).toBe(-padding);
  });
});

describe('names and keys of the network', () => {
  it('drops the legal form, then the place, then the middle', () => {
    expect(shortName('青岛宝佳自动化设备有限公司', 20)).toBe('青岛宝佳自动化设备');
    expect(shortName('青岛宝佳自动化设备有限公司', 7, '青岛市')).toBe('宝佳自动化设备');
    expect(shortName('青岛宝佳自动化设备有限公司', 4, '青岛市')).toMatch(/^宝.*…/);
    expect(shortName('有限公司', 9)).toBe('有限公司');
  });

  it('goes along relations, within the group and to the next group', () => {
    const spots = [
      { id: 'a', x: 0, y: 0, group: 'g' },
      { id: 'b', x: 0, y: 40, group: 'g' },
      { id: 'c', x: 200, y: 0, group: 'h' },
    ];
    const edges = [{ from: 'a', to: 'c' }];
    expect(nextMark(spots, edges, 'a', 'ArrowRight')).toBe('c');
    expect(nextMark(spots, edges, 'c', 'ArrowLeft')).toBe('a');
    expect(nextMark(spots, edges, 'a', 'ArrowDown')).toBe('b');
    expect(nextMark(spots, edges, 'a', 'g')).toBe('c');
    expect(nextMark(spots, edges, 'b', 'ArrowRight')).toBeUndefined();
  });
});

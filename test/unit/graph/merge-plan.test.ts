import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  differ,
  type Element,
  identityOf,
  type Link,
  type Node,
  type State,
} from '../../../server/graph/duplicate/element.ts';
import { planMerge } from '../../../server/graph/duplicate/plan.ts';
import { undoDifferences } from '../../../server/graph/duplicate/undoing.ts';

const firms = ['a', 'b', 'c|d'];
const stages = ['s', 't'];
const evidence = fc.constantFrom('suggested', 'claimed', 'verified');
const sources = fc.subarray(['s1', 's2', 's3'], { minLength: 1 });
const provenance = fc.record(
  {
    evidence,
    sourceIds: sources,
    observedOn: fc.constantFrom('2019', '2020-05', '2021'),
    note: fc.constantFrom('甲', '乙；丙'),
  },
  { requiredKeys: ['evidence', 'sourceIds'] },
);
const organisation =
  (key: string) =>
  (properties: Node['properties']): Node => ({
    sort: 'node',
    label: 'Organisation',
    key,
    labels: ['Organisation', 'Firm'],
    properties: { ...properties, id: key },
  });
const own = fc.record(
  {
    name: fc.constantFrom('鲸算科技', '鲸算（青岛）科技有限公司', '盘古润滑'),
    shortName: fc.constantFrom('鲸算', '盘古'),
    creditCode: fc.constantFrom('A', 'B'),
    staff: fc.integer({ min: 0, max: 9 }),
    aliases: fc.subarray(['鲸', '古', '鲸算科技'], { minLength: 1 }),
    run: fc.constantFrom('r1', 'r2'),
  },
  { requiredKeys: ['name'] },
);

const escape = (key: string) => key.replaceAll('|', '¦');
const link = (
  type: Link['type'],
  from: Link['from'],
  to: Link['to'],
  properties: Link['properties'],
): Link => ({
  sort: 'link',
  type,
  from,
  to,
  properties: { ...properties, id: `${type}|${escape(from.key)}|${escape(to.key)}` },
});
const org = (key: string): Link['from'] => ({ label: 'Organisation', key });
const links = fc.oneof(
  fc
    .tuple(fc.constantFrom(...firms), fc.constantFrom(...stages), provenance)
    .map(([firm, stage, given]) => link('PLAYS', org(firm), { label: 'Stage', key: stage }, given)),
  fc
    .tuple(fc.constantFrom(...firms), fc.constantFrom(...firms), provenance)
    .map(([from, to, given]) => link('OWNS', org(from), org(to), given)),
  fc
    .tuple(fc.constantFrom(...firms), fc.constantFrom('110000', '370200'), provenance)
    .map(([firm, region, given]) =>
      link('LOCATED_IN', org(firm), { label: 'Region', key: region }, { ...given, kind: 'site' }),
    ),
);

const states = fc.tuple(own, own, fc.array(links, { maxLength: 14 })).map(([a, b, all]): State => {
  const elements: Element[] = [organisation('a')(a), organisation('b')(b), ...all];
  // Only what hangs on one of the two is read.
  const read = elements.filter(
    (one) => one.sort === 'node' || [one.from.key, one.to.key].some((key) => 'ab'.includes(key)),
  );
  return { elements: new Map(read.map((one) => [identityOf(one), one])), names: new Map() };
});

const merged = (state: State) => {
  const plan = planMerge(state, 'a', 'b', {});
  return { plan, differences: differ(state.elements, plan.after) };
};
const list = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

test('what a merge did is taken back without a trace', () => {
  fc.assert(
    fc.property(states, (state) => {
      const { plan, differences } = merged(state);
      const undoing = undoDifferences(differences, plan.after, () => true);
      expect(undoing.stands).toEqual([]);
      const back = new Map(plan.after);
      for (const { before, after } of undoing.differences) {
        if (after) back.set(identityOf(after), after);
        else if (before) back.delete(identityOf(before));
      }
      expect(differ(state.elements, back)).toEqual([]);
    }),
  );
});

test('every source, the strongest evidence and every name of what stays survive', () => {
  fc.assert(
    fc.property(states, (state) => {
      const { plan } = merged(state);
      const [one, other] = ['a', 'b'].map((id) => state.elements.get(`node|Organisation|${id}`)!.properties);
      const stays = plan.after.get('node|Organisation|b')!.properties;
      const names = [stays.name, stays.shortName, ...list(stays.aliases)];
      for (const side of [one!, other!]) {
        for (const name of [side.name, side.shortName, ...list(side.aliases)]) {
          if (name !== undefined) expect(names).toContain(name);
        }
      }
      const all = [...state.elements.values()].filter((element) => element.sort === 'link');
      const dropped = new Set(plan.dropped.map(identityOf));
      const ends = ({ type, from, to }: Link) =>
        [type, ...[from, to].map(({ key }) => (key === 'a' ? 'b' : key))].join(' ');
      const after = [...plan.after.values()].filter((element) => element.sort === 'link');
      for (const before of all.filter((element) => !dropped.has(identityOf(element)))) {
        const [now] = after.filter((element) => ends(element) === ends(before));
        expect(list(now?.properties.sourceIds)).toEqual(
          expect.arrayContaining(list(before.properties.sourceIds)),
        );
        const order = ['suggested', 'claimed', 'verified'];
        expect(order.indexOf(String(now?.properties.evidence))).toBeGreaterThanOrEqual(
          order.indexOf(String(before.properties.evidence)),
        );
        // An import would make the same id for the fact at its new ends.
        expect(now?.properties.id).toBe(link(now!.type, now!.from, now!.to, {}).properties.id);
      }
      for (const { from, to } of plan.dropped)
        expect(['a', 'b']).toEqual(expect.arrayContaining([from.key, to.key]));
      expect(
        JSON.stringify(
          [...plan.after.values()].map((element) =>
            element.sort === 'link' ? [element.from, element.to] : element.key,
          ),
        ),
      ).not.toContain('"a"');
    }),
  );
});

import type { LinkElement, NodeElement, NodeRef, Properties } from '../../graph/import/element.ts';
import { type Row, textOf } from '../map.ts';
import { normaliseName } from '../name.ts';
import type { ColumnName } from '../table/all.ts';
import { type Built, fact, hash, node, pick, provenanceOf, replacing } from './build.ts';

type Builder = (row: Row, self: NodeRef) => Omit<Built, 'row'>;

/** A node that is a fact itself: it carries the provenance of its row. */
function record(row: Row, self: NodeRef, own: Properties, defaults: Properties = {}): NodeElement {
  const provenance = provenanceOf(row);
  return node(self, { ...own, ...provenance.given }, { defaults: { ...provenance.defaults, ...defaults } });
}

/** One fact for each target of a column. */
const outwards = (
  row: Row,
  self: NodeRef,
  type: LinkElement['type'],
  column: ColumnName,
  part: string,
  given: Properties = {},
): LinkElement[] => (row.targets[column] ?? []).map((target) => fact(row, type, self, target, given, [part]));

/** The same for relationships that come in to the record. */
const inwards = (row: Row, self: NodeRef, type: LinkElement['type'], column: ColumnName): LinkElement[] =>
  (row.targets[column] ?? []).map((target) => fact(row, type, target, self));

const nameKeyOf = (row: Row) => ({ nameKey: normaliseName(textOf(row, 'name') ?? '') });

const carrier: Builder = (row, self) => {
  const own = pick(row, 'name', 'area_square_metres', 'occupancy', 'as_of');
  const located = outwards(row, self, 'LOCATED_IN', 'region_code', 'site|carrier', { kind: 'site' });
  return {
    elements: [record(row, self, { ...own, ...nameKeyOf(row) }), ...located],
    replacements: replacing(self, located, 'out'),
  };
};

/** A project's row says whose it is, where, and what it adds to: other links of the project are out of date. */
const project: Builder = (row, self) => {
  const own = pick(row, 'name', 'investment_cny', 'status', 'signed_on');
  const runs = inwards(row, self, 'RUNS', 'organisation_id');
  const located = outwards(row, self, 'LOCATED_IN', 'region_code', 'site|project', { kind: 'site' });
  const adds = [
    ...outwards(row, self, 'ADDS_TO', 'chain_id', 'chain'),
    ...outwards(row, self, 'ADDS_TO', 'stage_id', 'stage'),
  ];
  return {
    elements: [record(row, self, { ...own, ...nameKeyOf(row) }), ...runs, ...located, ...adds],
    replacements: [
      ...replacing(self, runs, 'in'),
      ...replacing(self, located, 'out'),
      ...replacing(self, adds, 'out'),
    ],
  };
};

/** A figure has no id of its own: it is what it says, so the same figure from two sources is one. */
const figure: Builder = (row) => {
  const own = pick(row, 'measure', 'value', 'unit', 'as_of', 'bound', 'period_months');
  const about = (
    [
      ['region_code', 'region'],
      ['chain_id', 'chain'],
      ['organisation_id', 'organisation'],
      ['carrier_id', 'carrier'],
      ['project_id', 'project'],
    ] as const
  ).flatMap(([column, part]) => (row.targets[column] ?? []).map((target) => ({ target, part })));
  const targets = about.map(({ target, part }) => `${part}:${target.key}`).sort();
  const content = { bound: 'exact', ...own };
  const self: NodeRef = {
    label: 'Figure',
    key: `figure:${hash(JSON.stringify([...sorted(content), targets]))}`,
  };
  return {
    elements: [
      record(row, self, content),
      ...about.map(({ target, part }) => fact(row, 'ABOUT', self, target, {}, [part])),
    ],
    replacements: [],
  };
};

const sorted = (properties: Properties) =>
  Object.entries(properties).sort(([one], [other]) => (one < other ? -1 : 1));

const visit: Builder = (row, self) => {
  const made = inwards(row, self, 'MADE', 'visitor_id');
  const to = [
    ...outwards(row, self, 'TO', 'region_code', 'region'),
    ...outwards(row, self, 'TO', 'organisation_id', 'organisation'),
  ];
  const heard = outwards(row, self, 'HEARD_OF', 'concern_stages', '');
  return {
    elements: [
      record(row, self, pick(row, 'visited_on', 'purpose', 'outcome', 'concern')),
      ...made,
      ...to,
      ...heard,
    ],
    replacements: [
      ...replacing(self, made, 'in'),
      ...replacing(self, to, 'out'),
      ...replacing(self, heard, 'out'),
    ],
  };
};

export const recordBuilders = {
  carriers: { label: 'Carrier', build: carrier },
  projects: { label: 'Project', build: project },
  figures: { label: 'Figure', build: figure },
  visits: { label: 'Visit', build: visit },
} as const;

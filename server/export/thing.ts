import type { NodeContent, Tie } from '../graph/export.ts';
import type { LinkType, NodeLabel, Properties } from '../graph/import/element.ts';
import type { ColumnName, TableName } from '../import/table/all.ts';
import { type CellRow, fillRow, sourcesOf, type Target, toTarget } from './cells.ts';

/** A node with the relationships that its rows state. */
export interface Thing extends NodeContent {
  ties: Tie[];
}

/** A table whose rows describe nodes: which ones, the relationships the rows state, and the rows of one node. */
interface ThingTable {
  label: NodeLabel;
  kinds?: readonly string[];
  ties: readonly LinkType[];
  toRows: (thing: Thing) => CellRow[];
}

const endsOf = (ties: Tie[], type: LinkType): Target[] =>
  ties.filter((tie) => tie.type === type).flatMap((tie) => toTarget(tie.otherLabels, tie.other) ?? []);

const ofLabel = (targets: Target[], label: NodeLabel) => targets.filter((target) => target.label === label);

const provenanceNames = ['evidence', 'sourceIds', 'observedOn', 'note'] as const;

/** Who says a fact and how sure it is, in a form in which two can be compared. */
const provenanceKey = (properties: Properties) =>
  JSON.stringify(provenanceNames.map((name) => properties[name] ?? null));

const withProvenance = (own: Properties, fact: Properties | undefined): Properties => ({
  ...Object.fromEntries(Object.entries(own).filter(([name]) => !isProvenance(name))),
  ...Object.fromEntries(Object.entries(fact ?? {}).filter(([name]) => isProvenance(name))),
});
const isProvenance = (name: string) => (provenanceNames as readonly string[]).includes(name);

const plain = (table: TableName, ties: readonly LinkType[] = [], column?: ColumnName): ThingTable['toRows'] =>
  function toRows({ properties, ties: own }) {
    const targets = column && ties[0] ? { [column]: endsOf(own, ties[0]) } : {};
    return [fillRow(table, properties, targets)];
  };

/** A stage has a row for each chain it is in. */
const stageRows: ThingTable['toRows'] = ({ properties, ties }) =>
  ties.map((tie) =>
    fillRow(
      'stages',
      { ...properties, ...tie.properties, id: properties.id! },
      {
        chain_id: endsOf([tie], 'IN_CHAIN'),
        source_ids: sourcesOf(tie.properties),
      },
    ),
  );

/** An organisation's row says where it is registered, and who says that. */
const organisationRows =
  (table: TableName): ThingTable['toRows'] =>
  ({ properties, labels, ties }) => {
    const place = ties.find((tie) => tie.type === 'LOCATED_IN' && tie.properties.kind === 'registered');
    const kind = ['Association', 'Investor', 'Agency'].find((one) => labels.includes(one));
    const own = withProvenance(properties, place?.properties);
    return [
      fillRow(table, table === 'organisations' && kind ? { ...own, kind: kind.toLowerCase() } : own, {
        region_code: place ? endsOf([place], 'LOCATED_IN') : [],
        source_ids: sourcesOf(place?.properties ?? {}),
      }),
    ];
  };

/** The columns of a record that name what it concerns. */
type TargetColumns = (ties: Tie[]) => Partial<Record<ColumnName, Target[]>>;

interface RecordRules {
  /** A row may name nothing that the record concerns. */
  alone?: boolean;
  /** A row names one place only. */
  apart?: boolean;
}

/**
 * A record and what ties it to others were stated by one row, or by several that were united. Ties of one provenance
 * are one row; when no row says what the record itself rests on, one more does.
 */
const recordRows =
  (
    table: TableName,
    columns: TargetColumns,
    { alone = false, apart = false }: RecordRules = {},
  ): ThingTable['toRows'] =>
  ({ properties, ties }) => {
    const groups = new Map<string, Tie[]>();
    for (const tie of ties) {
      const key = provenanceKey(tie.properties) + (apart ? tie.other : '');
      groups.set(key, [...(groups.get(key) ?? []), tie]);
    }
    if (groups.size === 0 || (alone && !groups.has(provenanceKey(properties)))) {
      groups.set(provenanceKey(properties), []);
    }
    return [...groups.values()].map((group) => {
      const own = withProvenance(properties, group[0]?.properties ?? properties);
      // A tie that nobody called anything is claimed by default, which must not speak for the record as well.
      if (own.evidence === 'claimed' && properties.evidence !== 'claimed') delete own.evidence;
      return fillRow(table, own, { ...columns(group), source_ids: sourcesOf(own) });
    });
  };

/** What a figure counts is part of what it is, so it has one row with all of it. */
const figureRows: ThingTable['toRows'] = ({ properties, ties }) => {
  const about = endsOf(ties, 'ABOUT');
  return [
    fillRow('figures', properties, {
      region_code: ofLabel(about, 'Region'),
      chain_id: ofLabel(about, 'Chain'),
      organisation_id: ofLabel(about, 'Organisation'),
      carrier_id: ofLabel(about, 'Carrier'),
      project_id: ofLabel(about, 'Project'),
      source_ids: sourcesOf(properties),
    }),
  ];
};

const carrierColumns: TargetColumns = (ties) => ({ region_code: endsOf(ties, 'LOCATED_IN') });

const projectColumns: TargetColumns = (ties) => ({
  organisation_id: endsOf(ties, 'RUNS'),
  region_code: endsOf(ties, 'LOCATED_IN'),
  chain_id: ofLabel(endsOf(ties, 'ADDS_TO'), 'Chain'),
  stage_id: ofLabel(endsOf(ties, 'ADDS_TO'), 'Stage'),
});

const visitColumns: TargetColumns = (ties) => ({
  visitor_id: endsOf(ties, 'MADE'),
  region_code: ofLabel(endsOf(ties, 'TO'), 'Region'),
  organisation_id: ofLabel(endsOf(ties, 'TO'), 'Organisation'),
  concern_stages: endsOf(ties, 'HEARD_OF'),
});

export const thingTables: Partial<Record<TableName, ThingTable>> = {
  sources: { label: 'Source', ties: [], toRows: plain('sources') },
  regions: { label: 'Region', ties: ['WITHIN'], toRows: plain('regions', ['WITHIN'], 'within') },
  chains: { label: 'Chain', ties: [], toRows: plain('chains') },
  stages: { label: 'Stage', ties: ['IN_CHAIN'], toRows: stageRows },
  firms: { label: 'Organisation', kinds: ['Firm'], ties: ['LOCATED_IN'], toRows: organisationRows('firms') },
  universities: {
    label: 'Organisation',
    kinds: ['University'],
    ties: ['LOCATED_IN'],
    toRows: organisationRows('universities'),
  },
  organisations: {
    label: 'Organisation',
    kinds: ['Association', 'Investor', 'Agency'],
    ties: ['LOCATED_IN'],
    toRows: organisationRows('organisations'),
  },
  carriers: {
    label: 'Carrier',
    ties: ['LOCATED_IN'],
    toRows: recordRows('carriers', carrierColumns, { apart: true }),
  },
  projects: {
    label: 'Project',
    ties: ['RUNS', 'LOCATED_IN', 'ADDS_TO'],
    toRows: recordRows('projects', projectColumns, { alone: true }),
  },
  figures: { label: 'Figure', ties: ['ABOUT'], toRows: figureRows },
  visits: { label: 'Visit', ties: ['MADE', 'TO', 'HEARD_OF'], toRows: recordRows('visits', visitColumns) },
};

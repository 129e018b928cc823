import type { EntityRef, StageStatus } from '../contract/common.ts';
import type { Finding } from '../contract/gap.ts';
import type { Coverage, QualityRow, Side } from '../contract/quality.ts';

/** What is known of one stage; `chain` is one it is on. */
export interface StageQuality {
  subject: EntityRef;
  chain?: string | undefined;
  firms: boolean;
  inputs: boolean;
  sources: boolean;
}

/** One status that sources state of a stage in a region. */
export interface Statement {
  region: EntityRef;
  stage: EntityRef;
  chain?: string | undefined;
  status: StageStatus;
  sources: Side['sources'];
  observedOn?: string | undefined;
}

/** One figure as its sources give it. */
export interface FigureClaim {
  id: string;
  measure: string;
  value: number;
  unit: string;
  bound: string;
  asOf: string;
  periodMonths?: number | undefined;
  about: EntityRef[];
  sources: Side['sources'];
  observedOn?: string | undefined;
}

const staleYears = 2;

/** The day two years before another (both YYYY-MM-DD): facts observed before it are stale. 29 February becomes 28. */
export function staleBefore(today: string): string {
  const [year = '', month = '', day = ''] = today.split('-');
  const earlier = `${Number(year) - staleYears}-${month}`;
  return `${earlier}-${month === '02' && day === '29' ? '28' : day}`;
}

/** The property of a stage that each measure of it is about. */
export const stageMeasures = {
  stage_firms: 'firms',
  stage_inputs: 'inputs',
  stage_sources: 'sources',
} as const;
export type StageMeasure = keyof typeof stageMeasures;
export const isStageMeasure = (measure: string): measure is StageMeasure => measure in stageMeasures;

/** How many stages have firms, inputs and sources. */
export const coverStages = (stages: StageQuality[]): Coverage[] =>
  (Object.keys(stageMeasures) as StageMeasure[]).map((measure) => ({
    measure,
    have: stages.filter((stage) => stage[stageMeasures[measure]]).length,
    total: stages.length,
  }));

/** The stages that have it, or those that lack it. */
export const stagesWith = (stages: StageQuality[], measure: StageMeasure, have: boolean): QualityRow[] =>
  stages
    .filter((stage) => stage[stageMeasures[measure]] === have)
    .map(({ subject, chain }) => ({ subject, ...(chain === undefined ? {} : { chain }) }));

const dated = (observedOn: string | undefined) => (observedOn === undefined ? {} : { observedOn });

/**
 * Findings where what is stated and what is computed differ, both being known: that nothing can be computed speaks
 * against nobody. Only the statement the product weighs is held against the computation, not every older one.
 */
export function contradictComputed(findings: Finding[], region: EntityRef, chain: string): QualityRow[] {
  return findings.flatMap(({ stage, computed, reasons, stated }): QualityRow[] => {
    const differs = reasons.find(({ code }) => code === 'stated_differs' || code === 'stated_stands');
    if (!differs || computed.status === 'unknown') return [];
    const said = stated.find(({ status }) => status === differs.values.stated);
    if (!said) return [];
    const { id, name, nameEn } = stage;
    const subject: EntityRef = { kind: 'stage', id, name, ...(nameEn === undefined ? {} : { nameEn }) };
    const statedSide: Side = {
      kind: 'stated',
      status: said.status,
      sources: [{ id: said.source, title: said.sourceTitle }],
      ...dated(said.observedOn),
    };
    const computedSide: Side = { kind: 'computed', status: computed.status, sources: [] };
    return [{ subject, object: region, chain, sides: [statedSide, computedSide] }];
  });
}

/** A stage on several chains is judged on each, but contradicts once. */
export function uniqueStages(rows: QualityRow[]): QualityRow[] {
  const seen = new Map(rows.map((row) => [`${row.object?.id} ${row.subject.id}`, row]));
  return [...seen.values()];
}

/** Stages of which different sources state different statuses in one region. */
export function contradictStatements(statements: Statement[]): QualityRow[] {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const key = `${statement.region.id} ${statement.stage.id}`;
    groups.set(key, [...(groups.get(key) ?? []), statement]);
  }
  return [...groups.values()]
    .filter((group) => new Set(group.map(({ status }) => status)).size > 1)
    .map((group): QualityRow => {
      const { stage, region, chain } = group[0]!;
      const sides = group.map(({ status, sources, observedOn }): Side => ({
        kind: 'stated',
        status,
        sources,
        ...dated(observedOn),
      }));
      return { subject: stage, object: region, sides, ...(chain === undefined ? {} : { chain }) };
    });
}

/** “About” allows a tenth to either side. */
const aboutShare = 0.1;

/** The least and the most a figure may mean. */
function rangeOf({ value, bound }: FigureClaim): [least: number, most: number] {
  if (bound === 'moreThan') return [value, Infinity];
  if (bound === 'lessThan') return [-Infinity, value];
  const slack = bound === 'about' ? Math.abs(value) * aboutShare : 0;
  return [value - slack, value + slack];
}

/** Whether two figures of one thing can both be true: what they may mean overlaps. */
export function agree(one: FigureClaim, other: FigureClaim): boolean {
  const [[least, most], [otherLeast, otherMost]] = [rangeOf(one), rangeOf(other)];
  return least <= otherMost && otherLeast <= most;
}

const scopeOf = ({ measure, unit, asOf, periodMonths, about }: FigureClaim) =>
  JSON.stringify([
    measure,
    unit,
    asOf,
    periodMonths ?? 0,
    about.map(({ kind, id }) => `${kind} ${id}`).sort(),
  ]);

/** Figures of one measure, time, unit and subject of which at least two cannot both be true. */
export function contradictFigures(figures: FigureClaim[]): QualityRow[] {
  const groups = new Map<string, FigureClaim[]>();
  for (const figure of figures) groups.set(scopeOf(figure), [...(groups.get(scopeOf(figure)) ?? []), figure]);
  return [...groups.values()].flatMap((group): QualityRow[] => {
    const odd = group.filter((figure) => group.some((other) => !agree(figure, other)));
    const [first] = odd;
    const [subject, object] = first?.about ?? [];
    if (!first || !subject) return [];
    const sides = odd.map(({ value, unit, bound, sources, observedOn }): Side => ({
      kind: 'figure',
      value,
      unit,
      bound,
      sources,
      ...dated(observedOn),
    }));
    return [{ subject, ...(object ? { object } : {}), about: `${first.measure} ${first.asOf}`, sides }];
  });
}

/** A stage as far as criticality needs it. */
export interface StageNode {
  id: string;
  final: boolean;
}

/** `from` is an input of `to`; feeds of one `to` with the same `group` are alternatives. */
export interface FeedEdge {
  from: string;
  to: string;
  group?: string | undefined;
}

/** Per stage, the groups of its inputs: any one of a group is enough, every group is needed. */
export type InputGroups = Map<string, string[][]>;

/** Gathers feeds into input groups. A feed without a group is a group of its own. */
export function toInputGroups(stages: StageNode[], feeds: FeedEdge[]): InputGroups {
  const byStage = new Map<string, Map<string, string[]>>(stages.map((stage) => [stage.id, new Map()]));
  for (const feed of feeds) {
    const groups = byStage.get(feed.to);
    if (!groups || !byStage.has(feed.from)) continue;
    const key = feed.group === undefined ? `alone:${feed.from}` : `group:${feed.group}`;
    groups.set(key, [...(groups.get(key) ?? []), feed.from]);
  }
  return new Map([...byStage].map(([id, groups]) => [id, [...groups.values()]]));
}

/**
 * The stages that can still be made when `removed` cannot: the least fixpoint, so that a stage on a cycle of
 * inputs (which the importer refuses) is never feasible by leaning on itself.
 */
export function feasibleWithout(inputs: InputGroups, removed?: string): Set<string> {
  const feasible = new Set<string>();
  for (let grew = true; grew;) {
    grew = false;
    for (const [id, groups] of inputs) {
      if (id === removed || feasible.has(id)) continue;
      if (groups.every((group) => group.some((input) => feasible.has(input)))) {
        feasible.add(id);
        grew = true;
      }
    }
  }
  return feasible;
}

/**
 * For each stage the final products, other than itself, that cannot be made without it (ids, sorted).
 * A stage with a non-empty list is critical. Alternatives within an input group are honoured.
 */
export function blockedFinals(stages: StageNode[], feeds: FeedEdge[]): Map<string, string[]> {
  const inputs = toInputGroups(stages, feeds);
  const whole = feasibleWithout(inputs);
  const finals = stages.filter((stage) => stage.final && whole.has(stage.id)).map((stage) => stage.id);
  return new Map(
    stages.map(({ id }) => {
      const left = feasibleWithout(inputs, id);
      return [id, finals.filter((final) => final !== id && !left.has(final)).sort()];
    }),
  );
}

/** What follows from the links of a chain alone, the same for every region. */
export interface ChainStructure {
  /** Per stage the final products, other than itself, that cannot be made without it. */
  blocked: ReadonlyMap<string, readonly string[]>;
  /** Per stage the stages it feeds, sorted, each once. */
  fed: ReadonlyMap<string, readonly string[]>;
  /** Final products of the chain. */
  finals: number;
}

/** Works out the structure of a chain once, for the findings of every region. */
export function structureOf(stages: StageNode[], feeds: FeedEdge[]): ChainStructure {
  const known = new Set(stages.map(({ id }) => id));
  const fed = new Map<string, Set<string>>(stages.map(({ id }) => [id, new Set()]));
  for (const { from, to } of feeds) if (known.has(to)) fed.get(from)?.add(to);
  return {
    blocked: blockedFinals(stages, feeds),
    fed: new Map([...fed].map(([id, targets]) => [id, [...targets].sort()])),
    finals: stages.filter(({ final }) => final).length,
  };
}

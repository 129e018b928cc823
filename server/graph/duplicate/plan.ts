import { uniteFacts } from '../../analysis/merge.ts';
import type { MergeKeep } from '../../contract/duplicate.ts';
import type { Properties } from '../import/element.ts';
import { type Element, identityOf, type Link, type Node, type Ref, refKey, type State } from './element.ts';
import { placesOf } from './place.ts';
import { renamed, renameFact, renameFigure, type Renames } from './rename.ts';
import { uniteTarget, uniteTargets } from './target.ts';
import { uniteOrganisations } from './united.ts';

export interface MergePlan {
  after: Map<string, Element>;
  /** Nodes that go, with the ones that take their place. */
  renames: Renames;
  /** Relationships that hang on another node afterwards. */
  moved: Link[];
  /** Facts known of both, as they are afterwards. */
  united: Link[];
  /** Relationships that go, and come back with a split. */
  dropped: Link[];
}

/**
 * What a merge makes of two organisations and all that hangs on them. Pure. `keep` says whose value stands where they
 * differ, `into` where it says nothing.
 */
export function planMerge(state: State, from: string, into: string, keep: MergeKeep): MergePlan {
  const nodes = [...state.elements.values()].filter((element) => element.sort === 'node');
  const links = [...state.elements.values()].filter((element) => element.sort === 'link');
  const renames = nameAnew(nodes, links, from, into);
  const plan: MergePlan = { after: new Map(), renames, moved: [], united: [], dropped: [] };
  addNodes(plan, nodes, from, into, keep);
  const gone = new Set(placesOf(links, from, into, keep).map(identityOf));
  // Those that stay come first, so that others are united with them.
  const order = links.toSorted((a, b) => Number(isMoved(a, renames)) - Number(isMoved(b, renames)));
  for (const link of order) {
    if (gone.has(identityOf(link))) plan.dropped.push(link);
    else addLink(plan, link);
  }
  return plan;
}

const isMoved = ({ from, to }: Link, renames: Renames): boolean =>
  renames.has(refKey(from)) || renames.has(refKey(to));

/** The organisation that goes, the figures about it, and its targets on lists on which the other is already. */
function nameAnew(nodes: Node[], links: Link[], from: string, into: string): Renames {
  const renames: Renames = new Map([
    [refKey({ label: 'Organisation', key: from }), { label: 'Organisation', key: into }],
  ]);
  for (const figure of nodes.filter(({ label }) => label === 'Figure')) {
    const about = links.filter((link) => link.type === 'ABOUT' && refKey(link.from) === refKey(figure));
    const id = renameFigure(
      figure,
      about.map((link) => link.to),
      renames,
    );
    if (id !== undefined && id !== figure.key) renames.set(refKey(figure), { label: 'Figure', key: id });
  }
  for (const [gone, stays] of uniteTargets(links, from, into)) renames.set(gone, stays);
  return renames;
}

function addNodes(plan: MergePlan, nodes: Node[], from: string, into: string, keep: MergeKeep): void {
  const byKey = new Map(nodes.map((node) => [refKey(node), node]));
  const order = nodes.toSorted(
    (a, b) => Number(plan.renames.has(refKey(a))) - Number(plan.renames.has(refKey(b))),
  );
  for (const node of order) {
    const ref = renamed(node, plan.renames);
    const id = identityOf({ ...node, ...ref });
    const known = plan.after.get(id);
    const properties = { ...node.properties, id: ref.key };
    const united = known ? uniteNodes(node, known as Node, keep) : properties;
    plan.after.set(id, { ...(known ?? node), ...ref, properties: united } as Node);
  }
  if (!byKey.has(`Organisation|${from}`) || !byKey.has(`Organisation|${into}`)) {
    throw new Error(`${from} or ${into} is not in the state`);
  }
}

function uniteNodes(gone: Node, stays: Node, keep: MergeKeep): Properties {
  if (stays.label === 'Organisation') return uniteOrganisations(gone.properties, stays.properties, keep);
  if (stays.label === 'Target') return uniteTarget(gone.properties, stays.properties);
  return { ...uniteFacts(gone.properties, stays.properties), ...own(stays.properties) };
}

/** What stays as it is when two facts become one: whose it is, and the run that made it. */
const own = ({ id, run }: Properties): Properties => ({
  ...(id === undefined ? {} : { id }),
  ...(run === undefined ? {} : { run }),
});

function addLink(plan: MergePlan, link: Link): void {
  const { renames } = plan;
  if (!isMoved(link, renames)) return void plan.after.set(identityOf(link), link);
  const ends: { from: Ref; to: Ref } = { from: renamed(link.from, renames), to: renamed(link.to, renames) };
  if (refKey(ends.from) === refKey(ends.to)) return void plan.dropped.push(link);
  const { id } = link.properties;
  const properties =
    typeof id === 'string' ? { ...link.properties, id: renameFact(id, link, renames) } : link.properties;
  const moved: Link = { ...link, ...ends, properties };
  const known = plan.after.get(identityOf(moved)) as Link | undefined;
  if (!known) {
    plan.after.set(identityOf(moved), moved);
    plan.moved.push(moved);
    return;
  }
  const united = {
    ...known,
    properties: { ...uniteFacts(moved.properties, known.properties), ...own(known.properties) },
  };
  plan.after.set(identityOf(united), united);
  if (typeof id === 'string') plan.united.push(united);
}

import type { MergePreview } from '../../contract/duplicate.ts';
import type { Evidence } from '../../contract/common.ts';
import type { Asker } from '../list.ts';
import { type Link, type Ref, refKey, type State, versionOf } from './element.ts';
import { keepOf, organisationOf, readBoth } from './merge.ts';
import { planMerge } from './plan.ts';
import { placesOf } from './place.ts';
import { readSides } from './side.ts';
import { newAliases } from './united.ts';

/** What merging one organisation into another would do; throws as the merge would. */
export async function previewMerge(graph: Asker, from: string, into: string): Promise<MergePreview> {
  const state = await readBoth(graph, from, into);
  const sides = await readSides(graph, [from, into]);
  const keep = keepOf(state, from, into);
  const plan = planMerge(state, from, into, keep);
  const links = [...state.elements.values()].filter((element) => element.sort === 'link');
  const [place] = placesOf(links, from, into, keep);
  const before = [from, into].map((id) => organisationOf(state, id)!.properties);
  const after = plan.after.get(`node|Organisation|${into}`)!.properties;
  const { aliases: _aliases, ...chosen } = after;
  const other = (link: Link) => nameOf(otherEnd(link, [from, into]), state);
  return {
    from: sides.get(from)!,
    into: sides.get(into)!,
    keep: { ...keep, ...(place ? { regionCode: place.from.key === into ? 'from' : 'into' } : {}) },
    moves: plan.moved.filter(isFact).length,
    unites: plan.united.map((link) => ({
      type: link.type,
      name: other(link),
      sources: Array.isArray(link.properties.sourceIds) ? link.properties.sourceIds.length : 0,
      ...(typeof link.properties.evidence === 'string'
        ? { evidence: link.properties.evidence as Evidence }
        : {}),
    })),
    drops: plan.dropped.filter(isFact).map((link) => ({ type: link.type, name: other(link) })),
    lists: listsOf(links, from, state),
    aliases: newAliases(before[0]!, before[1]!, {
      ...chosen,
      aliases: before.flatMap(({ aliases }) => aliases ?? []) as string[],
    }),
    version: versionOf(state),
  };
}

const isFact = ({ properties }: Link): boolean => typeof properties.id === 'string';

const nameOf = (ref: Ref, { names }: State): string => names.get(refKey(ref)) ?? ref.key;

const otherEnd = ({ from, to }: Link, ids: string[]): Ref => (ids.includes(from.key) ? to : from);

/** The lists on which the one that goes is. (list)-[:HOLDS]->(target)-[:OF]->(organisation) */
function listsOf(links: Link[], organisation: string, state: State): string[] {
  const targets = new Set(
    links.filter(({ type, to }) => type === 'OF' && to.key === organisation).map(({ from }) => refKey(from)),
  );
  const lists = links.filter(({ type, to }) => type === 'HOLDS' && targets.has(refKey(to)));
  return lists.map(({ from }) => nameOf(from, state)).sort();
}

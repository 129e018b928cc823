import type { ChainMap } from '../../../server/contract/chain.ts';
import type { Network, NetworkNode } from '../../../server/contract/network.ts';
import type { Language, NetworkLabels } from '../labels.ts';
import { nameOf } from '../map/box.ts';
import { placeMap } from '../map/shape-of.ts';
import { shorten, widthInEm } from '../text.ts';
import type { GroupInput } from './group.ts';
import type { NetworkShape } from './place.ts';
import type { ShelfItem } from './shelf.ts';

/** Id of the group of firms that play no stage of the chain. */
export const ungrouped = '·';

/** Where a kind of node stands; what is not named here is no mark (stages are the groups themselves). */
const shelfOf: Partial<Record<NetworkNode['kind'], 'talent' | 'bodies'>> = {
  university: 'talent',
  association: 'bodies',
  investor: 'bodies',
  agency: 'bodies',
  carrier: 'bodies',
  project: 'bodies',
};

export const isMark = ({ kind }: NetworkNode): boolean => kind === 'firm' || shelfOf[kind] !== undefined;
export const onShelf = ({ kind }: NetworkNode): 'talent' | 'bodies' | undefined => shelfOf[kind];

/**
 * A name short enough to stand under a mark: without its legal form, then without the name of the place all of
 * them stand in, then without its middle.
 */
export function shortName(name: string, em: number, place = ''): string {
  const bare = name
    .replace(/(股份|集团)?(有限责任|有限)公司$/u, '')
    .replace(/,?\s*(Co\.?,?\s*)?(Ltd|Limited|Inc|Corp)\.?$/iu, '');
  const whole = bare.length > 1 ? bare : name;
  const town = place.replace(/[市省区]$/u, '');
  const local = town.length > 1 && whole.startsWith(town) && whole.length - town.length > 1;
  return shorten(local && widthInEm(whole) > em ? whole.slice(town.length) : whole, em);
}

/** Radius of a firm's mark; the others have one size. */
export const radiusOf = ({ kind, relations }: NetworkNode): number =>
  kind === 'firm' ? Math.min(16, 3.6 + 2.15 * Math.sqrt(relations)) : 8;

/** The stage group a node stands in: the first of its stages that the chain has. */
export function groupOf(node: NetworkNode, stages: ReadonlySet<string>): string | undefined {
  if (node.kind !== 'firm') return undefined;
  return node.stages.find(({ id }) => stages.has(id))?.id ?? ungrouped;
}

/** What of a network its places depend on: stages in the order of the map, members, and who stands on the shelves. */
export function networkShape(
  network: Network,
  map: ChainMap,
  language: Language,
  labels: NetworkLabels,
): NetworkShape {
  const placed = placeMap(map, language);
  const stages = new Map(map.stages.map((stage) => [stage.id, stage]));
  const ids = new Set(stages.keys());
  const members = new Map<string, NetworkNode[]>();
  for (const node of network.nodes) {
    const group = groupOf(node, ids);
    if (group !== undefined) members.set(group, [...(members.get(group) ?? []), node]);
  }
  const toMembers = (id: string): GroupInput['members'] =>
    (members.get(id) ?? []).map((node) => ({ id: node.id, r: radiusOf(node) }));
  const groups = [...placed.boxes]
    .sort((a, b) => a.column - b.column || a.y - b.y)
    .flatMap((box): GroupInput[] => {
      const stage = stages.get(box.id);
      if (!stage) return [];
      // The count is set aside in full, so that another region's number does not widen the group.
      const titleEm =
        widthInEm(nameOf(stage, language)) + widthInEm(`  ${labels.statuses.missing} ${labels.elsewhere} 99`);
      return [{ id: stage.id, tier: stage.tier, titleEm, members: toMembers(stage.id) }];
    });
  const loose = toMembers(ungrouped);
  if (loose.length > 0) {
    groups.push({
      id: ungrouped,
      tier: 'downstream',
      titleEm: widthInEm(labels.ungrouped) + 2,
      members: loose,
    });
  }
  const groupsOfNode = tiedGroups(network, ids);
  const shelf = (side: 'talent' | 'bodies'): ShelfItem[] =>
    network.nodes
      .filter((node) => onShelf(node) === side)
      .map((node) => ({
        id: node.id,
        labelEm: widthInEm(shortName(nameOf(node, language), 11)),
        groups: groupsOfNode.get(node.id) ?? [],
      }));
  return { groups, talent: shelf('talent'), bodies: shelf('bodies') };
}

/** Groups each node is tied to by an edge, directly to the stage or through a member. */
function tiedGroups(network: Network, stages: ReadonlySet<string>): Map<string, string[]> {
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const groupAt = (id: string): string | undefined => {
    const node = nodes.get(id);
    return stages.has(id) ? id : node && groupOf(node, stages);
  };
  const tied = new Map<string, string[]>();
  for (const { from, to } of network.edges) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const group = groupAt(other);
      if (group !== undefined) tied.set(one, [...(tied.get(one) ?? []), group]);
    }
  }
  return tied;
}

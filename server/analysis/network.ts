import type { EntityKind } from '../contract/common.ts';
import type { Network, NetworkEdge, NetworkNode } from '../contract/network.ts';
import type { Provenance } from '../contract/common.ts';

/** A firm's counted role at a stage, of a firm that stands in the region. */
export interface RoleHere {
  firm: string;
  stage: string;
}

/** A feed between two stages of the chain with their names. */
export interface NamedFeed {
  from: string;
  to: string;
  fromName: string;
  toName: string;
  provenance: Provenance;
}

/** Suggestions drawn at most; beyond them lines say nothing any more. */
const mostSuggested = 200;

/**
 * Supplies that the chain makes likely: where a stage feeds another, a firm here that plays the first may supply a
 * firm here that plays the second. Pairs with a recorded supply are left out. A suggestion is drawn, never counted.
 */
export function suggestSupplies(
  feeds: readonly NamedFeed[],
  roles: readonly RoleHere[],
  recorded: readonly Pick<NetworkEdge, 'from' | 'to' | 'kind'>[],
): NetworkEdge[] {
  const players = new Map<string, string[]>();
  for (const { firm, stage } of roles) players.set(stage, [...(players.get(stage) ?? []), firm]);
  const known = new Set(
    recorded.filter((edge) => edge.kind === 'supplies').map((edge) => `${edge.from}\n${edge.to}`),
  );
  const edges: NetworkEdge[] = [];
  for (const feed of [...feeds].sort((a, b) => (`${a.to} ${a.from}` < `${b.to} ${b.from}` ? -1 : 1))) {
    for (const from of [...new Set(players.get(feed.from))].sort()) {
      for (const to of [...new Set(players.get(feed.to))].sort()) {
        if (from === to || known.has(`${from}\n${to}`)) continue;
        edges.push({
          id: `suggested|${from}|${to}|${feed.from}|${feed.to}`,
          from,
          to,
          kind: 'supplies',
          provenance: {
            evidence: 'suggested',
            sourceIds: feed.provenance.sourceIds,
            note: `${feed.fromName} → ${feed.toName}`,
          },
          feed: { from: feed.from, to: feed.to },
        });
      }
    }
  }
  return edges;
}

/** Everything found around a focus, before it is cut to what can be drawn. */
export interface Neighbourhood {
  focus: string;
  nodes: NetworkNode[];
  edges: NetworkEdge[];
  suggested: NetworkEdge[];
  /** How many nodes of each kind there are in all, where more than were read. */
  counts: ReadonlyMap<EntityKind, number>;
}

/** The focus first, then what stands here, anchors, and the most related; ties by id. */
const inOrder = (focus: string) => (a: NetworkNode, b: NetworkNode) =>
  Number(b.id === focus) - Number(a.id === focus) ||
  Number(b.here) - Number(a.here) ||
  Number(b.anchor) - Number(a.anchor) ||
  b.relations - a.relations ||
  (a.id < b.id ? -1 : 1);

/** The nodes that matter most, `limit` of them, with every edge between two of them; what is left out is counted. */
export function cutNetwork(
  { focus, nodes, edges, suggested, counts }: Neighbourhood,
  limit: number,
  kinds?: ReadonlySet<EntityKind>,
): Network {
  const wanted = nodes.filter((node) => kinds?.has(node.kind) ?? true);
  const shown = [...wanted].sort(inOrder(focus)).slice(0, limit);
  const ids = new Set(shown.map((node) => node.id));
  const isShown = (edge: NetworkEdge) => ids.has(edge.from) && ids.has(edge.to);
  const drawn = suggested.filter(isShown).slice(0, mostSuggested);

  const total = new Map<EntityKind, number>();
  for (const { kind } of wanted) total.set(kind, (total.get(kind) ?? 0) + 1);
  for (const [kind, count] of counts) {
    if (kinds?.has(kind) ?? true) total.set(kind, Math.max(count, total.get(kind) ?? 0));
  }
  const omitted = [...total]
    .map(([kind, count]) => ({ kind, count: count - shown.filter((node) => node.kind === kind).length }))
    .filter(({ count }) => count > 0);
  return {
    focus,
    nodes: shown,
    edges: [...edges.filter(isShown), ...drawn],
    total: { nodes: [...total.values()].reduce((sum, count) => sum + count, 0), edges: edges.length },
    suggested: { shown: drawn.length, total: suggested.length },
    omitted,
  };
}

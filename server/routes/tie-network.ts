import { buildNetwork, type TieNetwork, type TieTable } from '../analysis/introduction/network.ts';
import type { Neighbours } from '../analysis/link-prediction/graph.ts';
import type { GraphClient } from '../graph/client.ts';
import { readTies } from '../graph/tie.ts';
import { toLastDay } from './parameter.ts';

/** What a path keeps of its score for each hop after its first, where the user says nothing. */
export const defaultHop = 0.8;

/** Today as YYYY-MM-DD. */
export const readToday = (): string => new Date().toISOString().slice(0, 10);

/** Networks kept of one table: the present and the days last looked back to. Each takes some 30 bytes a tie. */
const mostKept = 4;
const networks = new WeakMap<TieTable, Map<string, TieNetwork>>();

/** What `make` made for this key before, else anew; of many keys the last used are kept. */
function keep(table: TieTable, key: string, make: () => TieNetwork): TieNetwork {
  const known = networks.get(table) ?? new Map<string, TieNetwork>();
  networks.set(table, known);
  const network = known.get(key) ?? make();
  known.delete(key);
  const [oldest] = known.keys();
  if (known.size >= mostKept && oldest !== undefined) known.delete(oldest);
  known.set(key, network);
  return network;
}

/** The ties between organisations as they stood on a day. */
export interface Ties {
  network: TieNetwork;
  /** The day on which the strengths hold. */
  on: string;
}

/**
 * The network of ties now, or by the end of `asOf` (a day, month or year): ties age as of that day then. Kept for the
 * data version and the day.
 */
export async function readTieNetwork(graph: GraphClient, asOf?: string, today = readToday()): Promise<Ties> {
  const table = await readTies(graph);
  const day = toLastDay(asOf);
  const on = day === undefined || day > today ? today : day;
  const network = keep(table, `ties ${on} ${day ?? ''}`, () => buildNetwork(table, on, day));
  return { network, on };
}

/** Who trades with whom as far as recorded supplies say: suggested ones left out. `ids` names the nodes. */
export async function readTrade(
  graph: GraphClient,
  asOf?: string,
): Promise<{ ids: readonly string[]; neighbours: Neighbours }> {
  const table = await readTies(graph);
  const day = toLastDay(asOf);
  const network = keep(table, `trade ${day ?? ''}`, () => {
    const supplies = table.groups.filter(
      ({ terms }) => terms.kind === 'supplies' && terms.evidence !== 'suggested',
    );
    return buildNetwork({ ids: table.ids, groups: supplies }, readToday(), day);
  });
  const { ids, starts, ends } = network;
  return { ids, neighbours: ids.map((_, node) => ends.subarray(starts[node]!, starts[node + 1]!)) };
}

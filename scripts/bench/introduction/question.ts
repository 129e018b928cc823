import { placesOf } from './tied.ts';
import { below, type Draw, pick, streamOf } from '../../generate/random.ts';
import type { TieNetwork } from '../../../server/analysis/introduction/network.ts';

/** Who asks to be introduced to whom. */
export interface Question {
  from: string;
  to: string;
}

/** The most tied organisations: paths to them run through very many others. */
const hubs = 50;

/** Where two to four steps from a node lead, each to any neighbour; undefined where they lead back. */
function wander({ starts, ends }: TieNetwork, from: number, draw: Draw): number | undefined {
  let node = from;
  for (let step = 2 + below(draw, 3); step > 0; step--) {
    const first = starts[node]!;
    node = ends[first + below(draw, starts[node + 1]! - first)]!;
  }
  return node === from ? undefined : node;
}

/** So many pairs that some path joins, drawn evenly over all that have a tie. */
export function drawPairs(network: TieNetwork, seed: number, count: number): Question[] {
  return draw(network, streamOf(seed, 'introductions')(0), count, placesOf(network));
}

/** So many pairs of which the first is one of the most tied. */
export function drawHubPairs(network: TieNetwork, seed: number, count: number): Question[] {
  const degree = (node: number): number => network.starts[node + 1]! - network.starts[node]!;
  const most = placesOf(network)
    .sort((a, b) => degree(b) - degree(a))
    .slice(0, hubs);
  return draw(network, streamOf(seed, 'introductions through hubs')(0), count, most);
}

function draw(network: TieNetwork, random: Draw, count: number, ends: readonly number[]): Question[] {
  const found: Question[] = [];
  while (found.length < count) {
    const to = pick(random, ends);
    const from = wander(network, to, random);
    if (from !== undefined) found.push({ from: network.ids[from]!, to: network.ids[to]! });
  }
  return found;
}

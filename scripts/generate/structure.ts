import { below, pick, streamOf } from './random.ts';
import { chainWords, components, type Tier, tiers } from './word.ts';

export interface Chain {
  id: string;
  name: string;
}

export interface Stage {
  id: string;
  name: string;
  chain: number;
  tier: Tier;
  segment: string;
  order: number;
  final: boolean;
}

export interface Feed {
  from: number;
  to: number;
  group?: string;
  costShare?: number;
}

/** Chains, their stages one after the other, and what feeds what, by the number of the stage. */
export interface Structure {
  chains: Chain[];
  stages: Stage[];
  feeds: Feed[];
  /** For each stage the stages it is an input of. */
  fedBy: number[][];
}

const tierShares = [0.4, 0.4, 0.2] as const;

function toChain(number: number): Chain & { word: string } {
  const [id, name, word] = chainWords[number % chainWords.length]!;
  const again = Math.floor(number / chainWords.length);
  return again === 0
    ? { id: `gen-${id}`, name, word }
    : { id: `gen-${id}-${again + 1}`, name: `${name}${again + 1}`, word: `${word}${again + 1}代` };
}

function listStages(chain: number, word: string, id: string, perChain: number): Stage[] {
  const upstream = Math.ceil(perChain * tierShares[0]);
  const downstream = Math.max(1, Math.floor(perChain * tierShares[2]));
  return Array.from({ length: perChain }, (_, order) => {
    const place = order < upstream ? 0 : order < perChain - downstream ? 1 : 2;
    const tier = tiers[place]!;
    const at = order - [0, upstream, perChain - downstream][place]!;
    const words = components[tier];
    const again = Math.floor(at / words.length);
    return {
      id: `${id}-${String(order + 1).padStart(2, '0')}`,
      name: `${word}${words[at % words.length]}${again > 0 ? `${again + 1}型` : ''}`,
      chain,
      tier,
      segment: ['材料与基础', '部件与装备', '整机与服务'][place]!,
      order: order + 1,
      final: order >= perChain - Math.min(3, downstream),
    };
  });
}

/**
 * The structure of the chains. A stage is fed only by earlier ones of its chain or of a chain before it, so that
 * nothing feeds itself. Of its inputs some are alternatives (one input group), the others are all needed.
 */
export function makeStructure(seed: number, chainCount: number, perChain: number): Structure {
  const words = Array.from({ length: chainCount }, (_, number) => toChain(number));
  const stages = words.flatMap(({ id, word }, chain) => listStages(chain, word, id, perChain));
  const drawsOf = streamOf(seed, 'feeds');
  const feeds = stages.flatMap((_, to) => drawInputs(to, perChain, drawsOf(to)));
  const fedBy = stages.map((): number[] => []);
  for (const { from, to } of feeds) fedBy[from]!.push(to);
  return { chains: words.map(({ id, name }) => ({ id, name })), stages, feeds, fedBy };
}

function drawInputs(to: number, perChain: number, draw: () => number): Feed[] {
  const order = to % perChain;
  if (order === 0) return [];
  const inputs = new Map<number, Feed>();
  const wanted = Math.min(order, 1 + below(draw, 4));
  for (let at = 0; at < wanted; at++) {
    const near = Math.min(order, 12);
    const abroad = to >= perChain && draw() < 0.1;
    const from = abroad ? below(draw, to - order) : to - 1 - below(draw, near);
    const group = draw() < 0.35 ? { group: pick(draw, ['material', 'drive']) } : {};
    const costShare = draw() < 0.4 ? { costShare: Math.round(draw() * 30) / 100 } : {};
    inputs.set(from, { from, to, ...group, ...costShare });
  }
  return [...inputs.values()];
}

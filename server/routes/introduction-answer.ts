import { toEdge } from '../analysis/introduction/edge.ts';
import { targetsOf } from '../analysis/introduction/load.ts';
import { findNode, type TieNetwork } from '../analysis/introduction/network.ts';
import { explainNone } from '../analysis/introduction/none.ts';
import { bestPaths, diversePaths, type Path } from '../analysis/introduction/path.ts';
import { halfLifeYears } from '../analysis/introduction/tie.ts';
import type { EntityRef } from '../contract/common.ts';
import type {
  Introducer,
  IntroductionAnswer,
  IntroductionPath,
  IntroductionQuery,
} from '../contract/introduction.ts';
import { badRequest, notFound } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { readLeads } from '../graph/lead.ts';
import { readOrganisations, readOurs } from '../graph/ours.ts';
import { readRegion } from '../graph/region.ts';
import { readTargetsAtWork, readTiesBetween } from '../graph/tie.ts';
import { toLastDay } from './parameter.ts';
import { defaultHop, readTieNetwork, type Ties } from './tie-network.ts';

type Asked = Omit<IntroductionQuery, 'format'>;

/** `hop=0.8` → what a path keeps for each further hop; throws `bad_request` on what is not above 0 and at most 1. */
function toHop(text: string | undefined): number {
  if (text === undefined) return defaultHop;
  const hop = text.trim() === '' ? Number.NaN : Number(text);
  if (hop > 0 && hop <= 1) return hop;
  throw badRequest('hop', `"${text}": expected a number above 0 and at most 1`);
}

/** Paths answered where no limit is given. */
const usualPaths = 5;
/** Organisations of ours listed to choose a start from. */
const mostOurs = 200;

/** Who asks to be introduced to whom. */
interface Ends {
  to: EntityRef;
  from: EntityRef | undefined;
  /** The organisations a path may start from: `from`, else all of ours in the region. */
  starts: EntityRef[];
  ours: EntityRef[];
}

async function readEnds(graph: GraphClient, { from, to, region, asOf }: Asked): Promise<Ends> {
  if (from === to) throw badRequest('to', 'expected another organisation than `from`');
  if (from === undefined && region === undefined)
    throw badRequest('from', 'expected an organisation, or a `region` whose organisations may introduce');
  const [known, ours] = await Promise.all([
    readOrganisations(graph, from === undefined ? [to] : [from, to]),
    region === undefined ? [] : readOurs(graph, region, toLastDay(asOf)),
  ]);
  const find = (id: string): EntityRef => {
    const found = known.get(id);
    if (!found) throw notFound('organisation', id);
    return found;
  };
  const start = from === undefined ? undefined : find(from);
  return { to: find(to), from: start, starts: start ? [start] : ours, ours };
}

/**
 * The best ways to be introduced to an organisation, from another or from any of ours in a region. Throws `bad_request`
 * where both ends are the same or no start is given, `not_found` naming the organisation or region that is not there.
 */
export async function readIntroductions(graph: GraphClient, asked: Asked): Promise<IntroductionAnswer> {
  const hop = toHop(asked.hop);
  const [region, ends, ties] = await Promise.all([
    asked.region === undefined ? undefined : readRegion(graph, asked.region),
    readEnds(graph, asked),
    readTieNetwork(graph, asked.asOf),
  ]);
  const { network } = ties;
  const starts = new Set(ends.starts.flatMap(({ id }) => findNode(network.ids, id) ?? []));
  const to = findNode(network.ids, ends.to.id);
  const found = to === undefined ? [] : findPaths(network, { from: starts, to, hop }, asked);
  const paths = await showPaths(graph, ties, found, asked.asOf);
  const tiesOf = (node: number): number => network.starts[node + 1]! - network.starts[node]!;
  return {
    ...(ends.from ? { from: ends.from } : {}),
    to: ends.to,
    ...(region ? { region } : {}),
    hop,
    halfLifeYears,
    paths,
    introducers: await readIntroducers(graph, network, paths),
    ours: ends.ours.filter(({ id }) => id !== ends.to.id && hasTies(network, id)).slice(0, mostOurs),
    leads: paths.length > 0 ? [] : await readLeads(graph, { id: ends.to.id, asOf: toLastDay(asked.asOf) }),
    reasons:
      paths.length > 0
        ? []
        : explainNone({
            targetTies: to === undefined ? 0 : tiesOf(to),
            ours: ends.starts.length,
            ourTies: [...starts].reduce((sum, node) => sum + tiesOf(node), 0),
            asOf: asked.asOf,
          }),
  };
}

function hasTies({ ids, starts }: TieNetwork, id: string): boolean {
  const node = findNode(ids, id);
  return node !== undefined && starts[node + 1]! > starts[node]!;
}

function findPaths(
  network: TieNetwork,
  question: Parameters<typeof bestPaths>[1],
  { limit = usualPaths, diverse }: Asked,
): Path[] {
  return diverse === 'true' ? diversePaths(network, question, limit) : bestPaths(network, question, limit);
}

/** Paths with names and, for each hop, the fact it rests on. */
async function showPaths(
  graph: GraphClient,
  { network, on }: Ties,
  paths: Path[],
  asOf: string | undefined,
): Promise<IntroductionPath[]> {
  const idOf = (node: number): string => network.ids[node]!;
  const hops = paths.flatMap(({ nodes }) => nodes.slice(1).map((node, at) => [nodes[at]!, node] as const));
  const pairs = new Map(hops.map(([a, b]) => [`${a} ${b}`, [idOf(a), idOf(b)] as const]));
  const [known, between] = await Promise.all([
    readOrganisations(
      graph,
      paths.flatMap(({ nodes }) => nodes.map(idOf)),
    ),
    readTiesBetween(graph, [...pairs.values()]),
  ]);
  const day = toLastDay(asOf);
  const edges = new Map([...pairs.keys()].map((key, at) => [key, toEdge(between[at] ?? [], on, day)]));
  return paths.flatMap(({ nodes, score }) => {
    const organisations = nodes.flatMap((node) => known.get(idOf(node)) ?? []);
    const along = nodes.slice(1).flatMap((node, at) => edges.get(`${nodes[at]} ${node}`) ?? []);
    // Something on it was taken out of the graph since the ties were read: the next data version knows.
    const isWhole = organisations.length === nodes.length && along.length === nodes.length - 1;
    return isWhole ? [{ score, organisations, edges: along }] : [];
  });
}

/** Everyone between the ends of these paths, in the order of the paths, with the targets that ask for them. */
async function readIntroducers(
  graph: GraphClient,
  network: TieNetwork,
  paths: IntroductionPath[],
): Promise<Introducer[]> {
  const between = paths.flatMap(({ organisations }) => organisations.slice(1, -1));
  const introducers = new Map(between.map((one) => [one.id, one]));
  if (introducers.size === 0) return [];
  const targets = new Map(
    (await readTargetsAtWork(graph)).flatMap((firm) => {
      const node = findNode(network.ids, firm.id);
      return node === undefined ? [] : [[node, firm] as const];
    }),
  );
  return [...introducers.values()].map((organisation) => {
    const node = findNode(network.ids, organisation.id);
    const asking = node === undefined ? [] : targetsOf(network, node, [...targets.keys()]);
    return { organisation, load: asking.length, targets: asking.map((target) => targets.get(target)!) };
  });
}

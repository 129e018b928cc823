import { toRef } from '../analysis/ref.ts';
import { imaginedId, toImaginedSettler } from '../analysis/simulation/imagined.ts';
import type { Settler } from '../analysis/simulation/settler.ts';
import type { EntityRef } from '../contract/common.ts';
import type { ImaginedFirm, SimulationRequest } from '../contract/simulation.ts';
import { badRequest, notFound } from '../errors.ts';
import type { GraphClient } from '../graph/client.ts';
import { readSettlers } from '../graph/simulation.ts';
import type { ChainInPlace } from './finding.ts';
import { toLastDay } from './parameter.ts';

/** The firms of a simulation: all as settlers, the imagined ones as asked, and the firms those deal with. */
export interface Tray {
  settlers: Settler[];
  imagined: ImaginedFirm[];
  others: ReadonlyMap<string, Settler>;
}

/** Reads the firms a simulation names, each once; see `simulate` for what it throws. */
export async function readTray(
  graph: GraphClient,
  { chain, region, stages }: ChainInPlace,
  { firms, asOf }: SimulationRequest,
): Promise<Tray> {
  const imagined = firms.filter((firm) => typeof firm !== 'string');
  const refs = new Map(stages.map((stage) => [stage.id, toRef('stage', stage)]));
  for (const [at, firm] of firms.entries()) if (typeof firm !== 'string') checkImagined(firm, at, refs);
  const ids = [...new Set(firms.filter((firm) => typeof firm === 'string'))];
  const partners = imagined.flatMap(({ supplies = [] }) =>
    supplies.flatMap(({ from, to }) => from ?? to ?? []),
  );
  const named = imagined.map(({ name }) => imaginedId(name));
  const wanted = [...new Set([...ids, ...partners, ...named])];
  const known = await readSettlers(graph, wanted, { chain: chain.id, region, asOf: toLastDay(asOf) });
  const lost = [...ids, ...partners].find((id) => !known.has(id));
  if (lost !== undefined) throw notFound('firm', lost);
  checkNames(firms, known);
  const settlers = [...new Set(firms)].map((firm) =>
    typeof firm === 'string' ? known.get(firm)! : toImaginedSettler(firm, refs),
  );
  return { settlers, imagined, others: known };
}

function checkImagined(firm: ImaginedFirm, at: number, stages: ReadonlyMap<string, EntityRef>): void {
  const check = (field: string, stage: string | undefined): void => {
    if (stage === undefined || stages.has(stage)) return;
    throw badRequest(`firms.${at}.${field}`, `"${stage}" is no stage of the chain`);
  };
  const seen = new Set<string>();
  for (const [index, { stage }] of firm.roles.entries()) {
    check(`roles.${index}.stage`, stage);
    if (seen.has(stage)) throw badRequest(`firms.${at}.roles.${index}.stage`, `"${stage}" is there twice`);
    seen.add(stage);
  }
  for (const [index, { from, to, stage }] of (firm.supplies ?? []).entries()) {
    check(`supplies.${index}.stage`, stage);
    if ((from === undefined) === (to === undefined)) {
      throw badRequest(`firms.${at}.supplies.${index}`, 'expected either `from` or `to`');
    }
  }
}

/** An imagined firm must not pass for one that is in the graph, nor for another imagined one. */
function checkNames(firms: SimulationRequest['firms'], known: ReadonlyMap<string, Settler>): void {
  const seen = new Set<string>();
  for (const [at, firm] of firms.entries()) {
    if (typeof firm === 'string') continue;
    const id = imaginedId(firm.name);
    if (known.has(id))
      throw badRequest(`firms.${at}.name`, `this firm is in the graph: give its id, "${id}"`);
    if (seen.has(id)) throw badRequest(`firms.${at}.name`, 'another imagined firm has this name');
    seen.add(id);
  }
}

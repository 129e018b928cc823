import type { Static } from 'typebox';
import type { ChainPosition, FirmAttribute, FirmDossier, Role } from '../contract/firm.ts';
import type { EntityRef } from '../contract/common.ts';
import type { FeedEdge } from './criticality.ts';
import { findNeighbours, type Known } from './neighbour.ts';

/** Properties a firm's file should have, in the order in which they are shown. */
const attributes = ['creditCode', 'stockCode', 'groupId', 'foundedOn', 'staff', 'revenueCny'] as const;

type Attributes = Partial<Record<(typeof attributes)[number], string | number | undefined>>;

/** What a firm's file says and what it is silent about. */
export function sortAttributes(file: Attributes): Pick<FirmDossier, 'attributes' | 'unknown'> {
  const known: FirmDossier['attributes'] = [];
  const unknown: Static<typeof FirmAttribute>[] = [];
  for (const id of attributes) {
    const value = file[id];
    if (value === undefined) unknown.push(id);
    else known.push({ id, value });
  }
  return { attributes: known, unknown };
}

/** A chain judged in one region. */
interface JudgedChain {
  chain: EntityRef;
  feeds: FeedEdge[];
  findings: Known[];
}

/** Where a firm stands on each chain that one of its stages is a link of, with what comes before and after. */
export function placeOnChains(roles: Role[], chains: JudgedChain[]): ChainPosition[] {
  return chains.flatMap(({ chain, feeds, findings }) =>
    roles.flatMap((role) => {
      const finding = findings.find(({ stage }) => stage.id === role.stage.id);
      if (!finding) return [];
      const { inputs, outputs } = findNeighbours(role.stage.id, feeds, findings);
      return [
        {
          chain,
          stage: role.stage,
          role,
          status: finding.status,
          inputs: inputs.flatMap((group) => group.stages),
          outputs,
        },
      ];
    }),
  );
}

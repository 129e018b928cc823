import type { IntroductionEdge } from '../../contract/introduction.ts';
import { isObserved, tieKinds } from './network.ts';
import { judgeTie, type TieTerms } from './tie.ts';

/** A relation between two organisations with what an answer shows of it. Its terms are what its strength rests on. */
export interface KnownTie {
  from: string;
  to: string;
  terms: TieTerms;
  sourceIds: string[];
  position?: string | undefined;
  note?: string | undefined;
}

/**
 * The hop over these relations of the same two organisations: by the strongest of those observed by the end of `asOf`, as
 * the network has it. Undefined where none is left.
 */
export function toEdge(
  ties: readonly KnownTie[],
  today: string,
  asOf?: string,
): IntroductionEdge | undefined {
  const judged = ties
    .filter(({ terms }) => isObserved(terms, asOf))
    .map((tie) => ({ tie, ...judgeTie(tie.terms, today) }))
    .sort((a, b) => b.strength - a.strength || placeOfKind(a.tie) - placeOfKind(b.tie));
  const [best] = judged;
  if (!best) return undefined;
  const { terms, from, to, sourceIds, position, note } = best.tie;
  return {
    kind: terms.kind,
    from,
    to,
    strength: best.strength,
    evidence: terms.evidence,
    sourceIds,
    ...(terms.observedOn === undefined ? {} : { observedOn: terms.observedOn }),
    ...(terms.since === undefined ? {} : { since: terms.since }),
    ...(position === undefined ? {} : { position }),
    ...(note === undefined ? {} : { note }),
    others: judged.length - 1,
    because: best.because,
  };
}

const placeOfKind = ({ terms }: KnownTie): number => tieKinds.indexOf(terms.kind);

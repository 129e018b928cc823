import type { MergeKeep } from '../../contract/duplicate.ts';
import type { Duplicate, DuplicateDecision } from '../../contract/import-plan.ts';
import { recordChanges } from '../change/record.ts';
import type { GraphClient } from '../client.ts';
import { contentKey } from './content.ts';
import { contentOfSide, rememberDecision } from './decision.ts';
import { merge } from './merge.ts';

/**
 * Remembers what the user decided of two firms. Two firms of the graph that are the same are merged, the other into the
 * known one, and the id of the merge is returned. A row of an import that is a known firm is only remembered: the
 * import leads it there. That two are not the same is kept in the history of those that are in the graph.
 */
export async function decide(
  graph: GraphClient,
  duplicate: Duplicate,
  { decision, keep }: DuplicateDecision,
  author: string,
): Promise<string | undefined> {
  const { known, other } = duplicate;
  if (decision === 'same' && known.firm !== undefined && other.firm !== undefined) {
    return merge(graph, { from: other.firm, into: known.firm, keep: toMergeKeep(keep) }, author);
  }
  const at = new Date().toISOString();
  const firm = known.firm ?? (typeof known.values.id === 'string' ? known.values.id : undefined);
  await graph.write(async (tx) => {
    await rememberDecision(tx, {
      id: duplicate.id,
      kind: decision,
      author,
      at,
      names: [known.name, other.name],
      ...(decision === 'same' ? { gone: contentKey(contentOfSide(other)) } : {}),
      ...(decision === 'same' && firm !== undefined ? { firm } : {}),
      ...(keep ? { keep: JSON.stringify(keep) } : {}),
    });
    if (decision !== 'different') return;
    const cause = { cause: 'review' as const, causeId: duplicate.id, author, at };
    await recordChanges(tx, cause, [...toChange(known, other), ...toChange(other, known)]);
  });
  return undefined;
}

/** A firm that was found to be another than one it looks like. */
const toChange = ({ firm }: Duplicate['known'], other: Duplicate['known']) =>
  firm === undefined
    ? []
    : [
        {
          sort: 'node' as const,
          op: 'change' as const,
          label: 'Organisation' as const,
          key: firm,
          before: {},
          after: { notSameAs: other.name },
        },
      ];

const toMergeKeep = (keep: DuplicateDecision['keep'] = {}): MergeKeep =>
  Object.fromEntries(
    Object.entries(keep).map(([property, side]) => [property, side === 'other' ? 'from' : 'into']),
  );

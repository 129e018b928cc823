import { isLabel, type LinkType, type NodeLabel } from '../graph/import/element.ts';
import type { ImportWrites, NewBatch } from '../graph/import/write.ts';
import type { ChangeStore } from './changes.ts';
import { toProperties } from './difference.ts';
import type { Group, Stored } from './element-store.ts';
import { newState, type Plan } from './plan.ts';

/** From a thousand maps a batch on the size makes no difference to the server; three batches are in memory at a time. */
const batchSize = 2500;

/** What a plan writes, read from its files when it is asked for; new elements carry the id of the run. */
export function toWrites(plan: Plan, run: string): ImportWrites {
  const groups = [...plan.store.groups.values()];
  return {
    created: plan.created,
    changed: plan.changes.size,
    newNodes: () =>
      readNew(
        plan,
        groups.filter(({ name }) => isLabel(name)),
        run,
      ),
    newLinks: () =>
      readNew(
        plan,
        groups.filter(({ name }) => !isLabel(name)),
        run,
      ),
    changes: () => readChanges(plan.changes),
  };
}

async function* readNew(plan: Plan, groups: Group[], run: string): AsyncGenerator<NewBatch> {
  for (const group of groups) {
    let waiting: Stored[] = [];
    for await (const batch of plan.store.readGroup(group, batchSize)) {
      waiting = waiting.concat(batch.filter(({ number }) => plan.states.at(number) === newState));
      // In a group of which the graph has most, a batch read is not a batch to write.
      if (waiting.length < batchSize / 2) continue;
      yield toBatch(group, waiting, run);
      waiting = [];
    }
    if (waiting.length > 0) yield toBatch(group, waiting, run);
  }
}

function toBatch({ name, kind, from, to }: Group, stored: Stored[], run: string): NewBatch {
  if (isLabel(name)) {
    const rows = stored.map(({ element }) => ({ properties: { ...toProperties(element), run } }));
    return { sort: 'node', label: name, kind, rows };
  }
  const rows = stored.flatMap(({ element }) =>
    element.sort === 'link'
      ? { from: element.from.key, to: element.to.key, properties: { ...toProperties(element), run } }
      : [],
  );
  return { sort: 'link', type: name as LinkType, from: from as NodeLabel, to: to as NodeLabel, rows };
}

async function* readChanges(changes: ChangeStore) {
  for (const sort of ['nodes', 'removed', 'links'] as const) yield* changes.batches(sort, batchSize);
}

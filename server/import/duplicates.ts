import type { Duplicate } from '../contract/import-plan.ts';
import type { GraphClient } from '../graph/client.ts';
import { type FirmSketch, findDuplicates } from './duplicate.ts';
import type { ElementStore, Group, Stored } from './element-store.ts';
import { newState, type Plan } from './plan.ts';

/** More new firms than these are not compared with all others. */
const mostFirms = 20_000;
const batchSize = 5000;

/** New firms that may be known under another name; a notice when they were too many to look for. */
export async function searchDuplicates(
  graph: GraphClient,
  plan: Plan,
  fileOf: (sheet: number) => string,
): Promise<{ duplicates: Duplicate[]; notices: string[] }> {
  const { store, states } = plan;
  const group = store.groups.get('Organisation|Firm');
  if (!group) return { duplicates: [], notices: [] };
  if (countNew(plan, group) > mostFirms) {
    const limit = mostFirms.toLocaleString('en');
    return {
      duplicates: [],
      notices: [`possible duplicates were not looked for: more than ${limit} firms are new`],
    };
  }
  const firms: FirmSketch[] = [];
  for await (const batch of store.readGroup(group, batchSize)) {
    for (const stored of batch) {
      if (states.at(stored.number) === newState) firms.push(toSketch(stored, store, fileOf));
    }
  }
  return { duplicates: await findDuplicates(graph, firms), notices: [] };
}

function countNew({ store, states }: Plan, group: Group): number {
  let count = 0;
  for (let number = 0; number < store.size; number++) {
    if (states.at(number) === newState && store.groupOf(number) === group) count += 1;
  }
  return count;
}

function toSketch(
  { element, place, replacements }: Stored,
  store: ElementStore,
  fileOf: (sheet: number) => string,
): FirmSketch {
  const { given } = element;
  const text = (name: string) => (typeof given[name] === 'string' ? { [name]: given[name] } : {});
  const list = (name: string) => (Array.isArray(given[name]) ? { [name]: given[name] } : {});
  const located = replacements.find(({ type }) => type === 'LOCATED_IN');
  const number = located ? store.findKey(`LOCATED_IN|${located.keep[0]}`) : -1;
  const link = number < 0 ? undefined : store.read(number).element;
  return {
    file: fileOf(place.sheet),
    row: place.row,
    id: String(given.id),
    name: String(given.name),
    ...(link?.sort === 'link' ? { regionCode: link.to.key } : {}),
    ...['shortName', 'creditCode', 'stockCode', 'groupId'].reduce(
      (all, one) => ({ ...all, ...text(one) }),
      {},
    ),
    ...['aliases', 'formerNames'].reduce((all, one) => ({ ...all, ...list(one) }), {}),
  };
}

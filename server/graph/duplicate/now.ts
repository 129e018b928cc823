import { Type } from 'typebox';
import type { Asker } from '../list.ts';

const NowRow = Type.Object({ into: Type.String() });

// Into what was the organisation with this id merged, if it is not there any more?
const INTO = `
  MATCH (m:Merge {fromId: $id, status: 'done'})
  WHERE NOT EXISTS { (:Organisation {id: $id}) }
  RETURN m.intoId AS into ORDER BY m.at DESC LIMIT 1`;

/** More merges in a row than anybody makes; a circle cannot come about, but must not hang the server. */
const longestChain = 50;

/** The id under which an organisation that was merged away is known now; undefined where it was not merged away. */
export async function readNow(graph: Asker, id: string): Promise<string | undefined> {
  let now: string | undefined;
  for (let step = 0; step < longestChain; step += 1) {
    const [row] = await graph.read(INTO, { id: now ?? id }, NowRow);
    if (!row) return now;
    now = row.into;
  }
  return now;
}

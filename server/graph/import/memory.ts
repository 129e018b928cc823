import { Type } from 'typebox';
import { ProblemError } from '../../errors.ts';
import type { GraphClient } from '../client.ts';

const SettingRow = Type.Object({ value: Type.Optional(Type.String()) });

// How large may the server's heap grow, as its configuration says?
const HEAP_SETTING = `SHOW SETTINGS 'server.memory.heap.max_size' YIELD value RETURN value`;

// The same, as its Java machine says: the setting is empty where the size is given to Java directly.
const HEAP_IN_USE = `
  CALL dbms.queryJmx('java.lang:type=Memory') YIELD attributes
  RETURN toString(attributes.HeapMemoryUsage.value.properties.max) AS value`;

/** The server's largest heap in bytes, or undefined where this user may not ask (as on hosted servers). */
export async function readHeapBytes(graph: GraphClient): Promise<number | undefined> {
  for (const question of [HEAP_SETTING, HEAP_IN_USE]) {
    const bytes = toBytes(await ask(graph, question));
    if (bytes !== undefined) return bytes;
  }
  return undefined;
}

async function ask(graph: GraphClient, question: string): Promise<string | undefined> {
  try {
    const [row] = await graph.read(question, {}, SettingRow);
    return row?.value;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    // Not permitted, or no such procedure: the size stays unknown.
    return undefined;
  }
}

/** "1.50GiB", "512m" or a plain number of bytes → bytes. */
export function toBytes(text: string | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?$/i.exec(text?.trim() ?? '');
  if (!match) return undefined;
  const power = ' kmgt'.indexOf(match[2]?.toLowerCase() || ' ');
  const bytes = Number(match[1]) * 1024 ** power;
  return bytes > 0 ? bytes : undefined;
}

import type { Report } from '../neo4j/report.ts';

/** The start in the order it is shown; installing the packages, the first, has happened before this is loaded. */
const names = {
  packages: '程序包 Packages',
  web: '网页 Web',
  neo4j: '图数据库 Neo4j',
  schema: '结构 Schema',
  data: '数据 Data',
  server: '服务 Server',
};
export type StepName = keyof typeof names;

/** Where lines are not overwritten, only so many of them tell about the progress of a step. */
const quietMilliseconds = 3_000;

/**
 * Runs one step and shows it: its progress while it runs, its result and time at the end. `work` returns the result in
 * a word or two. On a terminal the progress overwrites itself.
 */
export async function step(name: StepName, work: (report: Report) => Promise<string>): Promise<void> {
  const title = `[${Object.keys(names).indexOf(name) + 1}/${Object.keys(names).length}] ${names[name]} … `;
  const started = Date.now();
  let lastShown = started;
  const result = await work((line) => {
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${title}${line}`);
    else if (Date.now() - lastShown >= quietMilliseconds) {
      lastShown = Date.now();
      console.log(title + line);
    }
  });
  const erase = process.stdout.isTTY ? '\r\x1b[K' : '';
  console.log(`${erase}${title}${result} ${seconds(started)}`);
}

/** The time since then, as "6.4 s". */
export function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

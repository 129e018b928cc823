import { openGraph } from '../../server/graph/client.ts';
import { readFolders } from '../../server/import/read.ts';
import { describeCheck } from '../../server/import/report.ts';
import { checkImport, loadImport } from '../../server/import/run.ts';
import { cpuMilliseconds } from './cpu.ts';

/**
 * Imports folders as the product does, in a process of its own so that its memory can be read: the most it ever had
 * resident. Address and folders come as JSON in BENCH_IMPORT; prints one line of JSON.
 */
const { address, folders } = JSON.parse(process.env['BENCH_IMPORT'] ?? '{}');
const graph = openGraph(address);
try {
  await graph.verify();
  const started = performance.now();
  const before = process.cpuUsage();
  const input = await readFolders(folders);
  const read = performance.now();
  const checked = await checkImport(graph, input);
  const checkedAt = performance.now();
  const { elements, rejected } = checked;
  try {
    if (rejected > 0) throw new Error(describeCheck(checked).slice(0, 20).join('\n'));
    await loadImport(graph, checked);
  } finally {
    await checked.dispose();
  }
  const loaded = performance.now();
  const measured = {
    elements,
    readMs: read - started,
    checkMs: checkedAt - read,
    loadMs: loaded - checkedAt,
    totalMs: loaded - started,
    cpuMs: cpuMilliseconds(process.cpuUsage(before)),
    // Linux and macOS both answer in kilobytes here: libuv converts.
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
  console.log(JSON.stringify(measured));
} finally {
  await graph.close();
}

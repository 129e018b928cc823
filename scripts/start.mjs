// `npm start`: from a fresh clone to a running product. Plain JavaScript without dependencies up to the last line,
// because before its first step there is no node_modules.
import { preparePackages } from './start/packages.mjs';
import { checkNode } from './start/node-version.mjs';

const started = Date.now();
checkNode();
await preparePackages();

// From here on in TypeScript, in this same process: one process less to stop.
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('./start/main.ts');
await main(started);

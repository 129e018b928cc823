import { readConfig, SetupError } from '../../server/config.ts';
import { ProblemError } from '../../server/errors.ts';
import { onStopSignal } from '../neo4j/signals.ts';
import { type Product, startProduct } from './product.ts';
import { seconds } from './steps.ts';

/** Starts the product and stops it when asked to. `started` is when the command began, in ms since 1970. */
export async function main(started: number): Promise<void> {
  const stopping = new AbortController();
  let product: Product | undefined;

  async function stop(exitCode: number): Promise<void> {
    console.log('\n停止 Stopping …');
    stopping.abort();
    // During the start the abort makes startProduct clean up and fail; then this process ends below.
    if (!product) return void (process.exitCode = exitCode);
    await product.stop();
    console.log('已停止 Stopped.');
    process.exit(0);
  }

  // A closed terminal or pipe must not keep us from stopping in order.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  onStopSignal((exitCode) => void stop(exitCode));
  watchNpm(() => void stop(0));
  try {
    product = await startProduct(readConfig(), stopping.signal);
    console.log(`\n链图 Liantu ${seconds(started)} → ${product.url}   (Ctrl-C 停止 stops it)`);
  } catch (error) {
    if (stopping.signal.aborted) process.exit();
    const forPeople = error instanceof SetupError || error instanceof ProblemError;
    console.error(forPeople ? `\n${error.message}` : error);
    process.exit(1);
  }
}

/** npm killed by force cannot pass that on, and nobody would find the product it leaves running. */
function watchNpm(callback: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    callback();
  }, 500);
  watch.unref();
}

/** The shell's convention: 128 and the signal's number. */
const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Calls back once when the user or the system asks the process to end, with the exit code that tells so.
 * Further signals are ignored while the callback puts things in order. Returns the way to stop listening.
 */
export function onStopSignal(callback: (exitCode: number) => void): () => void {
  let called = false;
  const names = Object.keys(exitCodes) as (keyof typeof exitCodes)[];
  const handlers = names.map((name) => {
    const handler = () => {
      if (called) return;
      called = true;
      callback(exitCodes[name]);
    };
    process.on(name, handler);
    return { name, handler };
  });
  return () => handlers.forEach(({ name, handler }) => process.off(name, handler));
}

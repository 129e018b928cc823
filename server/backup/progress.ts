/** Tells how far long work has come, at most every two seconds. */
export type Tell = (line: string) => void;

const everyMs = 2000;

/** `12,000 of 48,000 nodes and relationships · 4,000 a second · 9 s left`; the time is left out until it can be said. */
export function describeProgress(done: number, total: number, elapsedMs: number): string {
  const number = (value: number) => Math.round(value).toLocaleString('en');
  const shown = `${number(done)} of ${number(total)} nodes and relationships`;
  if (done === 0 || elapsedMs <= 0) return shown;
  const rate = (done / elapsedMs) * 1000;
  return `${shown} · ${number(rate)} a second · ${number(Math.max(0, total - done) / rate)} s left`;
}

/** A counter that tells how far the work has come. */
export function startProgress(what: string, total: number, tell: Tell): (more: number) => void {
  const startedAt = performance.now();
  let [done, toldAt] = [0, startedAt];
  return (more) => {
    done += more;
    const now = performance.now();
    if (now - toldAt < everyMs) return;
    toldAt = now;
    tell(`${what}: ${describeProgress(done, total, now - startedAt)}`);
  };
}

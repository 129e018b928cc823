import type { ImportProgress } from '../../server/import/progress.ts';

const words: Record<ImportProgress['phase'], string> = {
  reading: 'reading rows',
  checking: 'checking rows',
  comparing: 'comparing with the graph',
  writing: 'writing nodes and relationships',
};

/** Where lines are not overwritten, only so many of them tell about the progress. */
const quietMilliseconds = 5000;

/** Shows how far an import is, and how fast: one line that overwrites itself, or a line now and then. */
export class ProgressLine {
  #phase: ImportProgress['phase'] | undefined;
  #began = 0;
  #shown = Date.now();

  show({ phase, done, total }: ImportProgress): void {
    const now = Date.now();
    if (phase !== this.#phase) {
      this.#phase = phase;
      this.#began = now;
    }
    const seconds = Math.max((now - this.#began) / 1000, 0.001);
    const rate = seconds < 0.5 ? '' : `, ${Math.round(done / seconds).toLocaleString('en')}/s`;
    const of = total === undefined ? '' : ` of ${total.toLocaleString('en')}`;
    this.#print(`${words[phase]}: ${done.toLocaleString('en')}${of}${rate}`, now);
  }

  /** Takes the line away before something else is printed. */
  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }

  #print(line: string, now: number): void {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
    else if (now - this.#shown >= quietMilliseconds) {
      this.#shown = now;
      console.error(line);
    }
  }
}

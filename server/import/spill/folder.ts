import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'liantu-spill-';

/** Folders of this process that are in use. */
const used = new Set<string>();
let isWatching = false;

/**
 * A folder for what does not fit into memory. It is made when it is needed, and gone when the process ends in order;
 * what a killed process left behind is removed when the next one is made.
 */
export class SpillFolder {
  readonly #parent: string;
  #path: string | undefined;

  /** `parent`: the system's folder for such things where nothing is said. */
  constructor(parent = tmpdir()) {
    this.#parent = parent;
  }

  /** Where a file of this name goes. */
  pathOf(name: string): string {
    return join((this.#path ??= make(this.#parent)), name);
  }

  /** Removes the folder with everything in it. */
  async remove(): Promise<void> {
    if (this.#path === undefined) return;
    await rm(this.#path, { recursive: true, force: true });
    used.delete(this.#path);
    this.#path = undefined;
  }
}

function make(parent: string): string {
  mkdirSync(parent, { recursive: true });
  removeStale(parent);
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  used.add(folder);
  if (!isWatching) process.on('exit', () => used.forEach(removeNow));
  isWatching = true;
  return folder;
}

function removeStale(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) removeNow(join(parent, name));
  }
}

function removeNow(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another user's, perhaps: then it is theirs to remove.
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

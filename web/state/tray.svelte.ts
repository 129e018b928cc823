import { question } from './question.svelte.ts';

/** Firms a simulation takes at most. */
export const mostInTray = 50;

/** A firm of the tray; one set aside stays there without being counted. */
interface TrayEntry {
  id: string;
  isIn: boolean;
}

const aside = '-';

/** The firms put in on trial. The address holds them, so that a link reproduces the simulation; nothing is stored. */
class Tray {
  get entries(): TrayEntry[] {
    return (question.current.tray ?? []).map((text) =>
      text.startsWith(aside) ? { id: text.slice(1), isIn: false } : { id: text, isIn: true },
    );
  }

  /** Ids of the firms that count. */
  get chosen(): string[] {
    return this.entries.filter(({ isIn }) => isIn).map(({ id }) => id);
  }

  get isFull(): boolean {
    return this.entries.length >= mostInTray;
  }

  has(id: string): boolean {
    return this.entries.some((entry) => entry.id === id);
  }

  /** Puts firms in; those that are there already count again. What is beyond the most there can be is left out. */
  add(...ids: string[]): void {
    const kept = this.entries.map((entry) => (ids.includes(entry.id) ? { ...entry, isIn: true } : entry));
    const added = [...new Set(ids)].filter((id) => !this.has(id)).map((id) => ({ id, isIn: true }));
    this.#keep([...kept, ...added].slice(0, mostInTray));
  }

  remove(id: string): void {
    this.#keep(this.entries.filter((entry) => entry.id !== id));
  }

  /** Sets a firm aside, or lets it count again. */
  toggle(id: string): void {
    this.#keep(this.entries.map((entry) => (entry.id === id ? { id, isIn: !entry.isIn } : entry)));
  }

  clear(): void {
    this.#keep([]);
  }

  #keep(entries: TrayEntry[]): void {
    const texts = entries.map(({ id, isIn }) => (isIn ? id : aside + id));
    question.ask({ tray: texts.length === 0 ? undefined : texts }, 'replace');
  }
}

export const tray = new Tray();

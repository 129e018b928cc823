/** A choice kept by the browser. Where storage is closed (private windows) the choice lasts for the page. */
export function readPreference<T extends string>(name: string, allowed: readonly T[]): T | undefined {
  try {
    const kept = localStorage.getItem(`liantu.${name}`);
    return allowed.find((value) => value === kept);
  } catch {
    return undefined;
  }
}

/** Keeps a choice for the next visit, if the browser lets us. */
export function keepPreference(name: string, value: string): void {
  try {
    localStorage.setItem(`liantu.${name}`, value);
  } catch {
    // Nothing to do: the choice still holds until the page is closed.
  }
}

import type { Resource } from './resource.svelte.ts';

/** The pages of a list read so far, in order. */
export interface Pages<T> {
  pages: T[];
  /** The page asked for last, which may still be on its way or have failed. */
  last: Resource<T>;
  /** Whether there are pages after those asked for. */
  more: boolean;
}

/** Reads a list page by page, at most `most` of them; each page is asked for when the one before has come. */
export function readPages<T>(
  read: (cursor: string | undefined) => Resource<T>,
  nextOf: (page: T) => string | undefined,
  most: number,
): Pages<T> {
  const pages: T[] = [];
  let last = read(undefined);
  for (;;) {
    const page = last.data;
    if (page === undefined) return { pages, last, more: false };
    pages.push(page);
    const next = nextOf(page);
    if (next === undefined || pages.length >= most) return { pages, last, more: next !== undefined };
    last = read(next);
  }
}

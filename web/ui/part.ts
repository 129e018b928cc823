/** Tokens for the parts of a score. */
const tints = 5;

/**
 * CSS: what fills a part of a score by its place (from 0), in a stack and in its key. Beyond the tints there are, a pale
 * one is banded: no two of the ten first look alike.
 */
export const fillOf = (at: number): string =>
  at < tints
    ? `var(--part-${at + 1})`
    : `repeating-linear-gradient(0deg, var(--part-1) 0 1px, var(--part-${tints - ((at - tints) % tints)}) 1px 4px)`;

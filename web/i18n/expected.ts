/** Turns what the server says in English into another language: every pattern that is found is replaced in turn. */
export const expectedWith =
  (words: readonly (readonly [RegExp, string])[]) =>
  (said: string): string =>
    words.reduce((text, [pattern, word]) => text.replace(pattern, word), said);

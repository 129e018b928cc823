/** What the duplicates tab shows: pairs by what was decided of them, and merges. `list` of the address names one. */
export const shows = ['open', 'later', 'different', 'merged'] as const;
export type Show = (typeof shows)[number];

/** What the address asks for; pairs to look at where it names none that there is. */
export const showOf = (list: string | undefined): Show => shows.find((known) => known === list) ?? 'open';

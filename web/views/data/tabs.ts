/** What the data workspace is asked, in the order of its tabs; `tab` of the address names one. */
export const dataTabs = ['sources', 'import', 'runs', 'quality', 'duplicates', 'review'] as const;
export type DataTab = (typeof dataTabs)[number];

/** The tab the address asks for; sources where it names none that there is. */
export const tabOf = (tab: string | undefined): DataTab =>
  dataTabs.find((known) => known === tab) ?? 'sources';

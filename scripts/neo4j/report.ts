/** Takes one short line about how far a step is; the caller decides how it is shown. */
export type Report = (line: string) => void;

/** Measures of the map in px at zoom 1, as the design sets them. */
export const boxHeight = 40;
export const boxGap = 6;
/** Between two segments of a column; holds the label. */
export const segmentGap = 32;
/** Height at which a line enters and leaves a box, so that an arrival never looks like a departure. */
export const inPort = 13;
export const outPort = 28;
export const channelInTier = 30;
export const channelBetweenTiers = 39;
export const laneStep = 6;
export const cornerRadius = 5;
export const ringRadius = 8;
export const margin = 12;
/** Height of the chevrons with the names of the tiers, with the space above them. */
export const headHeight = 40;
/** First lane after a box, and last lane before one (its arrowhead). */
export const laneAfterBox = 11;
export const laneBeforeBox = 13;
/** A label stands in the last px above its first box. */
export const labelHeight = 20;

export const boxWidths = { zh: 128, en: 168 } as const;

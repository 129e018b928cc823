import type { NeedKind } from '../../server/contract/arrival.ts';

/** The kinds of needs, in the order in which they are shown. */
export const needKinds: readonly NeedKind[] = ['input', 'complement'];

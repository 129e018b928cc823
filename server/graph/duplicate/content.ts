import { createHash } from 'node:crypto';
import { normaliseName } from '../../import/name.ts';

/** What a decision is remembered by: a row of a table or a firm of the graph says the same of itself. */
export interface FirmContent {
  name: string;
  creditCode?: string | undefined;
  stockCode?: string | undefined;
  regionCode?: string | undefined;
}

const hash = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 32);

/** The same for rows of the same name, codes and region, whatever file they are in. */
export const contentKey = ({ name, creditCode, stockCode, regionCode }: FirmContent): string =>
  hash(JSON.stringify([normaliseName(name), creditCode ?? '', stockCode ?? '', regionCode ?? '']));

/** The id of two firms looked at together, the same in either order. */
export const pairId = (one: FirmContent, other: FirmContent): string =>
  hash([contentKey(one), contentKey(other)].sort().join('|'));

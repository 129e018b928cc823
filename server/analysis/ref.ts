import type { EntityKind, EntityRef } from '../contract/common.ts';

/** A thing as a reference: its kind, key and names, and nothing else it has. */
export const toRef = (
  kind: EntityKind,
  { id, name, nameEn }: { id: string; name: string; nameEn?: string | undefined },
): EntityRef => ({ kind, id, name, ...(nameEn === undefined ? {} : { nameEn }) });

import type { EntityKind } from '../../server/contract/common.ts';
import type { EntityDetail } from '../../server/contract/source.ts';
import { resource, type Resource } from '../state/resource.svelte.ts';

/** Everything known about a carrier, project, agency, association, investor or visit. */
export const fetchEntity = (kind: EntityKind, id: string): Resource<EntityDetail> =>
  resource(`/api/entities/${kind}/${encodeURIComponent(id)}`);

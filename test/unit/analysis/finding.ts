import type { StageStatus } from '../../../server/contract/common.ts';
import type { Finding } from '../../../server/contract/gap.ts';

/** A finding with so many groups in production here, or with that status and none. */
export function findingOf(id: string, known: number | StageStatus): Finding {
  const groups = typeof known === 'number' ? known : 0;
  const status = typeof known === 'number' ? (known === 1 ? 'single' : 'present') : known;
  return {
    stage: { id, name: id, tier: 'midstream' },
    status,
    computed: { status, because: 'no_firm_known' },
    stated: [],
    here: { production: groups, reserve: 0, laboratories: 0, groups },
    elsewhere: { firms: 0 },
    severity: { status: 'unscored', reason: 'not_a_gap' },
    critical: false,
    blocks: [],
    finals: 0,
    feeds: [],
    reasons: [],
    changes: [],
    sources: [],
    links: { stage: '', firmsHere: '', firms: '' },
  };
}

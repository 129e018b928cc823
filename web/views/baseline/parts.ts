import type { StageDifference } from '../../../server/contract/baseline.ts';
import type { Messages } from '../../i18n/zh/index.ts';

/** What of a stage's finding changed, in words, beside its status; nothing where a side is not there. */
export function partsOf({ from, to, parts }: StageDifference, { baseline: m }: Messages): string[] {
  if (from === undefined) return [m.newStage];
  if (to === undefined) return [m.leftStage];
  return parts.flatMap((part): string[] => {
    if (part === 'status') return [];
    if (part === 'here') {
      if (from.here.production === to.here.production) return [m.hereOther];
      return [m.part.here(from.here.production, to.here.production)];
    }
    if (part === 'elsewhere') return [m.part.elsewhere(from.elsewhere, to.elsewhere)];
    if (part === 'critical') return [m.part.critical(Number(from.critical), Number(to.critical))];
    if (part === 'severity') {
      if (to.severity === undefined) return [m.severityGone];
      return [
        from.severity === undefined
          ? m.severityCame(to.severity)
          : m.part.severity(from.severity, to.severity),
      ];
    }
    // Computed and status mostly move together: said only where the computed one moved alone.
    return part === 'computed' && parts.includes('status') ? [] : [m.part[part](0, 0)];
  });
}

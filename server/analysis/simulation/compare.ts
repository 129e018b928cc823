import type { Finding } from '../../contract/gap.ts';
import type { Simulation, SimulatedStage, StageChange } from '../../contract/simulation.ts';
import { toRef } from '../ref.ts';
import { isGap } from '../severity.ts';

const severityOf = ({ severity }: Finding): number => (severity.status === 'scored' ? severity.value : -1);

/** The smallest difference of two severities that is one: below it is what adding up in another order makes. */
const epsilon = 1e-9;

/** Closing a gap makes the stage at least single source: that is a gap too, but one with somebody who produces. */
function closes(before: Finding, after: Finding): boolean {
  if (before.here.production === 0 && after.here.production > 0) return true;
  return isGap(before.status) && !isGap(after.status);
}

function isTouched(before: Finding, after: Finding): boolean {
  const { here } = before;
  return (
    Math.abs(severityOf(after) - severityOf(before)) > epsilon ||
    before.elsewhere.firms !== after.elsewhere.firms ||
    (Object.keys(here) as (keyof typeof here)[]).some((key) => here[key] !== after.here[key])
  );
}

function changeOf(before: Finding, after: Finding, isWanted: boolean): StageChange {
  if (closes(before, after)) return 'closed';
  if (before.status !== after.status) return 'moved';
  if (isWanted) return 'wanted';
  return isTouched(before, after) ? 'touched' : 'same';
}

/** Corporate groups in production here at the stages that a stage feeds: those that would buy of it. */
function buyersOf({ feeds }: Finding, findings: ReadonlyMap<string, Finding>): number {
  return feeds.reduce((sum, id) => sum + (findings.get(id)?.here.groups ?? 0), 0);
}

/**
 * Every stage before and after, in the order of the findings, and the gaps that stay while more firms here would buy.
 * Those are told from buyers, not from severity: the first known buyer of a stage can lower its severity, for a term
 * that was unknown is then known to be small.
 */
export function compareFindings(
  before: readonly Finding[],
  after: readonly Finding[],
): Pick<Simulation, 'stages' | 'wanted'> {
  const byId = (findings: readonly Finding[]) =>
    new Map(findings.map((finding) => [finding.stage.id, finding]));
  const [known, settled] = [byId(before), byId(after)];
  const wanted: Simulation['wanted'] = [];
  const stages = before.map((finding): SimulatedStage => {
    const now = settled.get(finding.stage.id)!;
    const [was, is] = [buyersOf(finding, known), buyersOf(now, settled)];
    const isWanted = now.here.production === 0 && isGap(now.status) && is > was;
    if (isWanted)
      wanted.push({ stage: toRef('stage', now.stage), status: now.status, before: was, after: is });
    return { change: changeOf(finding, now, isWanted), before: finding, after: now };
  });
  return { stages, wanted };
}

import type { Reason } from '../../contract/common.ts';
import type { Finding } from '../../contract/gap.ts';
import type { Settler } from './settler.ts';

const reason = (code: string, values: Reason['values'] = {}): Reason => ({ code, values });

const named = (roles: Settler['roles']): string[] =>
  [...new Set(roles.map(({ stage }) => stage.name))].sort();

function unknownOf({ firm, where, active, roles }: Settler): Reason[] {
  const who = { firm: firm.name };
  if (!active) return [reason('tray_firm_not_active', who)];
  if (where === 'here') return [reason('tray_firm_here', who)];
  if (roles.length === 0) return [reason('tray_firm_without_role', who)];
  const silent = roles.filter(({ status }) => status === undefined);
  const unmeasured = roles.filter(
    ({ status, outputCny }) => status === 'production' && outputCny === undefined,
  );
  return [
    ...(where === 'unplaced' ? [reason('tray_firm_unplaced', who)] : []),
    ...(silent.length > 0 ? [reason('tray_role_silent', { ...who, stages: named(silent) })] : []),
    ...(unmeasured.length > 0 ? [reason('tray_output_unknown', { ...who, stages: named(unmeasured) })] : []),
  ];
}

/** What is not known and would change what a simulation says: of the firms, of their purchases, of the stages. */
export function listUnknown(
  settlers: readonly Settler[],
  buyers: ReadonlySet<string>,
  after: readonly Finding[],
): Reason[] {
  const silent = after.filter(({ status }) => status === 'unknown').map(({ stage }) => stage.name);
  const unbought = settlers
    .filter(({ firm, active, where }) => active && where !== 'here' && !buyers.has(firm.id))
    .map(({ firm }) => firm.name)
    .sort();
  return [
    ...[...settlers].sort((a, b) => (a.firm.id < b.firm.id ? -1 : 1)).flatMap(unknownOf),
    ...(unbought.length > 0 ? [reason('tray_purchases_unknown', { firms: unbought })] : []),
    ...(silent.length > 0 ? [reason('tray_stages_unknown', { stages: silent })] : []),
  ];
}

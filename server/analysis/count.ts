import type { RoleStatus } from '../contract/firm.ts';

/** One firm's role at a stage: verified or claimed, of an active firm. Money in CNY. */
export interface RoleAtStage {
  firmId: string;
  groupId?: string | undefined;
  status?: RoleStatus | undefined;
  outputCny?: number | undefined;
}

/** Output in CNY of the groups in production at a stage: Σ, the largest group's, and Σ of squares. */
export interface GroupOutput {
  total: number;
  top: number;
  squares: number;
}

/** What a region has at a stage, counted. Every number is of distinct firms, but `groups`. */
export interface StageCounts {
  /** Firms with any role that counts. */
  firms: number;
  production: number;
  /** Corporate groups in production. */
  groups: number;
  reserve: number;
  planned: number;
  /** Firms of which no source says whether they produce. */
  silent: number;
  /** The first firm in production by id. */
  producer?: string | undefined;
  /** Absent unless the output of every role in production is known: one published figure is not the whole stage. */
  output?: GroupOutput | undefined;
}

/** Nothing is known of the stage here. */
export const noCounts: StageCounts = {
  firms: 0,
  production: 0,
  groups: 0,
  reserve: 0,
  planned: 0,
  silent: 0,
};

/** The corporate group that stands for a role; a firm of no known group is a group of its own. */
export const groupOf = (role: RoleAtStage): string => role.groupId ?? role.firmId;

const countFirms = (roles: readonly RoleAtStage[]): number => new Set(roles.map(({ firmId }) => firmId)).size;

/** The output of the groups in production, or undefined when that of any role is not known. */
function sumOutput(producing: readonly RoleAtStage[]): GroupOutput | undefined {
  const groups = new Map<string, number>();
  for (const role of producing) {
    if (role.outputCny === undefined) return undefined;
    groups.set(groupOf(role), (groups.get(groupOf(role)) ?? 0) + role.outputCny);
  }
  if (groups.size === 0) return undefined;
  const amounts = [...groups.values()];
  return {
    total: amounts.reduce((sum, amount) => sum + amount, 0),
    top: Math.max(...amounts),
    squares: amounts.reduce((sum, amount) => sum + amount ** 2, 0),
  };
}

/** Counts the roles of one region at one stage. */
export function countRoles(roles: readonly RoleAtStage[]): StageCounts {
  const of = (status: RoleStatus | undefined) => roles.filter((role) => role.status === status);
  const producing = of('production');
  const producer = producing.map(({ firmId }) => firmId).sort()[0];
  const output = sumOutput(producing);
  return {
    firms: countFirms(roles),
    production: countFirms(producing),
    groups: new Set(producing.map(groupOf)).size,
    reserve: countFirms(of('reserve')),
    planned: countFirms(of('planned')),
    silent: countFirms(of(undefined)),
    ...(producer === undefined ? {} : { producer }),
    ...(output === undefined ? {} : { output }),
  };
}

/** Recorded supplies of a stage to firms of the region (the stage is what is supplied), suggested ones left out. */
export interface SupplyCounts {
  /** Supplies in all, those from outside the region, and those of which it is not known. */
  supplies: number;
  outside: number;
  unplaced: number;
  /** CNY; absent unless the value of every supply is known. */
  valueCny?: number | undefined;
  outsideValueCny?: number | undefined;
}

import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import {
  BaselineSummary,
  type Baseline,
  type KeptFinding,
  type KeptRate,
  type NewBaseline,
} from '../contract/baseline.ts';
import { conflict, notFound } from '../errors.ts';
import type { GraphClient } from './client.ts';
import { asking, type Asker } from './list.ts';
import { raiseDataVersion } from './meta.ts';
import { refOf } from './ref.ts';

/** Cypher: the thing with this key as a reference; one that is gone is named by its key, for the baseline outlives it. */
const refByKey = (kind: 'chain' | 'region', label: string, key: string, value: string): string =>
  `coalesce(COLLECT { MATCH (x:${label} {${key}: ${value}}) RETURN ${refOf('x')} }[0],
            {kind: '${kind}', id: ${value}, name: ${value}})`;

const columns = `b.id AS id, b.name AS name, ${refByKey('chain', 'Chain', 'id', 'b.chain')} AS chain,
         ${refByKey('region', 'Region', 'code', 'b.region')} AS region,
         CASE WHEN b.peer IS NULL THEN null ELSE ${refByKey('region', 'Region', 'code', 'b.peer')} END AS peer,
         b.asOf AS asOf, b.dataVersion AS dataVersion, b.createdAt AS createdAt, b.author AS author,
         b.gaps AS gaps, b.stages AS stages`;

// Which baselines are there of a chain, of a region, or at all? A baseline names both by their keys.
const BASELINES = `
  MATCH (b:Baseline)
  WHERE ($chain IS NULL OR b.chain = $chain) AND ($region IS NULL OR b.region = $region)
  RETURN ${columns}
  ORDER BY createdAt DESC, id`;

/** Baselines, newest first, of one chain or region where asked. */
export const readBaselines = (
  graph: Asker,
  { chain, region }: { chain?: string | undefined; region?: string | undefined },
): Promise<BaselineSummary[]> =>
  graph.read(BASELINES, { chain: chain ?? null, region: region ?? null }, BaselineSummary);

const BaselineRow = Type.Object({
  ...BaselineSummary.properties,
  findings: Type.String(),
  rates: Type.String(),
});

// One baseline with all that it keeps.
const BASELINE = `
  MATCH (b:Baseline {id: $id})
  RETURN ${columns}, b.findings AS findings, b.rates AS rates`;

/** One baseline with its findings and rates; throws `not_found`. */
export async function readBaseline(graph: Asker, id: string): Promise<Baseline> {
  const [row] = await graph.read(BASELINE, { id }, BaselineRow);
  if (!row) throw notFound('baseline', id);
  // What this product wrote itself, in the shape of its contract.
  const findings = JSON.parse(row.findings) as KeptFinding[];
  const rates = JSON.parse(row.rates) as KeptRate[];
  return { ...row, findings, rates };
}

const VersionRow = Type.Object({ dataVersion: Type.Integer() });

// Keeps findings and rates under a name. They are one text each: they are read together and never searched.
const CREATE = `
  MATCH (m:Meta {id: 'liantu'})
  CREATE (b:Baseline) SET b = $baseline, b.dataVersion = m.dataVersion
  RETURN b.dataVersion AS dataVersion`;

export interface JudgedBaseline extends NewBaseline {
  /** The data version that was judged. */
  judgedAt: number;
  findings: KeptFinding[];
  rates: KeptRate[];
  gaps: number;
  author: string;
  now: string;
}

/**
 * Keeps a baseline; throws `conflict` when the data changed after it was judged, so that the version it bears is that
 * of its findings.
 */
export function createBaseline(graph: GraphClient, judged: JudgedBaseline): Promise<Baseline> {
  const { judgedAt, findings, rates, now: createdAt, name, ...rest } = judged;
  const id = randomUUID();
  const baseline = {
    ...rest,
    id,
    name: name.trim(),
    createdAt,
    stages: findings.length,
    findings: JSON.stringify(findings),
    rates: JSON.stringify(rates),
  };
  return graph.write(async (tx) => {
    await raiseDataVersion(tx);
    const [made] = await tx.run(CREATE, { baseline }, VersionRow);
    if (made?.dataVersion !== judgedAt + 1) throw conflict('The data changed while the baseline was judged.');
    return readBaseline(asking(tx), id);
  });
}

const DELETE = `MATCH (b:Baseline {id: $id}) DELETE b`;

/** Removes a baseline; throws `not_found`. */
export const deleteBaseline = (graph: GraphClient, id: string): Promise<void> =>
  graph.write(async (tx) => {
    await raiseDataVersion(tx);
    await readBaseline(asking(tx), id);
    await tx.execute(DELETE, { id });
  });

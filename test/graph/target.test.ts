import { expect, test } from 'vitest';
import { rankTargets } from '../../server/analysis/target.ts';
import { judgeGaps } from '../../server/analysis/gap.ts';
import { readFeeds, readStages } from '../../server/graph/chain.ts';
import { readKnowledge } from '../../server/graph/knowledge.ts';
import { readRegion } from '../../server/graph/region.ts';
import { readCandidates } from '../../server/graph/target.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();

test('candidates are active firms elsewhere, with their city and who of their group is here', async () => {
  const candidates = await readCandidates(tiny.graph, ['part', 'coil', 'ore', 'machine'], '110100');
  const found = candidates.map(({ firm, city, groupHere, roles }) => [
    firm.id,
    city?.code,
    groupHere,
    roles.map(({ stage }) => stage.id),
  ]);
  expect(found.sort()).toEqual([
    ['unnamed-coil', '220100', undefined, ['coil']],
    ['west-coil', '220100', undefined, ['coil']],
    ['west-part', '220100', '东整', ['part']],
  ]);
});

test('the city of a firm in a zone is the city around it', async () => {
  const [candidate] = await readCandidates(tiny.graph, ['part'], '220100');
  expect([candidate!.region?.code, candidate!.city?.code]).toEqual(['110100-zone', '110100']);
});

test('ranked: the better evidenced first where they close the same gap, every gap with its candidates', async () => {
  const region = await readRegion(tiny.graph, '110100');
  const chains = ['machines'];
  const [stages, feeds, here] = await Promise.all([
    readStages(tiny.graph, chains),
    readFeeds(tiny.graph, chains),
    readKnowledge(tiny.graph, chains, region),
  ]);
  const findings = judgeGaps({ chain: 'machines', stages, feeds, here });
  expect(findings.map(({ stage, status }) => [stage.id, status])).toEqual([
    ['ore', 'missing'],
    ['part', 'single'],
    ['coil', 'reserve'],
    ['machine', 'single'],
  ]);
  const candidates = await readCandidates(tiny.graph, ['ore', 'part', 'coil', 'machine'], '110100');
  const { ranked, gaps } = rankTargets(findings, candidates);
  expect(ranked.map(({ firm }) => firm.id)).toEqual(['west-coil', 'unnamed-coil', 'west-part']);
  expect(ranked.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
    ['closes_gap', 'role_in_production'],
    ['closes_gap', 'role_status_unknown', 'unnamed'],
    ['closes_gap', 'role_in_production', 'group_already_here'],
  ]);
  expect(gaps.map(({ stage, candidates }) => [stage.id, candidates])).toEqual([
    ['ore', 0],
    ['part', 1],
    ['coil', 2],
    ['machine', 0],
  ]);
  expect(rankTargets(findings, candidates, 'part').ranked.map(({ firm }) => firm.id)).toEqual(['west-part']);
});

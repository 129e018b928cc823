import { expect, test } from 'vitest';
import { toAnchorNeeds } from '../../server/analysis/target/anchor.ts';
import { countGaps, rankTargets, toCandidate } from '../../server/analysis/target/rank.ts';
import { addTargets, changeTarget, createList } from '../../server/graph/list-change.ts';
import { readTargets } from '../../server/graph/list.ts';
import { readRegion } from '../../server/graph/region.ts';
import { readSignals } from '../../server/graph/signal.ts';
import { readCandidates } from '../../server/graph/target.ts';
import { readChainInPlace } from '../../server/routes/finding.ts';
import { readTargetMaterial } from '../../server/routes/target-answer.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();
const stages = ['part', 'coil', 'ore', 'machine'];

test('candidates are firms elsewhere, with their city and who of their group is here', async () => {
  const candidates = await readCandidates(tiny.graph, stages, '110100');
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

test('one that is dissolved comes along, said to be so, and an inferred role stands apart', async () => {
  const candidates = await readCandidates(tiny.graph, ['machine'], '220100');
  expect(candidates.map(({ firm, status }) => [firm.id, status]).sort()).toEqual([
    ['east-machine', undefined],
    ['gone', 'dissolved'],
  ]);
  const [part] = await readCandidates(tiny.graph, ['part', 'ore'], '220100');
  expect([part!.firm.id, part!.roles.map(({ stage }) => stage.id)]).toEqual(['east-part', ['part']]);
  expect(part!.suggestedRoles.map(({ stage }) => stage.id)).toEqual(['ore']);
  expect(part!.qualities).toEqual(['上市']);
});

test('the city of a firm in a zone is the city around it', async () => {
  const [candidate] = await readCandidates(tiny.graph, ['part'], '220100');
  expect([candidate!.region?.code, candidate!.city?.code]).toEqual(['110100-zone', '110100']);
});

test('as of a date only roles observed by then are there', async () => {
  const found = await readCandidates(tiny.graph, stages, '110100', '2019-12-31');
  expect(found.map(({ firm }) => firm.id)).toEqual(['west-part']);
});

test('signals are projects on the way, firms brought and visits, dated, as far as observed', async () => {
  const signals = await readSignals(tiny.graph, ['east-part', 'west-coil', 'west-part']);
  expect(
    [...signals].map(([id, of]) => [id, of.map(({ kind, ref, status, on }) => [kind, ref.id, status, on])]),
  ).toEqual([
    ['east-part', [['project', 'part-2', 'building', undefined]]],
    ['west-coil', [['visit', 'trip', undefined, '2020']]],
  ]);
  expect(await readSignals(tiny.graph, ['west-coil'], '2019-12-31')).toEqual(new Map());
});

test('ranked: best score first, every gap with its candidates, one whose group is here told apart', async () => {
  const { place, candidates } = await readTargetMaterial(tiny.graph, {
    chain: 'machines',
    region: '110100',
    today: '2021-12-31',
  });
  expect(place.findings.map(({ stage, status }) => [stage.id, status])).toEqual([
    ['ore', 'missing'],
    ['part', 'single'],
    ['coil', 'reserve'],
    ['machine', 'single'],
  ]);
  const { open, filtered } = rankTargets(place, candidates, { top: 1 });
  const shown = open.map((ranked) => toCandidate(place, ranked, undefined));
  expect(shown.map(({ firm }) => firm.id).sort()).toEqual(['unnamed-coil', 'west-coil']);
  expect(shown.map(({ firm, score }) => [firm.id, score.status])).toEqual(
    shown.map(({ firm }) => [firm.id, 'scored']),
  );
  const coil = shown.find(({ firm }) => firm.id === 'west-coil')!;
  expect(coil.introducer).toMatchObject({ organisation: { id: 'guild' }, hops: 1, kind: 'introduced' });
  expect(coil.reasons.map(({ code }) => code)).toEqual(['closes_gap', 'role_in_production']);
  const unnamed = shown.find(({ firm }) => firm.id === 'unnamed-coil')!;
  expect(unnamed.reasons.map(({ code }) => code)).toEqual(['closes_gap', 'role_status_unknown', 'unnamed']);
  // Its only role is claimed: on verified facts alone there is nothing to score.
  expect(unnamed.range.verified).toEqual({ status: 'unscored', reason: 'no_verified_role' });
  expect(coil.range.verified.status).toBe('scored');
  expect(filtered.map(({ known, filteredBy }) => [known.firm.id, filteredBy])).toEqual([
    ['west-part', [{ code: 'group_already_here', values: { firm: '东整' } }]],
  ]);
  expect(countGaps(place, candidates).map(({ stage, candidates: count }) => [stage.id, count])).toEqual([
    ['ore', 0],
    ['part', 0],
    ['coil', 2],
    ['machine', 0],
  ]);
  expect(rankTargets(place, candidates, { stage: 'part', top: 10 }).open).toEqual([]);
});

test('what local anchors need: input groups of their stages with nobody in production here', async () => {
  const {
    stages: links,
    feeds,
    findings,
  } = await readChainInPlace(tiny.graph, {
    chain: 'machines',
    region: '110100',
  });
  const anchor = { kind: 'firm' as const, id: 'east-machine', name: '东整' };
  const part = { kind: 'firm' as const, id: 'west-part', name: '西零' };
  // Its one need is part or coil, and parts are made here.
  expect(toAnchorNeeds([{ anchor, stages: ['machine'] }], links, feeds, findings).unmet).toEqual([]);
  expect(
    toAnchorNeeds([{ anchor: part, stages: ['part', 'elsewhere'] }], links, feeds, findings),
  ).toMatchObject({
    hasStages: true,
    unmet: [{ of: 'part', stages: ['ore'] }],
  });
});

test('a firm being talked to for this region, around it or in it is with a colleague; another region says nothing', async () => {
  const now = '2026-01-01T00:00:00.000Z';
  const colleagueOf = async (region: string) =>
    (await readCandidates(tiny.graph, ['coil'], region)).find(({ firm }) => firm.id === 'west-coil')
      ?.colleague;
  const list = await createList(
    tiny.graph,
    { name: '东区', region: '110100-zone', firms: ['west-coil'] },
    now,
  );
  expect(await colleagueOf('110100')).toBeUndefined();
  const [target] = await readTargets(tiny.graph, list.id);
  await changeTarget(tiny.graph, list.id, target!.id, { progress: 'negotiating', version: 1 }, now);
  const said = { list: '东区', progress: 'negotiating' };
  expect(await colleagueOf('110100')).toEqual(said);
  expect(await colleagueOf('110000')).toEqual(said);
  const west = await readRegion(tiny.graph, '220100');
  expect(await readCandidates(tiny.graph, ['coil'], west.code)).toEqual([]);
  await changeTarget(tiny.graph, list.id, target!.id, { progress: 'lost', reason: '地价', version: 2 }, now);
  expect(await colleagueOf('110100')).toBeUndefined();
});

test('a firm not to be approached is left out with reason and day, until the mark is taken away', async () => {
  const [first, later] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'];
  const avoidOf = async () =>
    (await readCandidates(tiny.graph, ['coil'], '110100')).find(({ firm }) => firm.id === 'unnamed-coil')
      ?.avoid;
  const list = await createList(tiny.graph, { name: '不接触', region: '220100' }, first);
  await addTargets(tiny.graph, list.id, ['unnamed-coil'], first, ' 已明确拒绝 ');
  expect(await avoidOf()).toEqual({ reason: '已明确拒绝', on: '2026-01-01' });
  // The same reason again is the same mark; another one is a new one.
  await addTargets(tiny.graph, list.id, ['unnamed-coil'], later, '已明确拒绝');
  expect(await avoidOf()).toEqual({ reason: '已明确拒绝', on: '2026-01-01' });
  const [target] = await readTargets(tiny.graph, list.id);
  expect(target).toMatchObject({ doNotApproach: { reason: '已明确拒绝', on: '2026-01-01' }, version: 2 });
  const other = await changeTarget(
    tiny.graph,
    list.id,
    target!.id,
    { doNotApproach: '涉诉', version: 2 },
    later,
  );
  expect(other.doNotApproach).toEqual({ reason: '涉诉', on: '2026-02-01' });
  // Another change leaves the mark alone.
  const noted = await changeTarget(tiny.graph, list.id, target!.id, { note: '问过', version: 3 }, later);
  expect(noted.doNotApproach).toEqual({ reason: '涉诉', on: '2026-02-01' });
  await changeTarget(tiny.graph, list.id, target!.id, { doNotApproach: null, version: 4 }, later);
  expect(await avoidOf()).toBeUndefined();
});

test('a list made with the reason marks its firms', async () => {
  const list = await createList(
    tiny.graph,
    { name: '不接触', region: '110100', firms: ['west-part'], doNotApproach: '涉诉' },
    '2026-01-01T00:00:00.000Z',
  );
  expect((await readTargets(tiny.graph, list.id))[0]!.doNotApproach).toEqual({
    reason: '涉诉',
    on: '2026-01-01',
  });
});

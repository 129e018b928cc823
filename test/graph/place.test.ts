import { expect, test } from 'vitest';
import { countTree } from '../../server/analysis/region.ts';
import { readChainFigures } from '../../server/graph/chain.ts';
import { readChainFirms, readLeadingChains } from '../../server/graph/chain-place.ts';
import { noCounts } from '../../server/analysis/count.ts';
import { readAnchors, readKnowledge, readRoles } from '../../server/graph/knowledge.ts';
import { readRegion, readRegionTree } from '../../server/graph/region.ts';
import { readStageFirms } from '../../server/graph/stage.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();

test('firms and facts stand in every region above them, each once', async () => {
  const { regions, firmPlaces, factPlaces } = await readRegionTree(tiny.graph);
  const rows = countTree(regions, firmPlaces, factPlaces);
  expect(rows.map(({ code, firms, facts }) => [code, firms, facts])).toEqual([
    ['100000', 5, 10],
    ['110000', 2, 9],
    ['220100', 3, 1],
    ['110100', 2, 9],
    ['110100-zone', 1, 7],
  ]);
});

test('what is known of a city: its own and its zone, active firms only, suggestions left out', async () => {
  const region = await readRegion(tiny.graph, '110100');
  const { stages } = await readKnowledge(tiny.graph, ['machines'], region);
  const roles = await readRoles(tiny.graph, ['machines'], '110100');
  const known = [...stages].map(([id, { laboratories, firmsElsewhere, stated }]) => [
    id,
    (roles.get(id) ?? []).map(({ firmId }) => firmId),
    laboratories,
    firmsElsewhere,
    stated.map(({ status }) => status),
  ]);
  expect(known.sort()).toEqual([
    ['coil', [], 1, 2, ['reserve']],
    ['machine', ['east-machine'], 0, 0, []],
    ['ore', [], 0, 1, []],
    ['part', ['east-part'], 0, 1, []],
  ]);
});

test('a firm of which only the city is known is not elsewhere for a zone of that city', async () => {
  const zone = await readRegion(tiny.graph, '110100-zone');
  const { stages } = await readKnowledge(tiny.graph, ['machines'], zone);
  expect(stages.get('machine')).toMatchObject({ counts: noCounts, firmsElsewhere: 0, firmsUnplaced: 1 });
  expect(stages.get('part')).toMatchObject({ firmsElsewhere: 1, firmsUnplaced: 0 });
  const asked = { stage: 'machine', region: '110100-zone', offset: 0, limit: 10 };
  expect((await readStageFirms(tiny.graph, { ...asked, where: 'elsewhere' })).total).toBe(0);
  expect((await readStageFirms(tiny.graph, { ...asked, region: '220100', where: 'elsewhere' })).total).toBe(
    1,
  );
});

test('a statement counts for exactly the region it is made of', async () => {
  const zone = await readRegion(tiny.graph, '110100-zone');
  const { stages } = await readKnowledge(tiny.graph, ['machines'], zone);
  expect(stages.get('coil')!.stated).toEqual([]);
});

test('an anchor counts where its anchorage is, not where the firm sits', async () => {
  const there = await readAnchors(tiny.graph, ['machines'], '110100');
  expect(there.map(({ anchor, stages }) => [anchor.id, stages])).toEqual([['west-part', ['part']]]);
  expect(await readAnchors(tiny.graph, ['machines'], '220100')).toEqual([]);
});

test('firms of a chain here and elsewhere are those with a counted role, and its anchors', async () => {
  const east = await readChainFirms(tiny.graph, ['machines'], '110100');
  expect(east.get('machines')).toEqual({ here: 2, elsewhere: 3, unplaced: 0 });
  const all = await readChainFirms(tiny.graph, ['machines'], '100000');
  expect(all.get('machines')).toEqual({ here: 5, elsewhere: 0, unplaced: 0 });
});

test('a chain that leads in a zone leads in the city around it', async () => {
  expect([...(await readLeadingChains(tiny.graph, '110100'))]).toEqual(['machines']);
  expect([...(await readLeadingChains(tiny.graph, '220100'))]).toEqual([]);
});

test('figures of a chain keep their bound, and belong to exactly one region', async () => {
  const figures = await readChainFigures(tiny.graph, ['machines'], '110100');
  expect(figures.get('machines')).toMatchObject([{ measure: '产值', value: 100, bound: 'moreThan' }]);
  expect((await readChainFigures(tiny.graph, ['machines'], '100000')).size).toBe(0);
});

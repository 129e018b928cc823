import { beforeAll, describe, expect, it } from 'vitest';
import { countFacts, readFactsWith } from '../../server/graph/quality/age.ts';
import { readFigures, readStatements } from '../../server/graph/quality/contradiction.ts';
import { countFirms, readFirmsWith } from '../../server/graph/quality/firm.ts';
import { countOrphans, readOrphans } from '../../server/graph/quality/orphan.ts';
import { readStageQuality } from '../../server/graph/quality/stage.ts';
import { openTiny } from './tiny.ts';

const tiny = openTiny();
const cutoff = '2020-06-15';

const page = { skip: 0, limit: 50 };
const idsOf = (rows: { subject: { id: string } }[]) => rows.map(({ subject }) => subject.id);

describe('stages', () => {
  const knownAt = async (scope: object) =>
    (await readStageQuality(tiny.graph, scope)).filter(({ firms }) => firms).map(({ subject }) => subject.id);

  it('have firms with a counted role of an active firm, anywhere or in a region and what is inside it', async () => {
    expect(await knownAt({})).toEqual(['coil', 'machine', 'ore', 'part']);
    expect(await knownAt({ region: '110000' })).toEqual(['machine', 'part']);
    expect(await knownAt({ region: '110100-zone' })).toEqual(['part']);
  });

  it('have inputs where something feeds them, and sources where somebody says they are on the chain', async () => {
    const stages = await readStageQuality(tiny.graph, { chain: 'machines' });
    const inputs = stages.filter((stage) => stage.inputs).map(({ subject }) => subject.id);
    expect(inputs).toEqual(['machine', 'part']);
    expect(stages.every(({ sources, chain }) => !sources && chain === 'machines')).toBe(true);
  });
});

describe('firms', () => {
  it('are counted by what is known of them', async () => {
    expect(await countFirms(tiny.graph, {})).toEqual({
      total: 6,
      firm_region: 6,
      firm_code: 0,
      firm_role: 6,
      firm_purchase: 1,
    });
    expect(await countFirms(tiny.graph, { region: '220100' })).toMatchObject({ total: 3, firm_purchase: 0 });
  });

  it('on a chain are active with a counted role, or anchor it', async () => {
    expect((await countFirms(tiny.graph, { chain: 'machines' })).total).toBe(5);
    expect((await countFirms(tiny.graph, { chain: 'machines', region: '110000' })).total).toBe(2);
  });

  it('that have it and that lack it are all of them, each once', async () => {
    const ask = (have: boolean, skip = 0, limit = 50) =>
      readFirmsWith(tiny.graph, {}, { measure: 'firm_purchase', have, skip, limit });
    expect(idsOf(await ask(true))).toEqual(['east-machine']);
    const lacking = idsOf(await ask(false));
    expect(lacking).toEqual(['east-part', 'gone', 'unnamed-coil', 'west-coil', 'west-part']);
    expect(idsOf(await ask(false, 2, 2))).toEqual(lacking.slice(2, 4));
    expect((await ask(true))[0]!.place).toMatchObject({ code: '110100' });
  });
});

describe('facts', () => {
  it('are old when the last day they may be of is before the cutoff', async () => {
    const counts = await countFacts(tiny.graph, cutoff);
    const stale = await readFactsWith(tiny.graph, 'stale', { cutoff, ...page });
    expect(stale).toHaveLength(counts.stale);
    expect(stale.map(({ provenance }) => provenance.observedOn)).toEqual(['2010', '2019', '2020-05']);
    // 2020 may be its last day, 2021 is later.
    expect((await countFacts(tiny.graph, '2021-01-01')).stale).toBe(8);
  });

  it('of each kind of evidence, and undated ones, open into as many rows as are counted', async () => {
    const counts = await countFacts(tiny.graph, cutoff);
    expect(counts.verified + counts.claimed + counts.suggested).toBe(counts.total);
    expect(counts.verified).toBe(2);
    for (const measure of ['verified', 'claimed', 'suggested', 'undated'] as const) {
      const facts = await readFactsWith(tiny.graph, measure, { cutoff, ...page });
      expect(facts, measure).toHaveLength(counts[measure]);
      const paged = [
        ...(await readFactsWith(tiny.graph, measure, { cutoff, skip: 0, limit: 3 })),
        ...(await readFactsWith(tiny.graph, measure, { cutoff, skip: 3, limit: 47 })),
      ];
      expect(paged.map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
    }
  });

  it('about structure are not counted: which stage feeds which does not grow old', async () => {
    const undated = await readFactsWith(tiny.graph, 'undated', { cutoff, ...page });
    expect(undated.some(({ kind }) => kind === 'feeds' || kind === 'in_chain')).toBe(false);
  });
});

describe('things that hang on nothing', () => {
  const countOf = async (measure: string) =>
    (await countOrphans(tiny.graph)).find((one) => one.measure === measure)?.count;

  it('are none in data that are whole', async () => {
    expect((await countOrphans(tiny.graph)).every(({ count }) => count === 0)).toBe(true);
  });

  it.each([
    ['stage_no_chain', `CREATE (:Stage {id: 'lost', name: '失'})`, 'lost'],
    ['chain_no_stage', `CREATE (:Chain {id: 'bare', name: '空'})`, 'bare'],
    [
      'firm_no_fact',
      `MATCH (r:Region {code: '110100'}) CREATE (:Organisation:Firm {id: 'mute', name: '默'})-[:LOCATED_IN {id: 'l'}]->(r)`,
      'mute',
    ],
    ['source_unused', `CREATE (:Source {id: 'dust', title: '尘', kind: 'article'})`, 'dust'],
    ['region_no_parent', `CREATE (:Region {code: '330000', name: '孤省', level: 'province'})`, '330000'],
    [
      'carrier_no_region',
      `CREATE (:Carrier {id: 'raft', name: '筏', evidence: 'claimed', sourceIds: ['paper']})`,
      'raft',
    ],
  ] as const)('are found: %s', async (measure, made, id) => {
    await tiny.graph.write(async (tx) => {
      await tx.execute(`MATCH (m:Meta) SET m.dataVersion = m.dataVersion + 1`);
      await tx.execute(made);
    });
    expect(await countOf(measure)).toBe(1);
    expect(idsOf(await readOrphans(tiny.graph, measure, page))).toEqual([id]);
  });
});

describe('what may contradict', () => {
  beforeAll(() =>
    tiny.graph.write(async (tx) => {
      await tx.execute(`MATCH (m:Meta) SET m.dataVersion = m.dataVersion + 1`);
      await tx.execute(
        `MATCH (x:Figure {measure: '产值'})
         CREATE (y:Figure {id: 'other', measure: x.measure, unit: x.unit, asOf: x.asOf, value: 50, bound: 'exact',
                           evidence: 'claimed', sourceIds: ['book']})
         WITH x, y MATCH (x)-[:ABOUT]->(z) CREATE (y)-[:ABOUT {id: 'other' + coalesce(z.id, z.code)}]->(z)`,
      );
    }),
  );

  it('is read with its sources by name', async () => {
    const [statement] = await readStatements(tiny.graph, { region: '110000', chain: 'machines' });
    expect(statement).toMatchObject({
      region: { id: '110100' },
      stage: { id: 'coil' },
      chain: 'machines',
      status: 'reserve',
      sources: [{ id: 'paper', title: '日报' }],
    });
    expect(await readStatements(tiny.graph, { region: '220100' })).toEqual([]);
  });

  it('is only what counts the same thing at the same time', async () => {
    const figures = await readFigures(tiny.graph, {});
    expect(figures.map(({ value, bound }) => [value, bound]).sort()).toEqual([
      [100, 'moreThan'],
      [50, 'exact'],
    ]);
    expect(figures[0]!.about.map(({ id }) => id).sort()).toEqual(['110100', 'machines']);
    expect(await readFigures(tiny.graph, { region: '220100' })).toEqual([]);
  });
});

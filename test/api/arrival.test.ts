import { describe, expect, it } from 'vitest';
import { readArrivals } from '../../server/routes/arrival-answer.ts';
import type { ArrivalDetail } from '../../server/contract/arrival.ts';
import type { FirmList } from '../../server/contract/firm.ts';
import type { Partners } from '../../server/contract/partner.ts';
import { rowsOf, serveShipped } from './shipped.ts';

const shipped = serveShipped();
const of = (name: string) => `/api/firms/${encodeURIComponent(`name:${name}`)}`;
const chipMaker = of('未具名无人机控制芯片企业(深圳)');

describe('the drone-control-chip firm of the articles', () => {
  it('needs battery, propeller and remote control, none of them met in Qingdao', async () => {
    const { body } = await shipped.get<ArrivalDetail>(`${chipMaker}/arrival?region=370200`);
    for (const stage of ['drone-battery', 'propeller', 'remote-controller']) {
      const need = body.needs.find(({ stages }) => stages.some((one) => one.stage.id === stage));
      expect(need).toMatchObject({ kind: 'complement' });
      expect(['unmet', 'unknown']).toContain(need!.state);
      expect(need!.share ?? 0).toBe(0);
    }
    expect(body).toMatchObject({ here: false, roles: { basis: 'counted' }, met: 0 });
    expect(body.met + body.partly + body.unmet + body.unknown).toBe(body.needs.length);
    expect(body.needs.filter(({ kind }) => kind === 'input').map(({ id }) => id)).toEqual([
      'chip-design',
      'packaging-testing',
    ]);
  });

  it('finds in Shenzhen what is known there, and takes no statement for a firm', async () => {
    const { body } = await shipped.get<ArrivalDetail>(`${chipMaker}/arrival?region=440300`);
    expect(body.here).toBe(true);
    const state = Object.fromEntries(body.needs.map(({ id, state: one }) => [id, one]));
    expect(state).toMatchObject({
      'chip-design': 'met',
      propeller: 'unknown',
      'remote-controller': 'unknown',
    });
  });

  it('could come with firms of its own city, which are counted', async () => {
    const { body } = await shipped.get<ArrivalDetail>(`${chipMaker}/arrival?region=370200`);
    const design = body.needs.find(({ id }) => id === 'chip-design')!;
    expect(design.comersTotal).toBeGreaterThanOrEqual(design.comers.length);
    expect(design.comers.length).toBeGreaterThan(0);
    for (const { how, region } of design.comers) {
      expect(how).toBe('city');
      expect(region!.code.slice(0, 4)).toBe('4403');
    }
  });

  it('is a table too, and as of a day before it was known has no role', async () => {
    const csv = await shipped.get(`${chipMaker}/arrival?region=370200&format=csv`);
    const { body } = await shipped.get<ArrivalDetail>(`${chipMaker}/arrival?region=370200`);
    expect(rowsOf(csv.text).map((row) => row.need_id)).toEqual(body.needs.map(({ id }) => id));
    const before = await shipped.get<ArrivalDetail>(`${chipMaker}/arrival?region=370200&asOf=2018`);
    expect(before.body).toMatchObject({
      roles: { basis: 'none' },
      share: { status: 'unscored', reason: 'no_needs' },
    });
  });
});

it('many firms at once are judged as each alone', async () => {
  const { items } = (await shipped.get<FirmList>('/api/firms?chain=drone&limit=40')).body;
  const ids = items.map(({ firm }) => firm.id);
  const many = await readArrivals(shipped.graph, '370200', [...ids, 'nobody']);
  expect([...many.keys()].sort()).toEqual([...ids].sort());
  for (const id of ids.slice(0, 3)) {
    const [alone] = (await readArrivals(shipped.graph, '370200', [id])).values();
    expect(many.get(id)).toEqual(alone);
  }
});

it('refuses an unknown firm and region', async () => {
  for (const path of ['arrival', 'partners']) {
    expect((await shipped.get(`/api/firms/nobody/${path}?region=370200`)).status).toBe(404);
    expect((await shipped.get(`${chipMaker}/${path}?region=999999`)).status).toBe(404);
    expect((await shipped.get(`${chipMaker}/${path}`)).status).toBe(400);
  }
});

describe('partners', () => {
  it('are the structure of the chain where no relation is recorded, said to be that', async () => {
    const { body } = await shipped.get<Partners>(`${chipMaker}/partners?region=370200`);
    expect(body.suppliers).toMatchObject({ here: 0, elsewhere: 0, unplaced: 0, stages: [] });
    expect(body.suppliers.structure[0]!.stages.map(({ stage }) => stage.id)).toEqual([
      'chip-design',
      'packaging-testing',
    ]);
    expect(body.customers.structure[0]!.stages.map(({ stage }) => stage.id)).toEqual([
      'flight-control-system',
    ]);
  });

  it('say whom a firm was brought by', async () => {
    const { body } = await shipped.get<Partners>(`${of('玄机科技')}/partners?region=370200`);
    expect(body.brought.map(({ firm, by }) => [firm.name, by])).toEqual([['腾讯', true]]);
  });

  it('stand beside what is reported in numbers: more than 20, of a month, named nowhere', async () => {
    const { body } = await shipped.get<Partners>(`${of('玄机科技')}/partners?region=370200`);
    const brought = body.figures.find(({ measure }) => measure === '玄机科技入驻带来的上下游企业与项目')!;
    expect(brought).toMatchObject({ value: 20, unit: '家', bound: 'moreThan', asOf: '2019-08' });
    expect(brought.provenance).toMatchObject({
      evidence: 'claimed',
      sourceIds: ['qingdao-hitech-2019-08'],
      observedOn: '2019-08',
    });
    expect(brought.about.map(({ kind }) => kind).sort()).toEqual(['carrier', 'firm', 'region']);
    expect([...body.suppliers.stages, ...body.customers.stages]).toEqual([]);
  });

  it('report no number before it was written, nor of a firm nobody counted', async () => {
    const figures = async (path: string) => (await shipped.get<Partners>(path)).body.figures;
    expect(await figures(`${of('玄机科技')}/partners?region=370200&asOf=2019-07`)).toEqual([]);
    expect(await figures(`${of('玄机科技')}/partners?region=370200&asOf=2019-08`)).not.toEqual([]);
    expect(await figures(`${chipMaker}/partners?region=370200`)).toEqual([]);
  });
});

import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetPostings } from '../../../../web/state/posting.svelte.ts';
import { question } from '../../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../../web/state/resource.svelte.ts';
import { mostInTray, tray } from '../../../../web/state/tray.svelte.ts';
import PartnerPanel from '../../../../web/views/firm/PartnerPanel.svelte';
import ArrivalPanel from '../../../../web/views/simulation/ArrivalPanel.svelte';
import { pointsOf, summarise } from '../../../../web/views/simulation/moved.ts';
import Simulation from '../../../../web/views/simulation/Simulation.svelte';
import TrayButton from '../../../../web/views/simulation/TrayButton.svelte';
import { pretendServer, problem } from '../../../support/web-server.ts';
import { arrival, bundle, partners, simulated, untouched } from './answers.ts';

beforeEach(() => {
  forgetAll();
  forgetPostings();
  vi.unstubAllGlobals();
  question.ask({ workspace: 'targets', tab: 'simulation', tray: undefined, open: undefined }, 'replace');
});

const serve = () =>
  pretendServer({
    'POST /api/simulations': ({ body }) => ({
      body: (body as { firms: string[] }).firms.length === 0 ? untouched : simulated,
    }),
    '/api/chains/rail-transit/bundle': { body: bundle },
  });

describe('the tray', () => {
  it('is the address: firms are put in, set aside and taken out there', () => {
    tray.add('f1', 'name:甲,乙', 'f1');
    expect(tray.chosen).toEqual(['f1', 'name:甲,乙']);
    tray.toggle('f1');
    expect([tray.entries, tray.chosen]).toEqual([
      [
        { id: 'f1', isIn: false },
        { id: 'name:甲,乙', isIn: true },
      ],
      ['name:甲,乙'],
    ]);
    expect(location.hash).toContain('tray=');
    tray.remove('name:甲,乙');
    tray.add('f1');
    expect(tray.chosen).toEqual(['f1']);
    tray.clear();
    expect(location.hash).not.toContain('tray=');
  });

  it('holds no more than a simulation takes', () => {
    tray.add(...Array.from({ length: mostInTray + 5 }, (_, at) => `f${at}`));
    expect(tray.entries).toHaveLength(mostInTray);
    render(TrayButton, { firm: 'another' });
    expect(screen.getByRole('button')).toBeDisabled();
  });

  it('is filled from a button and says so', async () => {
    render(TrayButton, { firm: 'f1' });
    await fireEvent.click(screen.getByRole('button', { name: '放进模拟' }));
    expect(tray.chosen).toEqual(['f1']);
    expect(screen.getByRole('button', { name: '拿出模拟' })).toHaveAttribute('aria-pressed', 'true');
  });
});

describe('the simulation', () => {
  it('says what moves: statuses old and new, rates before and after, and that nothing is stored', async () => {
    const { sent } = serve();
    tray.add('f1');
    render(Simulation);
    await screen.findByText('只在这里算，不写进数据');
    expect(sent.find(({ method }) => method === 'POST')!.body).toEqual({
      region: '370200',
      chain: 'rail-transit',
      firms: ['f1'],
    });
    expect(screen.getByText(/没有在产企业的缺口 2/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '牵引电机：缺失 → 单点' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '车门：具备，没有变' })).toBeInTheDocument();
    const rates = screen.getByRole('table');
    expect(within(rates).getByText(/没有记录本地企业向谁采购/)).toBeInTheDocument();
    expect(within(rates).getByText('+33.3 点')).toBeInTheDocument();
    expect(screen.getByText(/本地买家 0 → 1 家/)).toBeInTheDocument();
    expect(screen.getByText(/没有记录株洲电机向谁采购/)).toBeInTheDocument();
  });

  it('shows before and after by themselves', async () => {
    serve();
    tray.add('f1');
    render(Simulation);
    await fireEvent.click(await screen.findByRole('button', { name: '之前' }));
    expect(screen.getByRole('link', { name: '牵引电机 缺失' })).toBeInTheDocument();
    await fireEvent.click(screen.getByRole('button', { name: '之后' }));
    expect(screen.getByRole('link', { name: '牵引电机 单点' })).toBeInTheDocument();
  });

  it('sets a firm aside without forgetting it', async () => {
    serve();
    tray.add('f1');
    render(Simulation);
    await fireEvent.click(await screen.findByRole('checkbox', { name: '计入 株洲电机' }));
    expect(tray.entries).toEqual([{ id: 'f1', isIn: false }]);
    await waitFor(() => expect(screen.getByText(/还没有放进企业/)).toBeInTheDocument());
    expect(screen.getByRole('checkbox')).not.toBeChecked();
  });

  it('puts the rest of the smallest bundle in, and says what can only be grown', async () => {
    serve();
    tray.add('f1');
    render(Simulation);
    expect(await screen.findByText(/只能育.*制动系统/)).toBeInTheDocument();
    await fireEvent.click(screen.getByRole('button', { name: '其余 1 家放进来' }));
    expect(tray.chosen).toEqual(['f1', 'f2']);
  });

  it('begins with an empty tray and the way to fill it', async () => {
    serve();
    render(Simulation);
    expect(await screen.findByText('托盘是空的')).toBeInTheDocument();
    expect(screen.getAllByRole('link', { name: '去挑目标企业' })[0]).toHaveAttribute(
      'href',
      expect.stringContaining('#/targets'),
    );
  });

  it('says why there is no answer', async () => {
    pretendServer({ 'POST /api/simulations': { status: 404, body: problem('not_found', 404) } });
    tray.add('nobody');
    render(Simulation);
    expect(await screen.findByRole('button', { name: /再试/ })).toBeInTheDocument();
  });
});

it('counts gaps nobody fills, and moves of rates in points', () => {
  expect(summarise(simulated)).toMatchObject({
    firms: 1,
    before: 2,
    after: 1,
    closed: 1,
    single: 1,
    finals: 2,
  });
  const [, { before, after }] = simulated.rates as [unknown, (typeof simulated.rates)[number]];
  expect([pointsOf(before, after), pointsOf(after, before), pointsOf(after, after)]).toEqual([
    '+33.3',
    '−33.3',
    undefined,
  ]);
});

describe('in the file of a firm', () => {
  it('needs stand by kind, each here, absent or without data, with who could come along', async () => {
    pretendServer({ '/api/firms/chip/arrival': { body: arrival } });
    render(ArrivalPanel, { firm: 'chip', region: '370200' });
    expect(await screen.findByText(/有数据的 2 项需求里，本地有 1 项/)).toBeInTheDocument();
    const row = (name: string | RegExp) => screen.getByRole('rowheader', { name }).closest('tr')!;
    expect(within(row(/芯片设计/)).getByText(/100/)).toBeInTheDocument();
    expect(within(row(/燃料电池/)).getByText('深圳电池')).toBeInTheDocument();
    expect(within(row(/螺旋桨/)).getByText('没有数据，不计')).toBeInTheDocument();
    expect(within(row(/螺旋桨/)).queryByText(/0\s*%/)).toBeNull();
  });

  it('partners stand by stage; the chain stands in where none is recorded, said to be that', async () => {
    pretendServer({ '/api/firms/chip/partners': { body: partners } });
    render(PartnerPanel, { firm: 'chip', region: '370200' });
    expect(await screen.findByText('深圳电池')).toBeInTheDocument();
    expect(screen.getByText(/本地 0，还没来 1/)).toBeInTheDocument();
    expect(screen.getByText(/不是记录的供货关系/)).toBeInTheDocument();
    expect(screen.getByText('飞控系统')).toBeInTheDocument();
    expect(screen.queryByText(/报道过的数字/)).toBeNull();
  });

  it('reported figures keep their hedge and date, and are no partners', async () => {
    const figure: (typeof partners)['figures'][number] = {
      id: 'g',
      measure: '带来的企业与项目',
      value: 20,
      unit: '家',
      bound: 'moreThan',
      asOf: '2019-06',
      provenance: { evidence: 'claimed', sourceIds: ['s'], observedOn: '2019-08', note: '未列名' },
      about: [],
    };
    pretendServer({ '/api/firms/chip/partners': { body: { ...partners, figures: [figure] } } });
    render(PartnerPanel, { firm: 'chip', region: '370200' });
    const row = (await screen.findByText(/带来的企业与项目/)).closest('li')!;
    expect(row.textContent).toMatch(/超过 20\s*家/);
    expect(row.textContent).toContain('2019-06');
    expect(row.textContent).toContain('2019-08');
    expect(row.textContent).toContain('未列名');
    expect(screen.getByText(/本地 0，还没来 1/)).toBeInTheDocument();
  });
});

import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FirmDossier } from '../../../server/contract/firm.ts';
import type { PredictionAnswer } from '../../../server/contract/link-prediction.ts';
import type { Fact } from '../../../server/contract/source.ts';
import { question } from '../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import Firm from '../../../web/views/firm/Firm.svelte';
import {
  besides,
  dateOf,
  groupRelations,
  mixOf,
  ownFacts,
  toTimeline,
} from '../../../web/views/firm/relation.ts';
import { pretendServer } from '../../support/web-server.ts';
import { arrival, partners } from './simulation/answers.ts';

const firm = { kind: 'firm' as const, id: 'name:嘉星', name: '青岛嘉星晶电科技股份有限公司' };
const substrate = { kind: 'stage' as const, id: 'sapphire-substrate', name: '蓝宝石衬底' };
const fact = (id: string, kind: Fact['kind'], more: Partial<Fact> = {}): Fact => ({
  id,
  kind,
  subject: firm,
  about: [],
  values: {},
  provenance: { evidence: 'claimed', sourceIds: ['peninsula'], observedOn: '2018-05' },
  ...more,
});
const plays = fact('plays', 'plays', { object: substrate, values: { status: 'production' } });
const partner = fact('partner', 'partners_with', {
  object: { kind: 'agency', id: 'a', name: '青岛高新区管委会' },
  provenance: { evidence: 'suggested', sourceIds: ['peninsula'] },
});
const visit = fact('visit', 'visit', { values: { visitedOn: '2018-05-08' }, about: [firm] });

describe('facts of a file', () => {
  it('are told apart from relations, and stand in the order of a file', () => {
    expect(ownFacts([visit, partner, plays]).map(({ id }) => id)).toEqual(['plays', 'visit']);
    expect(groupRelations([visit, partner, plays]).map(({ kind }) => kind)).toEqual(['partners_with']);
  });
  it('have a date of their own before the date they were observed; undated ones are off the timeline', () => {
    expect(dateOf(visit)).toBe('2018-05-08');
    expect(dateOf(plays)).toBe('2018-05');
    expect(toTimeline([plays, partner, visit]).map(({ fact }) => fact.id)).toEqual(['visit', 'plays']);
  });
  it('are counted by evidence', () => {
    expect(mixOf([plays, partner])).toEqual({ verified: 0, claimed: 1, suggested: 1 });
  });
  it('need not say on its own page that the firm is meant', () => {
    expect(besides(visit, firm.id).about).toEqual([]);
  });
});

const nobody = 'no_supplies_recorded';
const predicted: PredictionAnswer = {
  ...{ firm, suppliers: [], customers: [], substitutes: [] },
  unscored: { suppliers: nobody, customers: nobody, substitutes: nobody },
};

/** What stands in the file beside its facts. */
const besideFile = {
  '/api/firms/name:嘉星/arrival': { body: arrival },
  '/api/firms/name:嘉星/partners': { body: partners },
  '/api/firms/name:嘉星/candidates': { body: predicted },
};

const dossier: FirmDossier = {
  firm,
  shortName: '嘉星晶电',
  aliases: [],
  formerNames: [],
  tiers: [],
  region: { code: '370200-hitech', name: '青岛高新区', level: 'zone' },
  judgedIn: { code: '370200-hitech', name: '青岛高新区', level: 'zone' },
  attributes: [{ id: 'foundedOn', value: '2009' }],
  unknown: ['creditCode', 'staff', 'revenueCny'],
  positions: [
    {
      chain: { kind: 'chain', id: 'integrated-circuit', name: '集成电路' },
      stage: substrate,
      role: {
        stage: substrate,
        status: 'production',
        products: ['半导体衬底晶片'],
        provenance: plays.provenance,
      },
      status: 'single',
      inputs: [{ stage: { kind: 'stage', id: 'alumina', name: '高纯氧化铝' }, status: 'unknown' }],
      outputs: [{ stage: { kind: 'stage', id: 'epi', name: '外延片' }, status: 'missing' }],
    },
  ],
  facts: [plays, partner, visit],
  factsTotal: 3,
  sources: [{ id: 'peninsula', title: '新型政企关系的“高新样板”', kind: 'article', publishedOn: '2018-05' }],
};
const open = (address: string): void => {
  history.replaceState(null, '', address);
  question.follow()();
  render(Firm);
};
beforeEach(() => forgetAll());
afterEach(() => vi.unstubAllGlobals());

describe('the file', () => {
  it('shows standing, neighbours, every fact with stamp and source, and what nobody knows', async () => {
    pretendServer({ '/api/firms/name:嘉星': { body: dossier }, ...besideFile });
    open('#/firm/name%3A嘉星?region=370200');
    expect(await screen.findByRole('heading', { level: 1, name: firm.name })).toBeVisible();
    expect(screen.getByText('蓝宝石衬底已知的唯一一家')).toBeVisible();
    expect(screen.getByRole('link', { name: /高纯氧化铝 ?无数据/ })).toBeVisible();
    expect(screen.getByRole('link', { name: /外延片 ?缺失/ })).toBeVisible();
    expect(screen.getAllByRole('link', { name: '来源 1' })[0]).toHaveAttribute(
      'href',
      expect.stringContaining('/data/peninsula'),
    );
    expect(screen.getByText('核实 0，声称 2，推测 1；未知 3 项')).toBeInTheDocument();
    const row = screen.getByRole('row', { name: /员工 未知/ });
    expect(row).toHaveClass('nobody-knows');
    expect(screen.getByRole('row', { name: /成立日期 2009/ })).not.toHaveClass('nobody-knows');
    expect(screen.getByText(/2 条事实的日期已超过两年/)).toBeVisible();
    expect(screen.getByText('另有 1 条没有日期')).toBeVisible();
  });

  it('does not invent a role for a firm of which only the name is known', async () => {
    const bare = { ...dossier, positions: [], facts: [], factsTotal: 0, sources: [], attributes: [] };
    pretendServer({ '/api/firms/name:嘉星': { body: bare }, ...besideFile });
    open('#/firm/name%3A嘉星');
    expect(await screen.findByText('没有来源说它做什么环节')).toBeVisible();
    expect(screen.getByText('没有来源说它与谁合作、控股、引荐或供货。')).toBeVisible();
  });
});

describe('the list', () => {
  const row = (id: string) => ({
    firm: { kind: 'firm', id, name: id },
    tiers: [],
    roles: [],
    anchors: [],
    facts: 1,
  });
  const common = {
    '/api/regions': {
      body: { items: [{ code: '370200', name: '青岛市', level: 'city', firms: 1, facts: 1 }], total: 1 },
    },
    '/api/chains': { body: { items: [], total: 0 } },
  };
  const facets = { regions: [], chains: [] };

  it('fetches the next page and says how many there are', async () => {
    pretendServer({
      ...common,
      '/api/firms': ({ path }) =>
        path.includes('cursor=')
          ? { body: { items: [row('乙')], total: 2, facets } }
          : { body: { items: [row('甲')], total: 2, next: '1', facets } },
    });
    open('#/firm?tab=all');
    expect(await screen.findByText('只列出前 1，共 2')).toBeVisible();
    await fireEvent.click(screen.getByRole('button', { name: '再取 50' }));
    expect(await screen.findByRole('link', { name: '乙' })).toBeVisible();
    expect(screen.getByRole('link', { name: '甲' })).toBeVisible();
  });

  it('asks the server for a name and keeps it in the address', async () => {
    const { sent } = pretendServer({ ...common, '/api/firms': { body: { items: [], total: 0, facets } } });
    open('#/firm?tab=all');
    await fireEvent.input(await screen.findByRole('searchbox'), { target: { value: 'jxjd' } });
    expect(await screen.findByText('没有一家的名称、别名、拼音或代码里有“jxjd”。')).toBeVisible();
    await waitFor(() => expect(sent.some(({ path }) => path.includes('q=jxjd'))).toBe(true));
    expect(location.hash).toContain('q=jxjd');
  });

  it('does not call an empty region one without firms', async () => {
    pretendServer({ ...common, '/api/firms': { body: { items: [], total: 0, facets } } });
    open('#/firm?region=370200');
    expect((await screen.findAllByText(/没有数据不等于没有企业/)).length).toBeGreaterThan(0);
  });
});

describe('typing a name', () => {
  it('keeps the box and the former answer while the next one is read', async () => {
    let answer: (reply: { body: unknown }) => void = () => undefined;
    const facets = { regions: [], chains: [] };
    const page = (id: string) => ({
      items: [{ firm: { kind: 'firm', id, name: id }, tiers: [], roles: [], anchors: [], facts: 1 }],
      total: 1,
      facets,
    });
    pretendServer({
      '/api/regions': { body: { items: [], total: 0 } },
      '/api/chains': { body: { items: [], total: 0 } },
      '/api/firms': { body: page('甲') },
      '/api/firms?q=': () => new Promise<{ body: unknown }>((resolve) => (answer = resolve)),
    });
    open('#/firm?tab=all');
    const box = await screen.findByRole('searchbox');
    box.focus();
    await fireEvent.input(box, { target: { value: '乙' } });
    expect(screen.getByRole('link', { name: '甲' })).toBeVisible();
    expect(box).toHaveFocus();
    await waitFor(() => answer({ body: page('乙') }));
    expect(await screen.findByRole('link', { name: '乙' })).toBeVisible();
    expect(box).toHaveFocus();
  });
});

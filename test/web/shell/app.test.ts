import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../../web/App.svelte';
import { language } from '../../../web/i18n/index.svelte.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import { answerWith } from '../support.ts';

const regions = [
  { code: '370200', name: '青岛市', nameEn: 'Qingdao', level: 'city', firms: 3, facts: 9 },
  { code: '430200', name: '株洲市', nameEn: 'Zhuzhou', level: 'city', firms: 0, facts: 1 },
];
const chain = {
  id: 'rail-transit',
  name: '轨道交通',
  nameEn: 'Rail transit',
  stages: [],
  firms: { here: 0, elsewhere: 0, unplaced: 0 },
  anchors: [],
  coverage: { status: 'unscored', reason: 'no_stages' },
  figures: [],
  leading: true,
};
const gaps = {
  chain: { kind: 'chain', id: 'rail-transit', name: '轨道交通' },
  region: regions[0],
  items: [],
  total: 0,
};

beforeEach(() => {
  answerWith({
    '/api/regions': { items: regions, total: 2 },
    '/api/chains': { region: regions[0], items: [chain], total: 1 },
    '/api/chains/rail-transit/gaps': gaps,
    '/api/version': {
      dataVersion: 7,
      schemaVersion: 1,
      build: '0',
      facts: { verified: 1, claimed: 3, suggested: 0 },
    },
  });
});
afterEach(() => {
  language.choose('zh');
  forgetAll();
  vi.unstubAllGlobals();
});

async function open(hash = '#/gaps/rail-transit?region=370200') {
  history.replaceState(null, '', hash);
  render(App);
  // The page's own code is fetched first, which takes a busy machine longer than the usual second.
  await screen.findByRole('heading', { level: 1, name: '缺什么' }, { timeout: 10_000 });
}
const sentence = (): string =>
  (document.querySelector('[role=group].question')?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('the shell', () => {
  it('keeps the question as a sentence on the screen, re-ordered in English', async () => {
    await open('#/gaps/rail-transit?region=370200&peer=430200');
    expect(sentence()).toMatch(/看 ?青岛市 ?的 ?轨道交通 ?， ?对比 ?株洲市/);
    await userEvent.click(screen.getByRole('button', { name: /Switch to English/ }));
    expect(sentence()).toMatch(/Show ?Rail transit ?in ?Qingdao ?, against ?Zhuzhou/);
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('liantu.language')).toBe('en');
  });

  it('asks another region from the sentence, in the address too', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: '换区域: 青岛市' }));
    await userEvent.click(screen.getByRole('option', { name: /株洲市/ }));
    expect(location.hash).toContain('region=430200');
    expect(sentence()).toContain('株洲市');
  });

  it('says what of the address it did not understand, until that is corrected', async () => {
    await open('#/gaps/rail-transit?region=370200&tier=sideways');
    expect(screen.getByText(/“tier=sideways”看不懂/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '知道了，改正地址' }));
    expect(screen.queryByText(/看不懂/)).toBeNull();
    expect(location.hash).toBe('#/gaps/rail-transit?region=370200');
  });

  it('has seven workspaces named by question, which keep region and chain', async () => {
    await open();
    const nav = screen.getByRole('navigation', { name: '工作区' });
    const links = [...nav.querySelectorAll('a')];
    expect(links.map((link) => link.textContent)).toHaveLength(7);
    expect(screen.getByRole('link', { name: /缺口/ })).toHaveAttribute('aria-current', 'page');
    for (const link of links) expect(link.getAttribute('href')).toContain('region=370200');
  });

  it('opens the search with / and Ctrl-K, and the keys with ?', async () => {
    await open();
    await userEvent.keyboard('/');
    expect(screen.getByRole('dialog', { name: '搜索', hidden: true })).toBeInTheDocument();
    document.querySelector('dialog')?.close();
    expect(await screen.findByRole('heading', { level: 1 })).toBeInTheDocument();
    await userEvent.keyboard('{Control>}k{/Control}');
    expect(document.querySelectorAll('dialog')).toHaveLength(1);
    document.querySelector('dialog')?.close();
    await userEvent.keyboard('?');
    expect(screen.getByRole('dialog', { name: '快捷键', hidden: true })).toBeInTheDocument();
  });

  it('shows data version and the mix of evidence in the status bar', async () => {
    await open();
    expect(await screen.findByText('数据 v7')).toBeInTheDocument();
    expect(screen.getByText(/核实 25/)).toBeInTheDocument();
    expect(screen.getByText('数据库正常')).toBeInTheDocument();
  });
});

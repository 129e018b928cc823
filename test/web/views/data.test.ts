import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fact } from '../../../server/contract/source.ts';
import { fact as zh } from '../../../web/i18n/zh/fact.ts';
import { question } from '../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import Data from '../../../web/views/data/Data.svelte';
import { findFacts } from '../../../web/views/data/find.ts';
import { pretendServer } from '../../support/web-server.ts';

const figure = (id: string, measure: string, value: number, note?: string): Fact => ({
  id,
  kind: 'figure',
  subject: { kind: 'figure', id, name: measure },
  about: [{ kind: 'region', id: '370200', name: '青岛市', nameEn: 'Qingdao' }],
  values: { measure, value, unit: '亿元', bound: 'moreThan', asOf: '2020-10' },
  provenance: { evidence: 'claimed', sourceIds: ['daily'], observedOn: '2020-10', ...(note ? { note } : {}) },
});
const output = figure('f1', '轨道交通全产业链产值', 1000, '原文“突破”');
const carriers = figure('f2', '载体数量', 35);
const source = {
  id: 'daily',
  title: '改革满一年',
  kind: 'article',
  publishedOn: '2020-10',
  facts: 2,
  factsAlone: 1,
};

describe('finding a fact', () => {
  const ids = (words: string) => findFacts([output, carriers, output], words, zh.say).map(({ id }) => id);
  it('looks in the sentence, the names in both languages and the note', () => {
    expect(ids('产值')).toEqual(['f1']);
    expect(ids('qingdao')).toEqual(['f1', 'f2']);
    expect(ids('突破')).toEqual(['f1']);
  });
  it('takes a number with and without its spaces, and every word', () => {
    expect(ids('1000亿元')).toEqual(['f1']);
    expect(ids('1 000 亿元')).toEqual(['f1']);
    expect(ids('产值 青岛')).toEqual(['f1']);
    expect(ids('产值 深圳')).toEqual([]);
  });
  it('lists a fact of two sources once, and all without words', () => {
    expect(ids('')).toEqual(['f1', 'f2']);
  });
});

describe('the page', () => {
  const page = (items: Fact[], total: number, next?: string) => ({
    body: {
      source: { ...source, facts: total },
      kinds: [],
      facts: { items, total, ...(next ? { next } : {}) },
    },
  });
  const common = {
    '/api/version': {
      body: {
        dataVersion: 3,
        schemaVersion: 3,
        build: '0.1.0',
        facts: { verified: 0, claimed: 2, suggested: 0 },
      },
    },
    '/api/sources': { body: { items: [source], total: 1 } },
  };
  const open = (address: string): void => {
    history.replaceState(null, '', address);
    question.follow()();
    render(Data);
  };
  beforeEach(() => forgetAll());
  afterEach(() => vi.unstubAllGlobals());

  it('lists the sources with what rests on them, and how to import', async () => {
    pretendServer(common);
    open('#/data');
    expect(await screen.findByRole('link', { name: '改革满一年' })).toHaveAttribute(
      'href',
      expect.stringContaining('/data/daily'),
    );
    expect(screen.getByText('报道')).toBeVisible();
    expect(screen.getAllByText(/npm run import/)[0]).toBeVisible();
    expect(await screen.findByText('v3')).toBeVisible();
  });

  it('has a sentence for no source at all', async () => {
    pretendServer({ ...common, '/api/sources': { body: { items: [], total: 0 } } });
    open('#/data');
    expect((await screen.findAllByText(/还没有任何来源/)).length).toBeGreaterThan(0);
  });

  it('finds a fact wherever it rests, with the words in the address', async () => {
    pretendServer({ ...common, '/api/sources/daily': page([output, carriers], 2) });
    open('#/data');
    await fireEvent.input(await screen.findByRole('searchbox'), { target: { value: '突破' } });
    expect(await screen.findByText(/轨道交通全产业链产值/)).toBeVisible();
    expect(screen.queryByText(/载体数量/)).toBeNull();
    expect(new URLSearchParams(location.hash.split('?')[1]).get('q')).toBe('突破');
  });

  it('says that nothing was found, and the way on', async () => {
    pretendServer({ ...common, '/api/sources/daily': page([output, carriers], 2) });
    open('#/data?q=不存在');
    expect(await screen.findByText('没有一条事实里有“不存在”')).toBeVisible();
  });

  it('reads every page of a source by itself', async () => {
    const { sent } = pretendServer({
      ...common,
      '/api/sources/daily': ({ path }) =>
        path.includes('cursor=') ? page([carriers], 2) : page([output], 2, '1'),
    });
    open('#/data/daily');
    expect(await screen.findByText(/载体数量/)).toBeVisible();
    expect(screen.getByText(/轨道交通全产业链产值/)).toBeVisible();
    await waitFor(() => expect(sent.filter(({ path }) => path.includes('cursor=1')).length).toBe(1));
  });

  it('says that a source carries nothing', async () => {
    pretendServer({ ...common, '/api/sources/daily': page([], 0) });
    open('#/data/daily');
    expect(await screen.findByText('没有事实引用这个来源')).toBeVisible();
  });
});

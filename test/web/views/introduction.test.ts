import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type {
  IntroductionAnswer,
  IntroductionEdge,
  IntroductionPath,
} from '../../../server/contract/introduction.ts';
import { question } from '../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import { factorsOf, fine } from '../../../web/views/introduction/tie.ts';
import IntroductionStrip from '../../../web/views/introduction/IntroductionStrip.svelte';
import { pretendServer } from '../../support/web-server.ts';

const organisation = (id: string) => ({ kind: 'firm' as const, id, name: `名${id}` });
const edge = (from: string, to: string, strength: number): IntroductionEdge => ({
  kind: 'owns',
  from,
  to,
  strength,
  evidence: 'claimed',
  sourceIds: ['s'],
  observedOn: '2026-05',
  others: 0,
  because: [{ code: 'tie_recorded', values: { strength } }],
});
const path = (score: number, strengths: number[], ...ids: string[]): IntroductionPath => ({
  score,
  organisations: ids.map(organisation),
  edges: strengths.map((strength, at) => edge(ids[at]!, ids[at + 1]!, strength)),
});
const answer = (change: Partial<IntroductionAnswer> = {}): IntroductionAnswer => ({
  to: organisation('t'),
  region: { code: '370200', name: '青岛市', level: 'city' },
  hop: 0.8,
  halfLifeYears: 5,
  paths: [
    path(0.432, [0.9, 0.6], 'us', 'a', 't'),
    path(0.41472, [0.9, 0.8, 0.9], 'us', 'a', 'i', 't'),
    path(0.32256, [0.8, 0.7, 0.9], 'us', 'u', 'e', 't'),
    path(0.152, [0.95, 0.5, 0.5], 'us', 'p', 's', 't'),
  ],
  introducers: [
    { organisation: organisation('a'), load: 2, targets: [organisation('x'), organisation('y')] },
    { organisation: organisation('i'), load: 0, targets: [] },
  ],
  ours: [organisation('us'), organisation('p')],
  leads: [],
  reasons: [],
  ...change,
});

beforeEach(() => {
  forgetAll();
  question.ask({
    workspace: 'targets',
    region: '370200',
    hop: undefined,
    from: undefined,
    diverse: undefined,
  });
});
afterEach(() => vi.unstubAllGlobals());

it('shows the best three paths hop by hop with score, strength and date, and the others on demand', async () => {
  pretendServer({ '/api/introductions': { body: answer() } });
  render(IntroductionStrip, { to: 't' });
  const list = await screen.findByRole('list', { name: '引荐到名t的路径' });
  const rows = () => [...list.children] as HTMLElement[];
  expect(rows()).toHaveLength(3);
  const first = within(rows()[0]!);
  expect(
    first
      .getAllByRole('link')
      .slice(0, 3)
      .map((link) => link.textContent),
  ).toEqual([
    expect.stringContaining('名us'),
    expect.stringContaining('名a'),
    expect.stringContaining('名t'),
  ]);
  expect(rows()[0]!.textContent).toContain('0.43');
  expect(rows()[0]!.textContent).toContain('经 1 家');
  expect(rows()[0]!.textContent).toContain('0.90 × 0.60 × 0.80 = 0.43');
  expect(rows()[0]!.textContent).toContain('2026-05');
  await userEvent.click(screen.getByRole('button', { name: '另 1 条' }));
  expect(rows()).toHaveLength(4);
  expect(screen.getByRole('button', { name: '收起' }).getAttribute('aria-expanded')).toBe('true');
});

it('says how many targets each introducer is asked for already', async () => {
  pretendServer({ '/api/introductions': { body: answer() } });
  render(IntroductionStrip, { to: 't' });
  expect(await screen.findByText('在办目标 2 家与它有关系')).toBeTruthy();
  expect(screen.getByRole('link', { name: '名x' })).toBeTruthy();
  expect(screen.getByText('没有在办目标找过它')).toBeTruthy();
});

it('asks with what the address says, and writes start, penalty and disjointness to it', async () => {
  const { sent } = pretendServer({ '/api/introductions': { body: answer() } });
  question.ask({ hop: 0.5 });
  render(IntroductionStrip, { to: 't' });
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: '从谁出发' }), 'p');
  await userEvent.click(screen.getByRole('checkbox', { name: '优先引荐人不重复的路径' }));
  expect(question.current).toMatchObject({ from: 'p', hop: 0.5, diverse: true });
  await vi.waitFor(() => expect(sent.at(-1)!.path).toContain('diverse=true'));
  expect(sent[0]!.path).toBe('/api/introductions?to=t&region=370200&hop=0.5&limit=10');
  expect(sent.at(-1)!.path).toContain('from=p');
});

it('a start that is given is not offered for choice', async () => {
  const { sent } = pretendServer({ '/api/introductions': { body: answer() } });
  render(IntroductionStrip, { to: 't', from: 'us' });
  await screen.findByRole('list', { name: '引荐到名t的路径' });
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(sent[0]!.path).toContain('from=us');
});

it('says why nobody is known to introduce us, and what would help', async () => {
  const reasons = [{ code: 'introduction_target_untied', values: {} }];
  pretendServer({ '/api/introductions': { body: answer({ paths: [], introducers: [], reasons }) } });
  render(IntroductionStrip, { to: 't' });
  expect(await screen.findByText('还没有已知的路径通到名t')).toBeTruthy();
  expect(screen.getByText(/查它的股东、客户/)).toBeTruthy();
  expect(screen.getByRole('link', { name: '去企业档案补关系' })).toBeTruthy();
});

it('names whose alumni lead in the chain where nobody can introduce us, as tied to the chain alone', async () => {
  const leads: IntroductionAnswer['leads'] = [
    {
      organisation: { kind: 'university', id: 'u', name: '药科大学' },
      chain: { kind: 'chain', id: 'c', name: '生物医药' },
      position: '高管;技术总监',
      evidence: 'claimed',
      sourceIds: ['s'],
      observedOn: '2018-05',
    },
  ];
  pretendServer({ '/api/introductions': { body: answer({ paths: [], introducers: [], leads }) } });
  render(IntroductionStrip, { to: 't' });
  expect(await screen.findByText(/与产业链有关，不是与这家企业有关/)).toBeTruthy();
  const lead = screen.getByRole('link', { name: '药科大学' }).closest('li')!;
  expect(lead.textContent).toContain('生物医药');
  expect(lead.textContent).toContain('高管、技术总监');
  expect(lead.textContent).toContain('2018-05');
  expect(screen.queryByRole('list', { name: '引荐到名t的路径' })).toBeNull();
});

it('the factors of a score without a penalty are its strengths alone', () => {
  const one = path(0.54, [0.9, 0.6], 'us', 'a', 't');
  expect(factorsOf(one, 1)).toBe('0.90 × 0.60');
  expect(factorsOf(path(0.9, [0.9], 'us', 't'), 0.8)).toBe('0.90');
});

it('a small score keeps two figures: a known path never looks like 0', () => {
  expect([0.4321, 0.1, 0.0325, 0.00512, 0.00001].map(fine)).toEqual([
    '0.43',
    '0.10',
    '0.033',
    '0.0051',
    '< 0.0001',
  ]);
});

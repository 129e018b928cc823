import { render, screen, within } from '@testing-library/svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PredictionAnswer } from '../../../server/contract/link-prediction.ts';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import PredictedPanel from '../../../web/views/firm/PredictedPanel.svelte';
import { pretendServer } from '../../support/web-server.ts';

beforeEach(() => {
  forgetAll();
  vi.unstubAllGlobals();
});

const firm = (id: string, name: string) => ({ kind: 'firm', id, name }) as const;
const stage = (id: string, name: string) => ({ kind: 'stage', id, name }) as const;

const show = (answer: Partial<PredictionAnswer>) => {
  pretendServer({
    '/api/firms/f1/candidates': {
      body: {
        ...{ firm: firm('f1', '甲'), suppliers: [], customers: [], substitutes: [], unscored: {} },
        ...answer,
      },
    },
  });
  render(PredictedPanel, { firm: 'f1', region: '370200' });
};

it('names who may supply the firm, where it stands, and on which recorded supplies that rests', async () => {
  show({
    suppliers: [
      {
        firm: firm('f2', '乙'),
        here: true,
        score: 1.14983,
        evidence: 'suggested',
        stages: [{ from: stage('motor', '牵引电机'), to: stage('train', '动车组') }],
        partners: [{ near: firm('f3', '丙'), far: firm('f4', '丁') }],
      },
    ],
  });
  const supplier = (await screen.findByRole('link', { name: '乙' })).closest('li')!;
  expect(supplier).toHaveTextContent('本地 · L3 1.15');
  expect(supplier).toHaveTextContent('牵引电机 → 动车组');
  expect(supplier).toHaveTextContent('依据：丙—丁 之间已有供货');
  expect(screen.getByText(/不计入任何数/)).toBeInTheDocument();
  const customers = screen.getByRole('heading', { name: '可能的客户' }).parentElement!;
  expect(within(customers).getByText('推不出谁')).toBeInTheDocument();
});

it('says why nobody can say it where none of its supplies is recorded', async () => {
  const why = 'no_supplies_recorded' as const;
  show({ unscored: { suppliers: why, customers: why, substitutes: why } });
  expect(await screen.findByText('没有记录它的任何供货，推不出可能的往来。')).toBeInTheDocument();
  expect(screen.queryByRole('heading')).toBeNull();
});

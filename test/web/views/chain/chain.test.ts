import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChainMap, MapStage } from '../../../../server/contract/chain.ts';
import type { StageDetail } from '../../../../server/contract/stage.ts';
import { question } from '../../../../web/state/question.svelte.ts';
import { forgetAll } from '../../../../web/state/resource.svelte.ts';
import Chain from '../../../../web/views/chain/Chain.svelte';
import { answerWith } from '../../support.ts';
import { finding } from '../gaps/findings.ts';

const qingdao = { code: '370200', name: '青岛市', level: 'city' } as const;
const rail = { kind: 'chain', id: 'rail-transit', name: '轨道交通' } as const;
const ref = (id: string) => ({ kind: 'stage' as const, id, name: `环节${id}` });
const evidence = { evidence: 'claimed' as const, sourceIds: ['report'], observedOn: '2020-10' };

const stage = (id: string, status: MapStage['status'], production = 0): MapStage => ({
  id,
  name: `环节${id}`,
  tier: 'midstream',
  order: 1,
  final: false,
  status,
  computed: { status, because: '' },
  stated: [],
  here: { production, reserve: 0, laboratories: 0, groups: production },
  elsewhere: { firms: production },
  critical: false,
  anchors: [],
});
const map: ChainMap = {
  chain: rail,
  region: qingdao,
  stages: [
    stage('motor', 'missing'),
    stage('body', 'present', 4),
    stage('steel', 'unknown'),
    stage('ribbon', 'unknown'),
  ],
  feeds: [
    { from: 'steel', to: 'motor', group: 'core', provenance: evidence },
    { from: 'ribbon', to: 'motor', group: 'core', provenance: evidence },
    { from: 'motor', to: 'body', provenance: evidence },
  ],
  figures: [],
  peerFigures: [],
};
const detail: StageDetail = {
  chain: rail,
  chains: [rail],
  region: qingdao,
  aliases: [],
  finding: {
    ...finding({
      id: 'motor',
      status: 'missing',
      severity: 0.9,
      critical: true,
      computed: 'unknown',
      stated: 'missing',
    }),
  },
  inputs: [
    {
      group: 'core',
      stages: [
        { stage: ref('steel'), status: 'unknown' },
        { stage: ref('ribbon'), status: 'unknown' },
      ],
    },
  ],
  outputs: [{ stage: ref('body'), status: 'present' }],
  universities: [
    {
      university: { kind: 'university', id: 'u', name: '西南交通大学' },
      kind: 'trains',
      discipline: '电气工程',
      here: false,
      provenance: evidence,
    },
  ],
  facts: [],
  factsTotal: 0,
  sources: [{ id: 's', title: '报道', kind: 'article', publisher: '青岛日报', publishedOn: '2020-10' }],
};
const firms = {
  items: [
    {
      firm: { kind: 'firm', id: 'f', name: '衡砺牵引' },
      role: { stage: ref('motor'), products: [], status: 'production', provenance: evidence },
    },
  ],
  total: 1,
};

async function setUp(hash: string) {
  history.replaceState(null, '', hash);
  const stop = question.follow();
  render(Chain);
  await screen.findByRole('heading', { name: '链条什么样' });
  stop();
}

beforeEach(() => {
  answerWith({
    '/api/chains/rail-transit': map,
    '/api/stages/motor': detail,
    '/api/stages/motor/firms': firms,
  });
});
afterEach(() => {
  forgetAll();
  vi.unstubAllGlobals();
});

describe('the table of a chain', () => {
  const table = '#/chain/rail-transit?region=370200&view=table';
  const row = (name: string): HTMLElement =>
    screen.getByRole('button', { name }).closest('tr') as HTMLElement;

  it('says every input, with 或 between alternatives, and every output', async () => {
    await setUp(table);
    expect(row('环节motor')).toHaveTextContent('环节steel 或 环节ribbon');
    expect(row('环节motor')).toHaveTextContent('环节body');
  });

  it('writes 未知 where nothing is known, and 0 where nobody is there', async () => {
    await setUp(table);
    expect(within(row('环节steel')).getAllByText('未知')).toHaveLength(2);
    expect(within(row('环节motor')).getAllByRole('button', { name: '0' })).toHaveLength(2);
  });

  it('answers in one line whose numbers filter', async () => {
    await setUp(table);
    const answer = within(
      screen.getByRole('heading', { name: '链条什么样' }).closest('header') as HTMLElement,
    );
    await userEvent.click(answer.getAllByRole('button', { name: '1 个' })[0] as HTMLElement);
    expect(location.hash).toContain('status=single,weak,present,strong');
    expect(screen.queryByRole('button', { name: '环节motor' })).toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: '环节motor' })).toBeInTheDocument();
  });
});

describe('the reported output of a chain', () => {
  const output = (value: number) => ({
    id: `f${value}`,
    measure: '全产业链产值',
    value,
    unit: '亿元',
    bound: 'moreThan' as const,
    asOf: '2020-10',
    provenance: evidence,
  });
  const zhuzhou = { code: '430200', name: '株洲市', level: 'city' as const };
  const answer = (figures: ChainMap['figures'], peerFigures: ChainMap['peerFigures']): void =>
    void answerWith({
      '/api/chains/rail-transit': { ...map, peer: zhuzhou, figures, peerFigures },
      '/api/sources': { items: [{ id: 'report', title: '报道', publisher: '青岛日报' }], total: 1 },
    });
  const shown = (): (string | null)[] =>
    screen.queryAllByRole('definition').map(({ textContent }) => textContent);

  it('stands beside that of the peer, each with its hedge, source and date', async () => {
    answer([output(1000)], [output(1600)]);
    await setUp('#/chain/rail-transit?region=370200&peer=430200&view=table');
    expect(await screen.findAllByRole('link', { name: '青岛日报' })).toHaveLength(2);
    const [own, other] = shown();
    expect(own).toMatch(/超过 1\s000\s亿元.*称.*青岛日报.*2020-10/s);
    expect(other).toMatch(/超过 1\s600\s亿元.*称.*青岛日报.*2020-10/s);
  });

  it('is unknown for a peer of which nobody reports it', async () => {
    answer([output(1000)], []);
    await setUp('#/chain/rail-transit?region=370200&peer=430200&view=table');
    expect(shown()[1]?.trim()).toBe('未知');
  });

  it('is left out where nobody reports at all', async () => {
    answer([], []);
    await setUp('#/chain/rail-transit?region=370200&peer=430200&view=table');
    expect(screen.queryByText('报道的产值')).toBeNull();
  });
});

describe('the inspector of a stage', () => {
  const selected = '#/chain/rail-transit?region=370200&view=table&stage=motor';

  it('says status, move, why, what sources state, needs, firms and talent', async () => {
    await setUp(selected);
    const panel = within(await screen.findByRole('complementary', { name: '所选环节' }));
    expect(await panel.findByRole('heading', { name: '为什么判为缺失' })).toBeInTheDocument();
    expect(panel.getByText('补链：引一家进来')).toBeInTheDocument();
    expect(panel.getByText(/采用来源所称/)).toHaveTextContent('来源已过两年（2020-10），建议复核');
    expect(panel.getByText('它自己要').parentElement).toHaveTextContent('环节steel');
    expect(panel.getByText('或')).toBeInTheDocument();
    expect(await panel.findAllByRole('link', { name: '衡砺牵引' })).toHaveLength(2);
    expect(panel.getByRole('link', { name: '西南交通大学' })).toBeInTheDocument();
    expect(panel.getByRole('link', { name: '看候选企业' })).toHaveAttribute(
      'href',
      expect.stringContaining('/targets?'),
    );
  });

  it('closes with Escape', async () => {
    await setUp(selected);
    await screen.findByRole('complementary', { name: '所选环节' });
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(location.hash).not.toContain('stage=');
  });
});

import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Target } from '../../../../server/contract/list.ts';
import { forgetAll } from '../../../../web/state/resource.svelte.ts';
import { question } from '../../../../web/state/question.svelte.ts';
import Targets from '../../../../web/views/targets/Targets.svelte';
import { pretendServer, problem } from '../../../support/web-server.ts';
import { answer, plainScore } from './candidate.ts';

const stage = { kind: 'stage', id: 'drone-control-chip', name: '飞控芯片' };
const longName = '未具名无人机控制芯片企业（深圳）'.repeat(4);
const chip = {
  firm: { kind: 'firm', id: 'name:chip', name: longName },
  city: { code: '440300', name: '深圳市', level: 'city' },
  closes: [
    {
      stage,
      status: 'missing',
      critical: true,
      role: {
        stage,
        status: 'production',
        products: ['无人机芯片控制系统'],
        provenance: { evidence: 'claimed', sourceIds: ['peninsula-2019-07'], observedOn: '2019-07' },
      },
    },
  ],
  reasons: [
    { code: 'closes_critical_gap', values: { stage: '飞控芯片', status: 'missing' } },
    { code: 'unnamed', values: {} },
  ],
  lists: [],
  ...plainScore,
};
const gaps = [{ stage, status: 'missing', critical: true, candidates: 1 }];
const shenzhen = { code: '370200', name: '青岛市', level: 'city' };
const list = { id: 'l1', name: '深圳之行', region: shenzhen, createdAt: '2026-01-01T00:00:00Z', targets: 1 };
const target: Target = {
  id: 't1',
  firm: { kind: 'firm', id: 'name:chip', name: '甲芯片' },
  stages: [],
  progress: 'planned',
  addedAt: '2026-01-01T00:00:00Z',
  changedAt: '2026-01-01T00:00:00Z',
  version: 1,
};
const common = {
  '/api/regions': { body: { items: [{ ...shenzhen, firms: 0, facts: 0 }], total: 1 } },
  '/api/lists': { body: { items: [], total: 0 } },
  '/api/chains/drone': {
    body: {
      chain: { kind: 'chain', id: 'drone', name: '无人机' },
      region: shenzhen,
      stages: [],
      feeds: [],
      figures: [],
      peerFigures: [],
    },
  },
};
const open = (address: string): void => {
  history.replaceState(null, '', address);
  question.follow()();
  render(Targets);
};

beforeEach(() => forgetAll());
afterEach(() => vi.unstubAllGlobals());

describe('candidates', () => {
  it('shows the unnamed firm as such, with what it closes, its score and how sure its place is', async () => {
    pretendServer({ ...common, '/api/targets': { body: answer([chip], gaps) } });
    open('#/targets?region=370200&chain=drone');
    expect(await screen.findByText(longName)).toBeVisible();
    const row = screen.getByText(longName).closest('tr')!;
    expect(within(row).getByText('0.70')).toBeVisible();
    expect(within(row).getByText('2/3')).toBeVisible();
    expect(within(row).getByText(/稳定 92/)).toBeVisible();
    expect(within(row).getByText('需求未知')).toBeVisible();
    expect(screen.getByText('深圳市', { selector: 'b' })).toBeVisible();
  });

  it('opens in place: every term with weight, score, what it adds and why, and the range by evidence', async () => {
    pretendServer({ ...common, '/api/targets': { body: answer([chip], gaps) } });
    open('#/targets?region=370200&chain=drone');
    const toggle = await screen.findByRole('button', { name: `看 ${longName} 的理由` });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await fireEvent.click(toggle);
    expect(location.hash).toContain('open=');
    expect(screen.getByRole('button', { name: `看 ${longName} 的理由` })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    const cells = (term: string) =>
      [...screen.getByRole('rowheader', { name: term }).closest('tr')!.querySelectorAll('td')].map((cell) =>
        cell.textContent.trim(),
      );
    // 0.3·0.8 and 0.1·0.4 over the weight known, 0.4.
    expect(cells('缺口契合')).toEqual(['75\u202f%', '0.80', '0.60', '飞控芯片的严重度 0.80']);
    expect(cells('引荐可达')).toEqual(['不计', '', '', '因为没有已知的引荐路径']);
    expect(cells('资质')).toEqual(['25\u202f%', '0.40', '0.10', '资质：上市']);
    expect(screen.getByText('未评分，因为它的角色没有一条核实')).toBeVisible();
    expect(screen.getByText('0.75')).toBeVisible();
    expect(screen.getByText(/来源没有写出企业名称/)).toBeVisible();
    expect(screen.getByRole('img', { name: '依据：声称' })).toBeVisible();
    expect(screen.getByText(/在产·无人机芯片控制系统/)).toBeVisible();
  });

  it('asks with the weights, filters and grouping of the address', async () => {
    const { sent } = pretendServer({ ...common, '/api/targets': { body: answer([chip], gaps) } });
    open('#/targets?region=370200&chain=drone&weights=gap:0.5&city=440300&reachable=1&tab=score');
    await screen.findByText(longName);
    const asked = sent.find(({ path }) => path.startsWith('/api/targets'))!.path;
    expect(Object.fromEntries(new URL(asked, 'http://x').searchParams)).toEqual({
      region: '370200',
      chain: 'drone',
      weights: 'gap:0.5',
      city: '440300',
      reachable: 'true',
      limit: '100',
    });
    // The panel of weights is open, for one of them is not its own.
    const slider = screen.getByRole('slider', { name: '缺口契合' });
    expect(slider).toHaveValue('0.5');
    await fireEvent.change(slider, { target: { value: '0.3' } });
    expect(location.hash).not.toContain('weights=');
    await fireEvent.change(screen.getByRole('slider', { name: '资质' }), { target: { value: '0' } });
    expect(decodeURIComponent(location.hash)).toContain('weights=quality:0');
    await fireEvent.click(screen.getByRole('button', { name: '清除筛选' }));
    expect(location.hash).not.toContain('city=');
  });

  it('says that no firm fits the filters, and takes them away', async () => {
    pretendServer({ ...common, '/api/targets': { body: answer([], gaps, { approachable: 62 }) } });
    open('#/targets?region=370200&chain=drone&city=110000');
    expect(await screen.findByText('没有一家符合这些筛选')).toBeVisible();
    const [button] = screen.getAllByRole('button', { name: '清除筛选' });
    await fireEvent.click(button!);
    expect(location.hash).not.toContain('city=');
  });

  it('says who is left out and why, and shows them on demand', async () => {
    const left = {
      ...chip,
      filteredBy: [{ code: 'do_not_approach', values: { reason: '涉诉', on: '2026-01-01' } }],
    };
    const filtered = { total: 1, reasons: [{ reason: 'do_not_approach', count: 1 }] };
    pretendServer({
      ...common,
      '/api/targets': ({ path }) => ({
        body: answer(path.includes('show=filtered') ? [left] : [{ ...chip, filteredBy: undefined }], gaps, {
          filtered,
          approachable: 1,
        }),
      }),
    });
    open('#/targets?region=370200&chain=drone');
    expect(await screen.findByText('另有 1 家不列')).toBeVisible();
    expect(screen.getByText('标为不接触 1')).toBeVisible();
    await fireEvent.click(screen.getByRole('button', { name: '看是谁' }));
    expect(await screen.findByText('标为不接触（2026-01-01）：涉诉')).toBeVisible();
    expect(location.hash).toContain('filtered=1');
  });

  it('marks a firm as not to be approached, only with a reason, on a list made for it', async () => {
    const { sent } = pretendServer({
      ...common,
      '/api/targets': { body: answer([chip], gaps) },
      'POST /api/lists': { status: 201, body: list },
    });
    open('#/targets?region=370200&chain=drone&open=name:chip');
    await fireEvent.click(await screen.findByRole('button', { name: '不接触…' }));
    await fireEvent.click(screen.getByRole('button', { name: '标为不接触' }));
    expect(screen.getByRole('alert')).toHaveTextContent('写一句原因再存。');
    await fireEvent.input(screen.getByLabelText('原因'), { target: { value: '已明确拒绝' } });
    await fireEvent.click(screen.getByRole('button', { name: '标为不接触' }));
    expect(await screen.findByText(/已把 .+ 标为不接触。/)).toBeVisible();
    expect(sent.find(({ method }) => method === 'POST')).toMatchObject({
      path: '/api/lists',
      body: { name: '不接触', region: '370200', firms: ['name:chip'], doNotApproach: '已明确拒绝' },
    });
  });

  it('puts a firm into the tray and takes it out', async () => {
    pretendServer({ ...common, '/api/targets': { body: answer([chip], gaps) } });
    open('#/targets?region=370200&chain=drone');
    await fireEvent.click(await screen.findByRole('button', { name: `放进模拟盘 ${longName}` }));
    expect(question.current.tray).toEqual(['name:chip']);
    expect(screen.getByRole('button', { name: /模拟一起落地/ })).toBeVisible();
    await fireEvent.click(screen.getByRole('button', { name: `在模拟盘里 ${longName}` }));
    expect(location.hash).not.toContain('tray=');
  });

  it('reads further pages on demand', async () => {
    const other = { ...chip, firm: { ...chip.firm, id: 'b', name: '乙芯片' } };
    pretendServer({
      ...common,
      '/api/targets': ({ path }) => ({
        body: path.includes('cursor=')
          ? { ...answer([other], gaps), total: 2 }
          : { ...answer([chip], gaps), total: 2, next: 'o1' },
      }),
    });
    open('#/targets?region=370200&chain=drone&tab=score');
    expect(await screen.findByText('只列出前 1，共 2')).toBeVisible();
    await fireEvent.click(screen.getByRole('button', { name: '再取 1' }));
    expect(await screen.findByText('乙芯片')).toBeVisible();
    expect(screen.getByText(longName)).toBeVisible();
    expect(screen.queryByText(/只列出前/)).toBeNull();
  });

  it('keeps chosen firms as a named list', async () => {
    const { sent } = pretendServer({
      ...common,
      '/api/targets': { body: answer([chip], gaps) },
      'POST /api/lists': { status: 201, body: list },
    });
    open('#/targets?region=370200&chain=drone');
    expect(await screen.findByRole('button', { name: '存为清单' })).toBeDisabled();
    await fireEvent.click(screen.getByRole('checkbox', { name: '全选' }));
    await fireEvent.click(screen.getByRole('button', { name: '存为清单' }));
    const name = screen.getByLabelText('清单名');
    await fireEvent.input(name, { target: { value: '深圳之行' } });
    await fireEvent.click(screen.getByRole('button', { name: '新建一个清单' }));
    expect(await screen.findByText('已把 1 家放进“深圳之行”。')).toBeVisible();
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      name: '深圳之行',
      region: '370200',
      chain: 'drone',
      firms: ['name:chip'],
    });
  });

  it('says why there is nobody and what is known instead; 0 is not called missing', async () => {
    const none = answer([], [{ ...gaps[0], candidates: 0 }]);
    const screened = {
      id: 'f1',
      kind: 'figure',
      subject: { kind: 'figure', id: 'f1', name: '梳理出的市外优质配套企业' },
      about: [{ kind: 'region', id: '370200', name: '青岛市' }],
      values: {
        measure: '梳理出的市外优质配套企业',
        value: 139,
        unit: '家',
        bound: 'exact',
        asOf: '2020-10',
      },
      provenance: { evidence: 'claimed', sourceIds: ['daily'], observedOn: '2020-10' },
    };
    pretendServer({
      ...common,
      '/api/targets': { body: none },
      '/api/chains/drone/gaps': { body: { items: [], total: 0 } },
      '/api/entities/chain/drone': { body: { facts: [screened], factsTotal: 1, sources: [] } },
      '/api/sources': { body: { items: [], total: 0 } },
    });
    open('#/targets?region=370200&chain=drone');
    expect(await screen.findByText('无人机的缺口都没有已知的外地企业')).toBeVisible();
    expect(screen.getByText(/这是数据空缺/)).toBeVisible();
    expect(await screen.findByText(/139/)).toBeVisible();
    expect(screen.getByText('没有来源直接说；按企业数据算得')).toBeVisible();
    expect(screen.getByText('0：先补数据')).toBeVisible();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('has an answer for a chain without any gap', async () => {
    pretendServer({ ...common, '/api/targets': { body: answer([], []) } });
    open('#/targets?region=370200&chain=drone');
    expect((await screen.findAllByText(/没有缺口要补/)).length).toBeGreaterThan(0);
  });
});

describe('a named list', () => {
  it('counts the funnel and filters by a step', async () => {
    const targets = [
      target,
      { ...target, id: 't2', firm: { ...target.firm, id: 'b', name: '乙电机' }, progress: 'landed' },
    ];
    pretendServer({ ...common, '/api/lists/l1': { body: { list, targets } } });
    open('#/targets?list=l1');
    expect(await screen.findByText('甲芯片')).toBeVisible();
    await fireEvent.click(screen.getByRole('button', { name: /落地/ }));
    await waitFor(() => expect(screen.queryByText('甲芯片')).toBeNull());
    expect(screen.getByText('乙电机')).toBeVisible();
    expect(location.hash).toContain('tab=landed');
  });

  it('shows what somebody else made of it and lets the user decide', async () => {
    let stored: Target = { ...target, progress: 'landed', version: 2 };
    let seen = target;
    const { sent } = pretendServer({
      ...common,
      '/api/lists/l1': () => ({ body: { list, targets: [seen] } }),
      'PATCH /api/lists/l1/targets/t1': ({ body }) => {
        const change = body as { version: number; progress: Target['progress'] };
        seen = stored;
        if (change.version !== stored.version) return { status: 409, body: problem('conflict', 409) };
        stored = seen = { ...stored, progress: change.progress, version: 3 };
        return { body: stored };
      },
    });
    open('#/targets?list=l1');
    const select = await screen.findByLabelText('甲芯片 的阶段');
    await fireEvent.change(select, { target: { value: 'negotiating' } });
    const alert = await screen.findByRole('alert');
    await waitFor(() => expect(alert).toHaveTextContent('现在是“落地”'));
    await fireEvent.click(within(alert).getByRole('button', { name: '仍改为“洽谈”' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(sent.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([
      { progress: 'negotiating', version: 1 },
      { progress: 'negotiating', version: 2 },
    ]);
    await waitFor(() => expect(select).toHaveValue('negotiating'));
  });

  it('asks for a reason before a target is shelved', async () => {
    const { sent } = pretendServer({
      ...common,
      '/api/lists/l1': { body: { list, targets: [target] } },
      'PATCH /api/lists/l1/targets/t1': { body: { ...target, progress: 'lost', version: 2 } },
    });
    open('#/targets?list=l1');
    await fireEvent.change(await screen.findByLabelText('甲芯片 的阶段'), { target: { value: 'lost' } });
    const dialog = screen.getByRole('dialog', { name: '甲芯片 为什么搁置？' });
    await fireEvent.click(within(dialog).getByRole('button', { name: '记为搁置' }));
    expect(within(dialog).getByRole('alert')).toHaveTextContent('写一句原因再存');
    expect(sent.some(({ method }) => method === 'PATCH')).toBe(false);
    await fireEvent.input(within(dialog).getByLabelText('原因'), {
      target: { value: '电池、螺旋桨难就近找到' },
    });
    await fireEvent.click(within(dialog).getByRole('button', { name: '记为搁置' }));
    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'PATCH')?.body).toEqual({
        progress: 'lost',
        reason: '电池、螺旋桨难就近找到',
        version: 1,
      }),
    );
  });

  it('takes a firm off and puts it back with what was noted', async () => {
    const noted: Target = { ...target, note: '先约总工', progress: 'reserve' };
    let targets: Target[] = [noted];
    const { sent } = pretendServer({
      ...common,
      '/api/lists/l1': () => ({ body: { list, targets } }),
      'DELETE /api/lists/l1/targets/t1': () => {
        targets = [];
        return { status: 204 };
      },
      'POST /api/lists/l1/targets': () => {
        targets = [{ ...target, id: 't9' }];
        return { body: { list, targets } };
      },
      'PATCH /api/lists/l1/targets/t9': { body: noted },
    });
    open('#/targets?list=l1');
    await fireEvent.click(await screen.findByRole('button', { name: '从清单移走 甲芯片' }));
    await fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'PATCH')).toEqual({
        method: 'PATCH',
        path: '/api/lists/l1/targets/t9',
        body: { progress: 'reserve', note: '先约总工', version: 1 },
      }),
    );
  });

  it('says that a list is empty', async () => {
    pretendServer({ ...common, '/api/lists/l1': { body: { list: { ...list, targets: 0 }, targets: [] } } });
    open('#/targets?list=l1');
    expect(await screen.findByText('清单里还没有企业')).toBeVisible();
  });

  it('says that a list is not there', async () => {
    pretendServer({ ...common, '/api/lists/gone': { status: 404, body: problem('not_found', 404) } });
    open('#/targets?list=gone');
    expect(await screen.findByText('没有找到')).toBeVisible();
  });
});

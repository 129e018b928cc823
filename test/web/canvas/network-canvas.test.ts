import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { ChainMap } from '../../../server/contract/chain.ts';
import type { Network, NetworkNode } from '../../../server/contract/network.ts';
import { NetworkCanvas, type NetworkLabels } from '../../../web/canvas/index.ts';
import { aStage, words } from '../../unit/canvas/stage.ts';

HTMLCanvasElement.prototype.getContext = () => null;

const labels: NetworkLabels = {
  ...words,
  network: '机器人集群',
  shelves: { talent: '人才与研究', bodies: '组织与载体' },
  size: '大小 = 关系数',
  kinds: {},
  relations: {},
  stream: (count) => `推 ${count}`,
  mark: ({ name, group, relations }) => `${name}，${group ?? '无环节'}，${relations} 条`,
  ungrouped: '未归环节',
};
const map: ChainMap = {
  chain: { kind: 'chain', id: 'robotics', name: '机器人' },
  region: { code: '370200', name: '青岛市', level: 'city' },
  stages: [
    aStage({ id: 'reducer', name: '减速器', tier: 'upstream' }),
    aStage({ id: 'body', name: '机器人本体' }),
  ],
  feeds: [{ from: 'reducer', to: 'body', provenance: { evidence: 'claimed', sourceIds: [] } }],
  figures: [],
  peerFigures: [],
};
const node = (id: string, kind: NetworkNode['kind'], stages: string[], relations = 2): NetworkNode => ({
  id,
  kind,
  name: id,
  here: true,
  anchor: false,
  stages: stages.map((stage) => ({ id: stage, evidence: 'claimed' as const })),
  relations,
});
const network: Network = {
  focus: 'robotics',
  nodes: [
    node('谐衡传动', 'firm', ['reducer']),
    node('新松机器人', 'firm', ['body'], 9),
    node('青岛理工大学', 'university', []),
    node('某公司', 'firm', []),
    node('reducer', 'stage', []),
  ],
  edges: [
    {
      id: 'e1',
      from: '谐衡传动',
      to: '新松机器人',
      kind: 'supplies',
      provenance: { evidence: 'claimed', sourceIds: [] },
    },
  ],
  total: { nodes: 5, edges: 1 },
  suggested: { total: 0, shown: 0 },
  omitted: [],
};
const common = { network, map, language: 'zh' as const, labels };
const names = (): (string | null)[] =>
  [...document.querySelectorAll('.marks button')].map((one) => one.getAttribute('aria-label'));

describe('the network canvas', () => {
  it('has a labelled button for every organisation; a stage is its group', () => {
    render(NetworkCanvas, common);
    expect(names()).toEqual([
      '谐衡传动，减速器，2 条',
      '新松机器人，机器人本体，9 条',
      '青岛理工大学，无环节，2 条',
      '某公司，无环节，2 条',
    ]);
  });

  it('moves no mark when others are hidden', async () => {
    const { rerender } = render(NetworkCanvas, common);
    const spot = (): string => screen.getByRole('button', { name: /新松/ }).style.cssText;
    const before = spot();
    await rerender({ hidden: new Set(['谐衡传动', '青岛理工大学']) });
    expect(names()).toHaveLength(2);
    expect(spot()).toBe(before);
  });

  it('is walked along relations and selects with Enter', async () => {
    const onselect = vi.fn();
    render(NetworkCanvas, { ...common, onselect });
    screen.getByRole('button', { name: /谐衡/ }).focus();
    await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight' });
    await fireEvent.click(document.activeElement ?? document.body);
    expect(onselect).toHaveBeenCalledWith('新松机器人', { add: false });
  });
});

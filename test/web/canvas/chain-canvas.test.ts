import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChainMap } from '../../../server/contract/chain.ts';
import { ChainCanvas } from '../../../web/canvas/index.ts';
import { aStage, words } from '../../unit/canvas/stage.ts';

// jsdom has no canvas: the marks and the keyboard are what is left, and they have to work alone.
HTMLCanvasElement.prototype.getContext = () => null;

const city = (code: string, name: string): ChainMap['region'] => ({ code, name, level: 'city' });
const map: ChainMap = {
  chain: { kind: 'chain', id: 'rail-transit', name: '轨道交通' },
  region: city('370200', '青岛市'),
  peer: city('430200', '株洲市'),
  stages: [
    aStage({ id: 'steel', name: '取向硅钢', tier: 'upstream', status: 'present' }),
    aStage({ peer: { status: 'strong', here: { production: 3, reserve: 0, laboratories: 0, groups: 3 } } }),
    aStage({ id: 'train', name: '高速动车组', tier: 'downstream', status: 'strong', final: true }),
  ],
  feeds: [
    { from: 'steel', to: 'traction-transformer', provenance: { evidence: 'claimed', sourceIds: [] } },
    { from: 'traction-transformer', to: 'train', provenance: { evidence: 'claimed', sourceIds: [] } },
  ],
  figures: [],
  peerFigures: [],
};
const common = { map, language: 'zh' as const, labels: words };

const press = (key: string): Promise<boolean> =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key });

afterEach(() => vi.restoreAllMocks());

describe('the chain canvas', () => {
  it('is a group of buttons with full labels and one stop for Tab', () => {
    render(ChainCanvas, { ...common, showPeer: true, selected: 'steel' });
    const button = screen.getByRole('button', { name: '牵引变压器，missing；株洲市strong' });
    expect(button).toHaveAttribute('aria-pressed', 'false');
    expect(screen.getByRole('button', { name: /取向硅钢/ })).toHaveAttribute('aria-pressed', 'true');
    const stops = [...document.querySelectorAll('.marks button')].filter(
      (one) => one.getAttribute('tabindex') === '0',
    );
    expect(stops.map((one) => one.getAttribute('aria-label'))).toEqual(['取向硅钢，present']);
  });

  it('is walked with the keys, selects with Enter and opens what is selected', async () => {
    const onselect = vi.fn();
    const onopen = vi.fn();
    const { rerender } = render(ChainCanvas, { ...common, onselect, onopen });
    screen.getByRole('button', { name: /取向硅钢/ }).focus();
    await press('ArrowRight');
    expect(screen.getByRole('button', { name: /牵引变压器/ })).toHaveFocus();
    await press('End');
    expect(screen.getByRole('button', { name: /高速动车组/ })).toHaveFocus();
    await press('ArrowLeft');
    await fireEvent.click(document.activeElement ?? document.body);
    expect(onselect).toHaveBeenCalledWith('traction-transformer', { add: false });
    await rerender({ selected: 'traction-transformer' });
    await press('Enter');
    expect(onopen).toHaveBeenCalledWith('traction-transformer');
    await press('Escape');
    expect(onselect).toHaveBeenLastCalledWith(undefined, { add: false });
  });

  it('passes over stages whose status is switched off', async () => {
    render(ChainCanvas, { ...common, hidden: ['missing'] });
    screen.getByRole('button', { name: /取向硅钢/ }).focus();
    await press('ArrowRight');
    expect(screen.getByRole('button', { name: /取向硅钢/ })).toHaveFocus();
    expect(screen.getByRole('button', { name: /牵引变压器/ })).toHaveAttribute('aria-disabled', 'true');
  });

  it('adds no style element, which the policy of the page forbids', () => {
    render(ChainCanvas, common);
    expect(
      [...document.querySelectorAll('style')].filter((style) => style.textContent.includes('cytoscape')),
    ).toEqual([]);
  });

  it('asks for a segment when there are too many stages to draw', async () => {
    const stages = Array.from({ length: 160 }, (_, at) =>
      aStage({ id: `s${at}`, name: `环节${at}`, segment: `段${at % 8}` }),
    );
    render(ChainCanvas, { ...common, map: { ...map, stages, feeds: [] } });
    expect(screen.getByText('160 个环节，先选一段')).toBeVisible();
    expect(document.querySelectorAll('.marks button')).toHaveLength(0);
    await fireEvent.click(screen.getByRole('button', { name: /段3/ }));
    expect(document.querySelectorAll('.marks button')).toHaveLength(20);
  });
});

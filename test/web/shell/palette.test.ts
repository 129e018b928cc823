import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SearchResult } from '../../../server/contract/search.ts';
import Palette from '../../../web/shell/Palette.svelte';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import { answerWith } from '../support.ts';

const rail = { kind: 'chain', id: 'rail-transit', name: '轨道交通' } as const;
const result: SearchResult = {
  items: [
    {
      ref: { kind: 'stage', id: 'traction-motor', name: '牵引电机' },
      matchedBy: 'initials',
      matched: '牵引电机',
      context: [rail],
    },
    {
      ref: { kind: 'firm', id: 'name:青源', name: '青源驱动' },
      matchedBy: 'formerName',
      matched: '青源电机',
      context: [],
    },
    {
      ref: { kind: 'stage', id: 'traction-system', name: '牵引系统' },
      matchedBy: 'pinyin',
      matched: '牵引系统',
      context: [rail],
    },
  ],
  total: 5,
  kinds: [],
};

function setUp() {
  const network = answerWith({ '/api/search': result });
  const onclose = vi.fn();
  render(Palette, { onclose });
  return { network, onclose, box: screen.getByRole('combobox') };
}
const chosen = (): string => screen.getByRole('option', { selected: true }).textContent ?? '';

afterEach(() => {
  forgetAll();
  vi.unstubAllGlobals();
});

describe('the command palette', () => {
  it('groups hits by kind, says how each matched and how many there are', async () => {
    const { box } = setUp();
    expect(box).toHaveFocus();
    await userEvent.type(box, 'qy');
    expect(await screen.findAllByRole('option')).toHaveLength(3);
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'))).toEqual([
      '环节',
      '企业',
    ]);
    expect(screen.getByRole('option', { name: /牵引电机.*首字母/ })).toBeInTheDocument();
    expect(screen.getByRole('option', { name: /青源驱动.*青源电机.*曾用名/ })).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('列出 3，共 5');
  });

  it('asks once for words typed in one go', async () => {
    const { network, box } = setUp();
    await userEvent.type(box, 'qydj');
    await screen.findAllByRole('option');
    expect(network.mock.calls.map(([path]) => String(path))).toEqual(['/api/search?q=qydj&limit=30']);
  });

  it('walks round with the arrow keys and opens the chosen hit', async () => {
    const { onclose, box } = setUp();
    await userEvent.type(box, 'qy');
    await screen.findAllByRole('option');
    expect(chosen()).toContain('牵引电机');
    await userEvent.keyboard('{ArrowUp}');
    expect(chosen()).toContain('青源驱动');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(chosen()).toContain('牵引系统');
    await userEvent.keyboard('{Enter}');
    expect(onclose).toHaveBeenCalledOnce();
    expect(location.hash).toContain('/chain/rail-transit?');
    expect(location.hash).toContain('stage=traction-system');
  });

  it('says when nothing was found', async () => {
    answerWith({ '/api/search': { items: [], total: 0, kinds: [] } });
    render(Palette, { onclose: vi.fn() });
    await userEvent.type(screen.getByRole('combobox'), '没有');
    expect(await screen.findByText(/没有“没有”/)).toBeInTheDocument();
  });
});

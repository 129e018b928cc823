import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import RegionPicker from '../../../web/shell/RegionPicker.svelte';
import { forgetAll } from '../../../web/state/resource.svelte.ts';
import { answerWith } from '../support.ts';

const provinces = Array.from({ length: 10 }, (_, at) => ({
  code: `${40 + at}0000`,
  name: `无数据省${at}`,
  level: 'province',
  within: '100000',
  firms: 0,
  facts: 0,
}));
const items = [
  { code: '100000', name: '中国', level: 'country', firms: 4, facts: 9 },
  { code: '370000', name: '山东省', level: 'province', within: '100000', firms: 4, facts: 9 },
  ...provinces,
  {
    code: '370200',
    name: '青岛市',
    level: 'city',
    within: '370000',
    firms: 3,
    facts: 0,
    latin: ['qingdaoshi', 'qds'],
  },
  { code: '370202', name: '市南区', level: 'district', within: '370200', firms: 1, facts: 0 },
];
const onpick = vi.fn();

beforeEach(() => {
  onpick.mockReset();
  answerWith({
    '/api/regions': { items, total: items.length },
    '/api/search': { items: [], total: 0, counts: [] },
  });
});
afterEach(() => {
  forgetAll();
  vi.unstubAllGlobals();
});

async function open(): Promise<string[]> {
  render(RegionPicker, { chosen: '370200', label: '换区域', onpick });
  await userEvent.click(await screen.findByRole('button', { name: '换区域: 青岛市' }));
  return names();
}
const names = (): string[] =>
  screen.queryAllByRole('treeitem').map((item) => item.querySelector('b')?.textContent ?? '');

describe('the region picker', () => {
  it('is a tree, unfolded to the chosen region, with what has no data behind one line', async () => {
    expect(await open()).toEqual(['中国', '山东省', '青岛市', '市南区', '还有 10 个没有数据的']);
    expect(screen.getByRole('treeitem', { selected: true })).toHaveTextContent('青岛市');
    expect(screen.getByRole('treeitem', { name: /市南区/ })).toHaveAttribute('aria-level', '4');
    expect(screen.getByRole('treeitem', { name: /青岛市/ })).toHaveTextContent('3 家企业');
  });

  it('folds and unfolds with the arrow keys, and chooses with Enter', async () => {
    await open();
    await userEvent.keyboard('{ArrowLeft}');
    expect(names()).toEqual(['中国', '山东省', '青岛市', '还有 10 个没有数据的']);
    expect(screen.getByRole('treeitem', { name: /青岛市/ })).toHaveAttribute('aria-expanded', 'false');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    expect(onpick).toHaveBeenCalledExactlyOnceWith('370202');
  });

  it('goes out to the region above with ←', async () => {
    await open();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{Enter}');
    expect(onpick).toHaveBeenCalledExactlyOnceWith('370000');
  });

  it('folds by a click on the triangle without choosing', async () => {
    await open();
    await userEvent.click(screen.getByRole('treeitem', { name: /山东省/ }).querySelector('i')!);
    expect(names()).toEqual(['中国', '山东省', '还有 10 个没有数据的']);
    expect(onpick).not.toHaveBeenCalled();
  });

  it('stays open and shows the rest when that is asked', async () => {
    await open();
    await userEvent.click(screen.getByRole('treeitem', { name: /还有 10 个/ }));
    expect(names()).toHaveLength(14);
    expect(onpick).not.toHaveBeenCalled();
  });

  it('finds by initials, says where it lies, and leaves the arrows to the text', async () => {
    await open();
    await userEvent.keyboard('qds{ArrowLeft}');
    const option = await screen.findByRole('option', { name: /青岛市/ });
    expect(option).toHaveTextContent('370200 · 山东省');
    expect(screen.queryByRole('tree')).toBeNull();
    await userEvent.keyboard('{Enter}');
    expect(onpick).toHaveBeenCalledExactlyOnceWith('370200');
  });
});

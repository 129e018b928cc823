import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import Picker from '../../../web/ui/Picker.svelte';

const items = [
  { id: '370200', name: '青岛市', code: '370200', depth: 1 },
  { id: '370200-hitech', name: '青岛高新区', depth: 2 },
  { id: '430200', name: '株洲市', depth: 1 },
];

function setUp() {
  const onpick = vi.fn();
  render(Picker, {
    text: '青岛市',
    label: '换区域',
    hint: '区域名',
    items,
    chosen: '370200-hitech',
    query: '',
    onpick,
  });
  return { onpick, slot: screen.getByRole('button', { name: '换区域: 青岛市' }) };
}
const active = (): string | null | undefined =>
  document.getElementById(screen.getByRole('combobox').getAttribute('aria-activedescendant') ?? '')
    ?.textContent;

describe('a picker', () => {
  it('opens with the keyboard on the chosen one, and the focus in its box', async () => {
    const { slot } = setUp();
    await userEvent.click(slot);
    expect(slot).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByRole('combobox')).toHaveFocus();
    expect(active()).toContain('青岛高新区');
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('青岛高新区');
  });

  it('walks with the arrow keys, stops at the ends, and chooses with Enter', async () => {
    const { onpick, slot } = setUp();
    await userEvent.click(slot);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(active()).toContain('株洲市');
    await userEvent.keyboard('{Home}');
    expect(active()).toContain('青岛市');
    await userEvent.keyboard('{End}{ArrowUp}{ArrowUp}{Enter}');
    expect(onpick).toHaveBeenCalledExactlyOnceWith('370200');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(slot).toHaveFocus();
  });

  it('closes with Escape and gives the focus back, without asking the page to go back', async () => {
    const { onpick, slot } = setUp();
    const page = vi.fn();
    addEventListener('keydown', page);
    await userEvent.click(slot);
    await userEvent.keyboard('{Escape}');
    removeEventListener('keydown', page);
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(slot).toHaveFocus();
    expect(onpick).not.toHaveBeenCalled();
    expect(page.mock.calls.map(([event]) => (event as KeyboardEvent).key)).not.toContain('Escape');
  });

  it('closes when somebody clicks elsewhere', async () => {
    const { slot } = setUp();
    await userEvent.click(slot);
    await userEvent.click(document.body);
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('chooses by a click', async () => {
    const { onpick, slot } = setUp();
    await userEvent.click(slot);
    await userEvent.click(screen.getByRole('option', { name: /株洲市/ }));
    expect(onpick).toHaveBeenCalledExactlyOnceWith('430200');
  });
});

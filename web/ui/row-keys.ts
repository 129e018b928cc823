/**
 * J and K walk down and up the rows of a table: from one `[data-row]` control to the next. ↵ then does what that
 * control does. Quiet while somebody is typing or a dialog is open.
 */
export function rowKeys(table: HTMLElement): () => void {
  const press = (event: KeyboardEvent): void => {
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    if ((event.target as HTMLElement).matches?.('input, textarea, select')) return;
    if (document.querySelector('dialog[open]')) return;
    const rows = [...table.querySelectorAll<HTMLElement>('[data-row]')].filter(
      (row) => !row.closest('[hidden]'),
    );
    const at = rows.findIndex(
      (row) => row === document.activeElement || row.closest('tr')?.contains(document.activeElement),
    );
    const next = rows[at === -1 ? (step > 0 ? 0 : rows.length - 1) : at + step];
    next?.focus();
    next?.scrollIntoView?.({ block: 'nearest' });
  };
  addEventListener('keydown', press);
  return () => removeEventListener('keydown', press);
}

/** Calls back when the page's theme may have changed: an attribute of the root, or the system's preference. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['class', 'data-theme', 'data-density'],
  });
  const queries = [
    '(prefers-color-scheme: dark)',
    '(prefers-reduced-motion: reduce)',
    '(prefers-contrast: more)',
    'print',
  ]
    .map((query) => (typeof matchMedia === 'function' ? matchMedia(query) : undefined))
    .filter((query) => query !== undefined);
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

/**
 * Calls `before` when the page is about to be printed and `after` when that is done. Returns how to stop it.
 * The drawing on paper is the picture on the screen at that moment, so it has to be fitted first.
 */
export function onPrint(page: Window, before: () => void, after: () => void): () => void {
  page.addEventListener('beforeprint', before);
  page.addEventListener('afterprint', after);
  return () => {
    page.removeEventListener('beforeprint', before);
    page.removeEventListener('afterprint', after);
  };
}

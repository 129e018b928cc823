/** Where a dialog puts the focus when it opens: without it that is the button that closes it. */
export const beginHere = (node: HTMLElement): void => node.setAttribute('autofocus', '');

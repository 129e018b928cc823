import type cytoscape from 'cytoscape';

/** Marks are there to be hit, not seen: the picture is painted beneath them. */
export const markStyle: cytoscape.StylesheetJson = [
  {
    selector: 'node',
    style: {
      shape: 'rectangle',
      width: 'data(w)',
      height: 'data(h)',
      'background-opacity': 0,
      'border-width': 0,
      'overlay-opacity': 0,
    },
  },
  { selector: 'core', style: { 'active-bg-opacity': 0 } as cytoscape.Css.Core },
];

/**
 * Cytoscape adds a style element unless an element of this id is there, and the page's policy forbids inline
 * styles. What that sheet would set (position: relative) is in the component's own styles.
 */
export function keepStyleElementOut(page: Document): void {
  const id = '__________cytoscape_stylesheet';
  if (page.getElementById(id)) return;
  const marker = page.createElement('meta');
  marker.id = id;
  page.head.append(marker);
}
